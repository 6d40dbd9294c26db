/** The runtime of exported steps in the chat form: a marker line before each value. */

/** Source of `writeSections` and `parseStep`. */
export const chatRuntime = String.raw`
function writeSections(fields: readonly Field[], values: Values): string {
  const told = fields.filter(({ name }) => values[name] !== undefined)
  const sections = told.map(
    (field) => '[[ ## ' + field.name + ' ## ]]\n' + escapeMarkers(textOf(field, values[field.name])),
  )
  return sections.join('\n')
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

/** The texts under the markers; the first section of a name counts. */
function readSections(text: string): Map<string, string> {
  const sections = new Map<string, string>()
  const pieces = text.replace(/\r\n|[\r\v\f]/g, '\n').split(/^[ \t]*\[\[ ## ([\p{ID_Continue}]+) ## \]\]/mu)
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
