/** Takes secrets out of text before it is shown, logged or stored. */

const secrets = [
  /\b((sk|rk|pk|xai)-|gsk_)[A-Za-z0-9_*-]{6,}/g,
  /\bAIza[\w-]{20,}/g,
  /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi,
]

/**
 * The text with anything that looks like an API key or a bearer token replaced by `[secret]`, and with the `known`
 * keys too, whatever they look like.
 */
export function scrub(text: string, known: readonly string[] = []): string {
  const hidden = known.filter(isSecret).reduce((clean, key) => clean.replaceAll(key, '[secret]'), text)
  return secrets.reduce((clean, pattern) => clean.replace(pattern, '[secret]'), hidden)
}

// What local servers take for a key (`none`, `simulated`) is an ordinary word, and no secret.
function isSecret(key: string): boolean {
  return key.length >= 16 || (key.length >= 6 && /\d/.test(key))
}
