/** Takes secrets out of text before it is shown, logged or stored. */

const secrets = [
  /\b((sk|rk|pk|xai)-|gsk_)[A-Za-z0-9_*-]{6,}/g,
  /\bAIza[\w-]{20,}/g,
  /\b(Bearer|Basic)(\s|%20|\+)+[A-Za-z0-9._~+/=%-]{6,}/gi,
]

/**
 * The text with anything that looks like an API key or a bearer token replaced by `[secret]`, and with the `known`
 * keys too, whatever they look like: as they are, escaped as in JSON, URLs or HTML, in hexadecimal and inside of base64.
 */
export function scrub(text: string, known: readonly string[] = []): string {
  const hidden = keyCover(known).cover(text)
  return secrets.reduce((clean, pattern) => clean.replace(pattern, '[secret]'), hidden)
}

/** Takes known keys out of text, in the forms that `scrub` knows; everything else stays as it is. */
export interface KeyCover {
  readonly cover: (text: string) => string
  /** The same of a text that goes on: what may become a key is left off its end. */
  readonly coverSoFar: (text: string) => string
}

/** A cover for the keys; made once, it costs little on every text. */
export function keyCover(keys: readonly string[]): KeyCover {
  // The longest first: a key may be the beginning of another.
  const secret = keys.filter(isSecret).sort((a, b) => b.length - a.length)
  if (secret.length === 0) return { cover: (text) => text, coverSoFar: (text) => text }
  const forms = secret.flatMap(encodedForms).sort((a, b) => b.length - a.length)
  const pattern = new RegExp([...secret.map(spelledKey), ...forms.map(escaped)].join('|'), 'gi')
  const starts = secret.map((key) => new RegExp(`${beginningOf(key)}$`, 'i'))
  const longest = Math.max(...secret.map(({ length }) => length * longestSpelling))
  const cover = (text: string) => text.replace(pattern, '[secret]')
  const open = (text: string) => {
    const end = text.slice(-longest)
    const held = starts.map((start) => start.exec(end)?.[0].length ?? 0)
    return Math.max(beginning(text, forms), ...held)
  }
  return { cover, coverSoFar: (text) => cover(text.slice(0, text.length - open(text))) }
}

/** How many characters at the end of a text are the beginning of a form. */
function beginning(text: string, forms: readonly string[]): number {
  for (let length = Math.min(text.length, forms[0]?.length ?? 0); length > 0; length -= 1) {
    const end = text.slice(-length).toLowerCase()
    if (forms.some((form) => form.startsWith(end))) return length
  }
  return 0
}

/** Characters of the longest spelling of one character that is looked for. */
const longestSpelling = 12
const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
}
/** The beginning of a character that is written as an escape. */
const escapeBegun = '(?:\\\\{1,8}(?:u[0-9a-f]{0,3})?|(?:%[0-9a-f]{0,8}){1,4}|&#?x?[0-9a-z]{0,6})'

/** A key in which every character may be spelled as JSON, URLs or HTML do, whatever they escape. */
function spelledKey(key: string): string {
  return [...key].map(spelled).join('')
}

/** One character: as it is, `\/`, `\u002f`, `%2F` (again and again), `&#47;`. What repeats is bounded, for speed. */
function spelled(character: string): string {
  const code = character.charCodeAt(0)
  const json = `\\\\{0,8}${escaped(character)}|\\\\{1,8}u${code.toString(16).padStart(4, '0')}`
  const url = [...Buffer.from(character)].map((byte) => `%(?:25){0,3}${byte.toString(16).padStart(2, '0')}`)
  const names = [`#0{0,4}${code}`, `#x0{0,4}${code.toString(16)}`, entities[character]].filter(Boolean)
  return `(?:${json}|${url.join('')}|&(?:${names.join('|')});)`
}

/** The first characters of a key, or what may become the next of them. */
function beginningOf(key: string): string {
  return [...key].reduceRight((rest, one) => `(?:${spelled(one)}(?:${rest})?|${escapeBegun})`, '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

// What local servers take for a key (`none`, `simulated`) is an ordinary word, and no secret.
function isSecret(key: string): boolean {
  return key.length >= 16 || (key.length >= 6 && /\d/.test(key))
}

function encodedForms(key: string): string[] {
  const forms = [...base64Forms(key), Buffer.from(key).toString('hex')]
  return [...new Set(forms.map((form) => form.toLowerCase()))]
}

/** A key inside of a longer base64 text stands in one of three alignments; the outer characters depend on its neighbours. */
function base64Forms(key: string): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const bytes = Buffer.from('\0'.repeat(shift) + key)
    const from = Math.ceil((shift * 8) / 6)
    const to = Math.floor((bytes.length * 8) / 6)
    return (['base64', 'base64url'] as const).map((encoding) => bytes.toString(encoding).slice(from, to))
  })
}
