/** Terms held against things in memory mean what they mean in the store. */
import { describe, expect, it } from 'vitest'
import type { Term } from '../workbench.ts'
import { holdsAll } from './holds.ts'

const thing: Readonly<Record<string, string | number>> = { id: 'hmw-Transit-4', score: 0.5, empty: '' }

describe('holdsAll', () => {
  it.each<{ field: string; op: Term['op']; value: Term['value']; holds: boolean; isInverse?: boolean }>([
    { field: 'score', op: '<', value: 0.6, holds: true },
    { field: 'score', op: '<=', value: 0.5, holds: true },
    { field: 'score', op: '>', value: 0.5, holds: false },
    { field: 'score', op: '>=', value: 0.5, holds: true },
    { field: 'score', op: '=', value: 0.5, holds: true },
    { field: 'score', op: '=', value: 0.5, isInverse: true, holds: false },
    { field: 'none', op: '<', value: 1, holds: false },
    { field: 'none', op: '<', value: 1, isInverse: true, holds: true },
    { field: 'id', op: 'holds', value: 'TRANSIT', holds: true },
    { field: 'id', op: 'fuzzy', value: 'hts4', holds: true },
    { field: 'id', op: 'fuzzy', value: '4h', holds: false },
    { field: 'id', op: '=', value: 'hmw-*-4', holds: true },
    { field: 'id', op: '=', value: 'hmw-.*', holds: false },
    { field: 'id', op: 'exists', value: '', holds: true },
    { field: 'empty', op: 'exists', value: '', holds: false },
  ])('$field $op $value, inverse: $isInverse', ({ holds, ...term }) => {
    expect(holdsAll([term], (field) => thing[field] ?? null)).toBe(holds)
  })

  it('needs all of them', () => {
    const [yes, no]: Term[] = [
      { field: 'score', op: '=', value: 0.5 },
      { field: 'id', op: '=', value: 'x' },
    ]
    const found = (field: string) => thing[field] ?? null
    expect([[], [yes], [yes, no]].map((terms) => holdsAll(terms as Term[], found))).toEqual([
      true,
      true,
      false,
    ])
  })
})
