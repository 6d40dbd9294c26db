/** The part of an exported module that is the same in all: writes messages and reads replies. */

/** Source of `renderStep` and `parseStep`, which need `Message` of the module and `read…` of the validator. */
export const runtimeSource = String.raw`
/** One field of a step: how its text stands in a message, and what its value must be. */
interface Field extends Property {
  readonly as: 'text' | 'text or null' | 'json'
}

/** One prompt: what is always sent, what is filled in, what comes back. */
interface Step {
  readonly preamble: readonly Message[]
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}

function renderStep({ preamble, inputs }: Step, values: object): Message[] {
  const given = readProperties(inputs, { ...values }, '')
  const told = inputs.filter(({ name }) => given[name] !== undefined)
  const sections = told.map(
    (field) => '[[ ## ' + field.name + ' ## ]]\n' + escapeMarkers(textOf(field, given[field.name])),
  )
  return [...preamble, { role: 'user', content: sections.join('\n') }]
}

function parseStep({ outputs }: Step, text: string): unknown {
  const sections = readSections(text)
  const written = outputs.filter(({ name }) => sections.has(name))
  if (written.length === 0) {
    const names = outputs.map(({ name }) => name).join(', ')
    throw new Error('expected marked sections for ' + names + ', got ' + shown(text))
  }
  const values = written.map((field) => [field.name, valueOf(field, sections.get(field.name) ?? '')] as const)
  return readProperties(outputs, Object.fromEntries(values), '')
}

function textOf(field: Field, value: unknown): string {
  if (field.as !== 'json' && value instanceof Date) return value.toISOString()
  if (field.as === 'json' || typeof value !== 'string') return JSON.stringify(value)
  return field.as === 'text or null' && /^"*null"*$/.test(value) ? '"' + value + '"' : value
}

function valueOf(field: Field, text: string): unknown {
  if (field.as === 'json') return jsonOf(field.name, text)
  if (field.as === 'text') return text
  if (text === 'null') return null
  return /^"+null"+$/.test(text) ? text.slice(1, -1) : text
}

/** JSON, with or without a Markdown fence around it. */
function jsonOf(name: string, text: string): unknown {
  const json = /^\x60{3}[\w-]*[^\S\n]*\n([\s\S]*?)\n?\x60{3}$/.exec(text)?.[1] ?? text
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new Error(name + ': expected JSON, got ' + shown(text), { cause })
  }
}

/** The texts under the markers; the first section of a name counts. */
function readSections(text: string): Map<string, string> {
  const sections = new Map<string, string>()
  const pieces = text.split(/^[ \t]*\[\[ ## (\w+) ## \]\]/m)
  for (let i = 1; i < pieces.length; i += 2) {
    const name = pieces[i] ?? ''
    if (!sections.has(name)) sections.set(name, unescapeMarkers((pieces[i + 1] ?? '').trim()).trim())
  }
  return sections
}

/** What would read as a marker inside a value gets a backslash. */
function escapeMarkers(text: string): string {
  return text.replace(/\[\[ (\\*)##/g, '[[ $1\\##')
}

function unescapeMarkers(text: string): string {
  return text.replace(/\[\[ \\(\\*)##/g, '[[ $1##')
}
`.trim()
