/** Fits clean text into terminal columns: measured, cut and padded by display width. */
import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Characters of one column each that no other joins: Latin, Greek, Cyrillic, punctuation, boxes and our signs. */
const narrow = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2500-\u257f✓✗]*$/

/** No character takes more than this many code units for one column; longer text need not be looked at. */
const unitsPerColumn = 24

/** Columns that clean text takes. */
export function widthOf(text: string): number {
  return narrow.test(text) ? text.length : stringWidth(text)
}

/** The longest start of clean text that fits, and what is left. Never splits a character. */
export function splitAt(text: string, width: number): readonly [string, string] {
  const length = Math.max(0, width)
  // One more than fits: what follows may belong to the last character.
  if (narrow.test(text.slice(0, length + 1))) return [text.slice(0, length), text.slice(length)]
  let end = 0
  let used = 0
  for (const { segment } of graphemes.segment(text.slice(0, (width + 2) * unitsPerColumn))) {
    used += stringWidth(segment)
    if (used > width) break
    end += segment.length
  }
  return [text.slice(0, end), text.slice(end)]
}

/** Clean text cut to `width` columns, the cut marked at its end. */
export function cut(text: string, width: number, mark: string): string {
  const [head, rest] = splitAt(text, width)
  if (rest === '') return head
  const room = width - widthOf(mark)
  return room < 0 ? splitAt(mark, width)[0] : splitAt(head, room)[0].trimEnd() + mark
}

/** Clean text cut to `width` columns at its start: for names whose end tells them apart. */
export function cutStart(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text
  const room = width - widthOf(mark)
  if (room <= 0) return splitAt(mark, Math.max(0, width))[0]
  let kept = ''
  for (const { segment } of [...graphemes.segment(text.slice(-room * unitsPerColumn))].reverse()) {
    if (widthOf(segment + kept) > room) break
    kept = segment + kept
  }
  return mark + kept
}

/** Clean text with spaces up to `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'right' ? space + text : text + space
}
