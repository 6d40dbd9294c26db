/** Takes secrets out of text before it is shown, logged or stored. */

const secrets = [
  /\b((sk|rk|pk|xai)-|gsk_)[A-Za-z0-9_*-]{6,}/g,
  /\bAIza[\w-]{20,}/g,
  /\b(Bearer|Basic)(\s|%20|\+)+[A-Za-z0-9._~+/=%-]{6,}/gi,
]

/**
 * The text with anything that looks like an API key or a bearer token replaced by `[secret]`, and with the `known`
 * keys too, whatever they look like: as they are, URL-encoded, in hexadecimal and inside of base64.
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
  const forms = keys.filter(isSecret).flatMap(formsOf)
  if (forms.length === 0) return { cover: (text) => text, coverSoFar: (text) => text }
  // The longest first: a form may be the beginning of another.
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map(escaped).join('|'), 'g')
  const cover = (text: string) => text.replace(pattern, '[secret]')
  return { cover, coverSoFar: (text) => cover(text.slice(0, text.length - beginning(text, longestFirst))) }
}

/** How many characters at the end of a text are the beginning of a form. */
function beginning(text: string, forms: readonly string[]): number {
  for (let length = Math.min(text.length, forms[0]?.length ?? 0); length > 0; length -= 1) {
    const end = text.slice(-length)
    if (forms.some((form) => form.startsWith(end))) return length
  }
  return 0
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

// What local servers take for a key (`none`, `simulated`) is an ordinary word, and no secret.
function isSecret(key: string): boolean {
  return key.length >= 16 || (key.length >= 6 && /\d/.test(key))
}

function formsOf(key: string): string[] {
  const [hex, url] = [Buffer.from(key).toString('hex'), encodeURIComponent(key)]
  const lowerUrl = url.replace(/%../g, (code) => code.toLowerCase())
  return [key, url, lowerUrl, ...base64Forms(key), hex, hex.toUpperCase()]
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
