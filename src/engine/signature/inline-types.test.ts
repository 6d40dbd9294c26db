/** The types of inline signatures; checked by the compiler, so a wrong expectation fails `tsc`. */
import { describe, expectTypeOf, it } from 'vitest'
import { type Signature, signature } from './signature.ts'

type InputOf<S> = S extends Signature<infer I, infer _O> ? I : never
type OutputOf<S> = S extends Signature<infer _I, infer O> ? O : never

it('types fields without a type as string', () => {
  const sig = signature('context, insights: string[] -> questions: string[], score: number')
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ context: string; insights: string[] }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{ questions: string[]; score: number }>()
  // @ts-expect-error the score is a number: a type test must be able to fail
  expectTypeOf<OutputOf<typeof sig>['score']>().toEqualTypeOf<string>()
})

it('types unions, nullables and nested arrays', () => {
  const sig = signature("a: 'x' | 'y', b: integer? -> c: boolean[][], d: ('u' | 'v')[], e: (string?)[]")
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ a: 'x' | 'y'; b: number | null }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{
    c: boolean[][]
    d: ('u' | 'v')[]
    e: (string | null)[]
  }>()
})

it("types DSPy's spellings", () => {
  const sig = signature(
    "a: list[str], b: Optional[int] -> c: Literal['p', 'q,r', 3], d: dict[str, list[float]], e: Union[int, str]",
  )
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ a: string[]; b: number | null }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{
    c: 'p' | 'q,r' | 3
    d: Record<string, number[]>
    e: number | string
  }>()
})

it("types DSPy's other containers", () => {
  const sig = signature(
    'a: set[int], b: tuple[int, list[str]] -> c: Dict[str, Any], d: List[bool], e: dict, f: int | None',
  )
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ a: number[]; b: [number, string[]] }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{
    c: Record<string, unknown>
    d: boolean[]
    e: Record<string, unknown>
    f: number | null
  }>()
})

it('types inputs with a default as optional, outputs as given', () => {
  const sig = signature("d: date, a: str = 'x=y', n=1 -> b: None, c: Literal['p=q'], e: int = 3")
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{
    d: string
    a?: string | undefined
    n?: string | undefined
  }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{ b: string; c: 'p=q'; e: number }>()
})

it('takes an arrow inside quotes for text', () => {
  const sig = signature("a: Literal['x->y'], b -> c: Literal['p->q', 'r'], d: int")
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ a: 'x->y'; b: string }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{ c: 'p->q' | 'r'; d: number }>()
  const last = signature("a: Literal['x->y'] ->")
  expectTypeOf<InputOf<typeof last>>().toEqualTypeOf<{ a: 'x->y' }>()
})

it("types what Python's modules name", () => {
  const sig = signature('größe: bytes, photo: dspy.Image -> ids: Sequence[uuid.UUID], at: datetime.time')
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ größe: string; photo: string }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{ ids: string[]; at: string }>()
})

it('reads across lines and odd spaces', () => {
  const sig = signature('\n  a : string ,\tb:number\n->\n  c:integer[] , \n')
  expectTypeOf<InputOf<typeof sig>>().toEqualTypeOf<{ a: string; b: number }>()
  expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<{ c: number[] }>()
})

describe('where the text says nothing', () => {
  it('does not guess when it is not a literal', () => {
    const sig = signature('a -> b' as string)
    expectTypeOf<OutputOf<typeof sig>>().toEqualTypeOf<Record<string, unknown>>()
  })
})
