/** Parity of `saved-states.json`: DSPy's saved programs, read and written again with nothing lost. */
import { z } from 'zod'
import {
  type AnyProgram,
  type AnySignature,
  chainOfThought,
  predict,
  program,
  signature,
  type Values,
} from '../../src/engine/index.ts'
import { fromDspy, toDspy } from '../../src/export/index.ts'
import { type Case, type Checker, checkCases, readJson } from './checker.ts'

interface SignatureFact {
  readonly name: string
  readonly instructions: string
  readonly fields: readonly { name: string; role: string; type: string; desc: string | null }[]
}

interface StateFact {
  readonly program: string
  readonly signatures: readonly string[]
  readonly demos: readonly (readonly Values[])[]
  readonly instructions_changed_to: string | null
  readonly lm: string | null
  readonly saved: Values
}

interface Facts {
  readonly signatures: readonly SignatureFact[]
  readonly cases: readonly StateFact[]
}

/** Three cases per saved file: what is read of it, the same file written again, and written from nothing. */
export const checkSavedStates: Checker = (path) => {
  const { signatures, cases } = readJson<Facts>(path)
  return checkCases(cases.flatMap((fact, i) => casesOf(fact, i, signatures)))
}

function casesOf(fact: StateFact, index: number, facts: readonly SignatureFact[]): Case[] {
  const student = programOf(fact, facts)
  const told = `${index} ${fact.program}, lm ${fact.lm ?? 'none'}`
  const read = () => fromDspy(student, fact.saved)
  const expected = stateOf(student, fact)
  const again = () => {
    const { state, rest } = read()
    return JSON.parse(toDspy(student.withState(state), { hash: '', lineage: { dspy: rest } }))
  }
  const afresh = () => JSON.parse(toDspy(student.withState(expected), { hash: '', lineage: null }))
  return [
    { name: `${told}: read`, expected, actual: () => read().state },
    { name: `${told}: written again`, expected: withoutEndpoint(fact.saved), actual: again },
    ...(fact.lm === null ? [{ name: `${told}: written afresh`, expected: fact.saved, actual: afresh }] : []),
  ]
}

/** What a case has been saved from. */
function stateOf({ state }: AnyProgram, { demos, instructions_changed_to: changed }: StateFact) {
  const parts = Object.entries(state).map(
    ([part, own], i) => [part, { instructions: changed ?? own.instructions, demos: demos[i] ?? [] }] as const,
  )
  return Object.fromEntries(parts)
}

function programOf({ program: kind, signatures }: StateFact, facts: readonly SignatureFact[]): AnyProgram {
  const [first, second] = signatures.map((name) => declared(facts.find((fact) => fact.name === name)))
  if (first === undefined) throw new Error(`expected a signature, got none for ${kind}`)
  if (kind === 'chain_of_thought') return chainOfThought(first) as AnyProgram
  if (second === undefined) return predict(first) as AnyProgram
  const parts = { first: predict(first) as AnyProgram, second: chainOfThought(second) as AnyProgram }
  return program({ name: kind, parts, forward: async () => ({}) })
}

function declared(fact: SignatureFact | undefined): AnySignature | undefined {
  if (fact === undefined) return undefined
  const shape = (role: string) =>
    Object.fromEntries(
      fact.fields
        .filter((field) => field.role === role)
        .map(({ name, type, desc }) => [name, desc === null ? typeOf(type) : typeOf(type).describe(desc)]),
    )
  const { name, instructions } = fact
  return signature({ name, instructions, inputs: shape('input'), outputs: shape('output') })
}

/** DSPy's files hold no types; these are near enough to declare the fields. */
function typeOf(type: string): z.ZodType {
  if (type === 'str') return z.string()
  if (type === 'int') return z.int()
  return z.array(type === 'list[str]' ? z.string() : z.looseObject({}))
}

/** An endpoint is never taken over; DSPy drops it too when it loads. */
function withoutEndpoint(saved: Values): Values {
  const entries = Object.entries(saved).map(([key, value]) => {
    if (key === 'lm') return [key, bare(value)] as const
    const part = value as Values
    return [
      key,
      part !== null && typeof part === 'object' && 'lm' in part ? { ...part, lm: bare(part.lm) } : value,
    ]
  })
  return Object.fromEntries(entries)
}

function bare(lm: unknown): unknown {
  if (lm === null) return null
  const { api_base: _endpoint, ...rest } = lm as Values
  return rest
}
