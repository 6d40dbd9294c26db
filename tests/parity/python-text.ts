/** A JSON value as Python's `str()` spells it. */

/** `True`, `None`, `['a', 1]`, `{'k': 'v'}`; a string stands as it is. */
export function pythonText(value: unknown): string {
  return typeof value === 'string' ? value : spelled(value)
}

function spelled(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(spelled).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).map(([key, inner]) => `${quoted(key)}: ${spelled(inner)}`)
  return `{${entries.join(', ')}}`
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  if (!text.includes("'")) return `'${escaped}'`
  return text.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`
}
