/** The signs that stand beside colours, in two alphabets. */

/** Signs by meaning. */
export interface Signs {
  readonly focus: string
  readonly good: string
  readonly bad: string
  readonly part: string
  readonly warn: string
  readonly running: string
  readonly budget: string
  readonly none: string
  readonly ellipsis: string
  readonly range: string
  readonly dot: string
  readonly crumb: string
  readonly rule: string
  readonly bar: string
  /** Of an axis: where it is zero, an interval on it, and the middle of that. */
  readonly zero: string
  readonly interval: string
  readonly middle: string
  readonly marked: string
  /** Sorted from the least, and from the greatest. */
  readonly up: string
  readonly down: string
  /** Columns of a histogram, from the lowest. */
  readonly levels: readonly string[]
}

/** For terminals that show Unicode. */
export const unicodeSigns: Signs = {
  focus: '›',
  good: '✓',
  bad: '✗',
  part: '~',
  warn: '!',
  running: '…',
  budget: '$',
  none: '—',
  ellipsis: '…',
  range: '–',
  dot: '·',
  crumb: '›',
  rule: '─',
  bar: '│',
  zero: '┼',
  interval: '━',
  middle: '●',
  marked: '•',
  up: '↑',
  down: '↓',
  levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
}

/** For the others, as under `LANG=C`. */
export const asciiSigns: Signs = {
  focus: '>',
  good: '+',
  bad: 'x',
  part: '~',
  warn: '!',
  running: '.',
  budget: '$',
  none: '-',
  ellipsis: '...',
  range: '-',
  dot: '|',
  crumb: '>',
  rule: '-',
  bar: '|',
  zero: '+',
  interval: '=',
  middle: 'o',
  marked: '*',
  up: '^',
  down: 'v',
  levels: ['.', ':', '-', '=', '+', '*', '#', '@'],
}
