/** Values of Python and TypeScript as they are written in inline signatures: texts in quotes, numbers, truths. */

/** The value of a quoted text, a number or a truth; undefined for anything else. */
export function literalOf(text: string): string | number | boolean | undefined {
  const quoted = /^([ur]?)(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/is.exec(text)
  if (quoted) {
    const inner = quoted[2] ?? quoted[3] ?? ''
    return quoted[1]?.toLowerCase() === 'r' ? inner : unescaped(inner)
  }
  if (/^-?\d+(_\d+)*(\.\d+)?$/.test(text)) return Number(text.replaceAll('_', ''))
  return truths.get(text)
}

/** Escapes as in Python and TypeScript: of a quote, a backslash, a line's end, a tab, a code point. */
function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([\\'"nrt]))/gi, (whole, narrow, wide, char) => {
    const code: string | undefined = narrow ?? wide
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    return escapes.get(char) ?? whole
  })
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ...['\\', "'", '"'].map((char) => [char, char] as const),
])

const truths: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['true', true],
  ['False', false],
  ['false', false],
])
