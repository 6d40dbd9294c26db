/** Text of models and data sets as a reader may safely see it: what would act unseen is spelled out. */

/**
 * Controls but tab and line feed, direction overrides and isolates, line separators, byte order marks and tags:
 * what moves, hides or reorders the text around it.
 */
const acting =
  /[[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]--[\t\n]]/gv

/** Well-formed text with line feeds for breaks, and `U+001B` in `mark`'s hands for each character that acts unseen. */
export function visible(text: string, mark: (name: string) => string = (name) => `‹${name}›`): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(acting, (char) => mark(codePointName(char)))
}

/** Visible text on one line of at most `width` characters. */
export function visibleLine(text: string, width = 160): string {
  const line = visible(text).replace(/\s+/g, ' ').trim()
  const chars = [...line]
  return chars.length > width ? `${chars.slice(0, width - 1).join('')}…` : line
}

function codePointName(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
