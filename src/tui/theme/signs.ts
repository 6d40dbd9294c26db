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
}
