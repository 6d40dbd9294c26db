/** Programs of several parts. */
import { withinPart } from '../context.ts'
import { InputError } from '../errors.ts'
import { type AnySignature, checkInputs } from '../signature/index.ts'
import { defineProgram } from './define.ts'
import type { ProgramState } from './state.ts'
import type { AnyProgram, Program } from './types.ts'

/** Parts by name: predictors or programs. */
export type Parts = Readonly<Record<string, AnyProgram>>

/** How a program is declared. `forward` gets its parts and the inputs. */
export interface ProgramDeclaration<P extends Parts, I, O> {
  readonly name: string
  readonly parts: P
  readonly forward: (parts: P, inputs: I) => Promise<O>
  /** What the whole takes and gives: checked on the way in, and told to those who feed or document it. */
  readonly signature?: AnySignature | undefined
}

/** The key of a lone predictor; it does not show in the path of a program that has it as a part. */
export const self = 'self'

/**
 * A program of several steps. Its state holds the state of every part under `part` or `part.inner`.
 * @throws InputError `invalid_program` for a part that is no program, or a part name that is empty, `self` or has a dot, which paths could not tell apart.
 */
export function program<P extends Parts, I, O>(declaration: ProgramDeclaration<P, I, O>): Program<I, O> {
  const { name, parts, forward, signature } = declaration
  if (!(parts instanceof Object) || typeof forward !== 'function') {
    const message = `program ${name}: expected { parts, forward }, got ${typeof parts} for parts and ${typeof forward} for forward`
    throw new InputError('invalid_program', message)
  }
  const dotted = Object.keys(parts).find((key) => key === '' || key.includes('.') || key === self)
  if (dotted !== undefined) {
    throw new InputError(
      'invalid_program',
      `program ${name}: expected part names without dots and other than \`${self}\`, got \`${dotted}\``,
      { part: dotted },
    )
  }
  for (const [key, part] of Object.entries(parts)) {
    if (typeof part === 'function' && 'predictors' in part) continue
    const message = `program ${name}: expected parts made by predict() or program(), got ${typeof part} for \`${key}\``
    throw new InputError('invalid_program', message, { part: key })
  }
  const bound = Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, asPart(key, part)])) as P
  return defineProgram<I, O>({
    name,
    signature,
    predictors: flatten(parts, (part) => part.predictors),
    state: flatten(parts, (part) => part.state),
    run: async (inputs) => forward(bound, (signature ? checkInputs(signature, inputs) : inputs) as I),
    rebuild: (state) => program({ ...declaration, parts: withStates(parts, state) }),
  })
}

/** The same part, its calls told under its name. */
function asPart(key: string, part: AnyProgram): AnyProgram {
  const { name, signature, predictors, state } = part
  const run = (inputs: never) => withinPart(key, () => part(inputs))
  return defineProgram<never, unknown>({
    name,
    signature,
    predictors,
    state,
    run,
    rebuild: (next) => asPart(key, part.withState(next)),
  })
}

function flatten<T>(parts: Parts, of: (part: AnyProgram) => Readonly<Record<string, T>>): Record<string, T> {
  const entries = Object.entries(parts).flatMap(([key, part]) =>
    Object.entries(of(part)).map(([inner, value]) => [pathOf(key, inner), value] as const),
  )
  return Object.fromEntries(entries)
}

function withStates<P extends Parts>(parts: P, state: ProgramState): P {
  const changed = Object.entries(parts).map(([key, part]) => {
    const own = Object.keys(part.state).map((inner) => [inner, state[pathOf(key, inner)]] as const)
    return [key, part.withState(Object.fromEntries(own) as ProgramState)] as const
  })
  return Object.fromEntries(changed) as P
}

function pathOf(key: string, inner: string): string {
  return inner === self ? key : `${key}.${inner}`
}
