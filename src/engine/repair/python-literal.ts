/** Values that stand bare in Python: `'oak', 'ash'`, `(7)`. */

const quoted = /'[^'\\\n]*'|"[^"\\\n]*"/.source
const number = /[+-]?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/.source
const item = `(?:${quoted}|${number}|None|True|False)`
const items = new RegExp(`^\\(?\\s*(${item}(?:\\s*,\\s*${item})*)\\s*(,?)\\s*\\)?\\s*(?:#.*)?$`)
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['None', null],
  ['True', true],
  ['False', false],
])

/** The value of a Python literal, a list of those between commas; undefined for anything else. */
export function pythonLiteral(text: string): unknown {
  const [, body, comma] = items.exec(text.trim()) ?? []
  if (body === undefined) return undefined
  const values = [...body.matchAll(new RegExp(item, 'g'))].map(([one]) => literalValue(one))
  return values.length === 1 && comma === '' ? values[0] : values
}

function literalValue(text: string): unknown {
  if (words.has(text)) return words.get(text)
  return /^['"]/.test(text) ? text.slice(1, -1) : Number(text)
}
