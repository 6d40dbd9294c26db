/** A painted screen as an HTML page: the escape sequences that the theme uses, as colours. */

const [paper, ink] = ['#11151c', '#d8dee9']
const colors = ['#1b1f27', '#e06c75', '#7fbf7f', '#d8b365', '#6ca8e8', '#c08ad8', '#5fb8c4', '#d8dee9']
const bright = ['#7b8496', '#ff7b85', '#98d898', '#f0cf80', '#88c0ff', '#d8a8f0', '#80d8e0', '#ffffff']

/** What changes the paint: the escape character, then numbers. */
const sequence = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`)

/** How text is painted from here on. */
interface Paint {
  readonly color?: string | undefined
  readonly background?: string | undefined
  readonly isBold?: boolean
  readonly isDim?: boolean
  readonly isInverse?: boolean
}

/** The page: dark, monospaced, 20 pixels a row. */
export function pageOf(painted: string): string {
  const style = `body{margin:0;background:${paper}}pre{margin:0;padding:16px;font:15px/20px "DejaVu Sans Mono",monospace;color:${ink}}`
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><pre>${spans(painted.trimEnd())}</pre>`
}

function spans(painted: string): string {
  let paint: Paint = {}
  // Between the sequences stands text: they take the odd places.
  return painted
    .split(sequence)
    .map((part, i) => {
      if (i % 2 === 0) return part === '' ? '' : `<span style="${styleOf(paint)}">${escaped(part)}</span>`
      paint = part.split(';').map(Number).reduce(repainted, paint)
      return ''
    })
    .join('')
}

function repainted(paint: Paint, code: number): Paint {
  if (code === 0) return {}
  if (code === 1) return { ...paint, isBold: true }
  if (code === 2) return { ...paint, isDim: true }
  if (code === 7) return { ...paint, isInverse: true }
  if (code === 22) return { ...paint, isBold: false, isDim: false }
  if (code === 27) return { ...paint, isInverse: false }
  if (code === 39) return { ...paint, color: undefined }
  if (code === 49) return { ...paint, background: undefined }
  const color = (code % 100 < 90 ? colors : bright)[code % 10]
  if ((code >= 30 && code < 38) || (code >= 90 && code < 98)) return { ...paint, color }
  return (code >= 40 && code < 48) || (code >= 100 && code < 108) ? { ...paint, background: color } : paint
}

function styleOf({ color = ink, background = paper, isBold, isDim, isInverse }: Paint): string {
  const [front, back] = isInverse ? [background, color] : [color, background]
  const weight = isBold ? 'font-weight:700;' : ''
  return `color:${front};background:${back};${weight}${isDim ? 'opacity:.62;' : ''}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
