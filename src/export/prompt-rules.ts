/** How the slots of an exported prompt become a message, and how a reply is read, in words: one set for each form. */
import type { ExportField } from './export-step.ts'
import type { Form } from './forms.ts'

/** Rules for any language; `fill` writes the last message of a step, `read` takes a reply apart. */
export interface PromptRules {
  readonly fill: readonly string[]
  readonly read: readonly string[]
}

const textRules = [
  'The text of an input with encode text is the value as it stands, a date as ISO 8601 in UTC with milliseconds.',
  'Where nullable is true, null is the word null, and a text that is null between any number of double quotes gets one more pair of them.',
  'The text of an input with encode json is its JSON without spaces between tokens, keys in the order of inputSchema, characters beyond ASCII as they are, numbers as JavaScript writes them (5, not 5.0).',
]
const checkRules = [
  'Of an object drop the keys that its schema neither lists nor allows by additionalProperties, in inputs and in outputs.',
  'A key that is not required and is null where its schema has no null counts as left out; what is left out is the default of its schema, where there is one: at any depth, in inputs and in outputs.',
  'Where a schema has `x-changes` (trim, lower case, upper case), a text is changed so, in their order, before it is checked.',
  'A string of format date-time is a date: an ISO day that exists, with or without a time; a time without a zone is UTC.',
]
const parseRule =
  'Take one backslash away where fill put one; parse fields with encode json, without a Markdown fence around them, and check all against outputSchema, where `x-flags` holds the flags of the pattern beside it.'

/** Rules of inputs that are more than text; they stand where there are such. */
const kindRules: Readonly<Record<string, string>> = {
  image:
    'The text of an input with encode image is `(image n)`, counting from 1 the images that have a value, in the order of slots; their addresses go along with the message, in that order: the `images` of the last message.',
  history:
    'An input with encode history is no section: each of its turns, an object of values by name, stands before the last message as two messages in the same form, a user message of its inputs and an assistant message of its outputs, of both what it has; a side of which it has nothing is left out.',
}

/** The rules of a form for some inputs. */
export function rulesOf(form: Form, slots: readonly Pick<ExportField, 'encode'>[]): PromptRules {
  const kinds = new Set(slots.map(({ encode }) => encode))
  const { fill, read } = promptRules[form]
  return { fill: [...fill, ...[...kinds].flatMap((kind) => kindRules[kind] ?? [])], read }
}

/** The rules of each form; they stand in every artifact. */
const promptRules: Readonly<Record<Form, PromptRules>> = {
  chat: {
    fill: [
      'The last message of a step is its sections joined by line feeds: a marker line `[[ ## name ## ]]`, then the value.',
      'Replace each {{name}} by the text of the input, in one pass; leave out the sections of inputs that have neither a value nor a default.',
      ...textRules,
      'In the text of each input put one more backslash before the ## of every `[[ ##`, also where backslashes stand between `[[ ` and `##` already.',
    ],
    read: [
      'A line that begins with `[[ ## name ## ]]` begins the section of a field; the first section of a name counts, its text is trimmed.',
      parseRule,
      ...checkRules,
    ],
  },
  json: {
    fill: [
      'The last message of a step is one JSON object of the inputs by name, without spaces between tokens.',
      'Replace each {{name}} by the JSON of the input, in one pass: dates as ISO 8601 in UTC with milliseconds, keys inside of it in the order of inputSchema, characters beyond ASCII as they are, numbers as JavaScript writes them (5, not 5.0); leave out the keys of inputs that have neither a value nor a default.',
    ],
    read: [
      'The reply is one JSON object; check it against outputSchema, where `x-flags` holds the flags of the pattern beside it.',
      ...checkRules,
    ],
  },
  xml: {
    fill: [
      'The last message of a step is its sections joined by line feeds: `<name>`, a line feed, the value, a line feed, `</name>`.',
      'Replace each {{name}} by the text of the input, in one pass; leave out the sections of inputs that have neither a value nor a default.',
      ...textRules,
      'In the text of an input put one more backslash before the / of every end tag of its own name, also where backslashes stand between `<` and `/` already.',
    ],
    read: [
      'The text between the tags of a field is its section; the first section of a name counts, its text is trimmed.',
      parseRule,
      ...checkRules,
    ],
  },
}
