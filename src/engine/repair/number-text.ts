/** A number of JSON as Python tells it: `5.0` stays a decimal number, and no digit of a long one is lost. */
export function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-0$/, '0')
  const value = Number(written)
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
  if (size !== 0 && (size >= 1e16 || size < 1e-4))
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}
