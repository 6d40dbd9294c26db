/** Plain text tables, aligned by display width. */
import stringWidth from 'string-width'

/** One column: its heading, and `right` for figures. */
export interface Column {
  readonly heading: string
  readonly align?: 'left' | 'right' | undefined
}

/** Rows of cells under their headings, columns two spaces apart, without trailing spaces. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ heading }) => heading), ...rows]
  const widths = columns.map((_, i) => Math.max(...lines.map((cells) => stringWidth(cells[i] ?? ''))))
  const line = (cells: readonly string[]) =>
    columns.map(({ align }, i) => pad(cells[i] ?? '', widths[i] ?? 0, align)).join('  ')
  return lines.map((cells) => line(cells).trimEnd()).join('\n')
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return align === 'right' ? space + text : text + space
}
