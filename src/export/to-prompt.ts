/** The `prompt` format: everything a program says to a model, as one JSON document for any language. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type ExportField, type ExportStep, stepsOf } from './export-step.ts'
import { exportNotes } from './notes.ts'
import { objectSchema } from './object-schema.ts'

/** How the slots of a step become a message, and how a reply is read; stands in every artifact. */
const rules = {
  fill: [
    'The last message of a step is its sections joined by line feeds: a marker line `[[ ## name ## ]]`, then the value.',
    'Replace each {{name}} by the text of the input, in one pass; leave out the sections of inputs that have neither a value nor a default.',
    'The text of an input with encode text is the value as it stands, a date as ISO 8601 in UTC with milliseconds.',
    'Where nullable is true, null is the word null, and a text that is null between any number of double quotes gets one more pair of them.',
    'The text of an input with encode json is its JSON without spaces between tokens, keys in the order of inputSchema, characters beyond ASCII as they are.',
    'In the text of each input put one more backslash before the ## of every `[[ ##`, also where backslashes stand between `[[ ` and `##` already.',
  ],
  read: [
    'A line that begins with `[[ ## name ## ]]` begins the section of a field; the first section of a name counts, its text is trimmed.',
    'Take one backslash away where fill put one; parse fields with encode json, without a Markdown fence around them, and check all against outputSchema, where `x-flags` holds the flags of the pattern beside it.',
    'Of an object drop the keys that its schema neither lists nor allows by additionalProperties, in inputs and in outputs.',
    'A field that is not required and is null without being nullable counts as left out.',
  ],
}

/**
 * A program as a JSON document, pretty-printed with keys in a fixed order: messages by step with named slots,
 * JSON schemas of inputs and outputs, the rules to fill and read them, the state it was made of, lineage, score and notes.
 */
export function toPrompt(program: AnyProgram, about: ExportAbout): string {
  const artifact = {
    schemaVersion: 1,
    kind: 'prompt',
    name: about.name ?? program.name,
    hash: about.hash,
    adapter: 'chat',
    rules,
    steps: stepsOf(program, about).map(promptStep),
    state: program.state,
    lineage: about.lineage,
    score: about.score ?? null,
    notes: exportNotes(program, about),
  }
  return `${JSON.stringify(artifact, null, 2)}\n`
}

function promptStep({ part, preamble, ask, inputs, outputs, settings }: ExportStep) {
  return {
    part,
    messages: [...preamble, ask],
    slots: inputs.map(slot),
    outputs: outputs.map(({ name, type, encode, mayBeNull }) => ({
      name,
      type,
      encode,
      ...flag({ nullable: mayBeNull }),
    })),
    inputSchema: objectSchema(inputs),
    outputSchema: objectSchema(outputs),
    settings,
  }
}

function slot({ name, encode, mayBeNull, isRequired, schema }: ExportField) {
  const ready = 'default' in schema ? { default: schema.default } : {}
  return { name, encode, ...flag({ nullable: mayBeNull }), required: isRequired, ...ready }
}

function flag(flags: Readonly<Record<string, boolean>>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(flags).filter(([, isSet]) => isSet))
}
