/** The client's types are those of the service's schemas: nothing more, nothing less. */
import { expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type * as client from '../../src/client/index.ts'
import type * as schemas from '../../src/server/schemas.ts'

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

it('answers', () => {
  expectTypeOf<Frozen<z.output<typeof schemas.hmwAnswer>>>().toEqualTypeOf<client.HmwAnswer>()
  expectTypeOf<Frozen<z.output<typeof schemas.solutionsAnswer>>>().toEqualTypeOf<client.SolutionsAnswer>()
})

it('requests', () => {
  expectTypeOf<Frozen<z.input<typeof schemas.hmwRequest>>>().toEqualTypeOf<client.HmwRequest>()
  expectTypeOf<Frozen<z.input<typeof schemas.solutionsRequest>>>().toEqualTypeOf<client.SolutionsRequest>()
})
