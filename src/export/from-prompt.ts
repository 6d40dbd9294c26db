/** Exported prompts as state of a program again. */
import { type AnyProgram, InputError, isPlainObject, type Values } from '../engine/index.ts'
import { stepsOf } from './export-step.ts'

/** What an exported prompt gives back. */
export interface PromptReading {
  readonly state: AnyProgram['state']
  readonly lineage: Values
  readonly hash: string
  readonly notes: readonly string[]
}

/** True for a document that the `prompt` format wrote. */
export function isPromptArtifact({ kind, schemaVersion }: Values): boolean {
  return kind === 'prompt' && schemaVersion === 1
}

/**
 * Reads the state of an exported prompt into the parts of a program.
 * @throws InputError `invalid_program` when it is not of this program.
 */
export function fromPrompt(program: AnyProgram, document: Values): PromptReading {
  const { name, state, hash = '', lineage } = document
  if (!isPlainObject(state)) {
    throw new InputError(
      'invalid_program',
      'exported prompt: expected the state it was made of under `state`, got none',
    )
  }
  const json = { schemaVersion: 1, name: String(name), state }
  const { state: read } = program.fromJSON(json)
  const about = { hash: '', lineage: null }
  const written = stepsOf(program.withState(read), about).map(({ preamble, ask }) => [...preamble, ask])
  const steps: unknown[] = Array.isArray(document.steps) ? document.steps : []
  const given = steps.map((step) => (isPlainObject(step) ? step.messages : undefined))
  const isSame = JSON.stringify(written) === JSON.stringify(given)
  return {
    state: read,
    lineage: isPlainObject(lineage) ? lineage : {},
    hash: String(hash),
    notes: isSame
      ? []
      : [
          'The messages of the file are not those of its state: the state was taken over, changes of the messages were not.',
        ],
  }
}
