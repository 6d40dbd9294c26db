/** The runtime of exported steps in the XML form: each value between tags of its name. */

/** Source of `writeTagged` and `parseStepAsXml`. */
export const xmlRuntime = String.raw`
function writeTagged(fields: readonly Field[], values: Values): string {
  const told = fields.filter(({ name }) => values[name] !== undefined)
  return told.map((field) => tagged(field.name, textOf(field, values[field.name]))).join('\n')
}

function parseStepAsXml({ outputs }: Step, text: string): unknown {
  const names = outputs.map(({ name }) => name).join('|')
  const sections = new Map<string, string>()
  const pattern = new RegExp('<(' + names + ')>([\\s\\S]*?)</\\1>', 'g')
  for (const [, name = '', inner = ''] of text.matchAll(pattern)) {
    if (!sections.has(name)) sections.set(name, untagged(name, inner.trim()).trim())
  }
  const written = outputs.filter(({ name }) => sections.has(name))
  if (written.length === 0) throw new Error('expected sections tagged ' + names + ', got ' + shown(text))
  const values = written.map((field) => [field.name, valueOf(field, sections.get(field.name) ?? '')] as const)
  return readProperties(outputs, Object.fromEntries(values), '')
}

/** Only the field's own end tag would end it: it gets a backslash inside a value. */
function tagged(name: string, text: string): string {
  const inner = text.replace(new RegExp('<(\\\\*)/' + name + '>', 'g'), '<$1\\/' + name + '>')
  return '<' + name + '>\n' + inner + '\n</' + name + '>'
}

function untagged(name: string, text: string): string {
  return text.replace(new RegExp('<\\\\(\\\\*)/' + name + '>', 'g'), '<$1/' + name + '>')
}
`.trim()
