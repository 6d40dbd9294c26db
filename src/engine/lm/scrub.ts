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
  const forms = known.filter(isSecret).flatMap(formsOf)
  const hidden = forms.reduce((clean, form) => clean.replaceAll(form, '[secret]'), text)
  return secrets.reduce((clean, pattern) => clean.replace(pattern, '[secret]'), hidden)
}

// What local servers take for a key (`none`, `simulated`) is an ordinary word, and no secret.
function isSecret(key: string): boolean {
  return key.length >= 16 || (key.length >= 6 && /\d/.test(key))
}

function formsOf(key: string): string[] {
  const hex = Buffer.from(key).toString('hex')
  return [key, encodeURIComponent(key), ...base64Forms(key), hex, hex.toUpperCase()]
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
