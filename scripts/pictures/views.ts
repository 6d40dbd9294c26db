/** The views that are pictured: how one gets there, and how one knows that they are there. */

/** A view. */
export interface View {
  /** Of its files. */
  readonly name: string
  /** @default runs */
  readonly route?: string
  /** What is waited for, and the keys that follow, as tmux calls them. */
  readonly steps: readonly (readonly [sight: RegExp, ...keys: string[]])[]
  /** The view itself. */
  readonly shows: RegExp
  /** Rows of the terminal. @default 34 */
  readonly rows?: number
}

const compare = 'compare/latest~1/latest'
const runs = /\d+ runs/

/** All views. */
export const views: readonly View[] = [
  {
    name: 'tui',
    route: 'run/latest~1',
    steps: [[/example +score/, ']', 'j', 'j']],
    shows: /\[Failing[\s\S]*^› +2 /m,
    rows: 28,
  },
  { name: 'runs', steps: [], shows: runs },
  { name: 'run', route: 'run/latest~1', steps: [[/example +score/, 'j', 'j']], shows: /^› +2 /m },
  { name: 'row', route: 'run/latest~1/row/6', steps: [[/Overview/, '-']], shows: /✗ rejected ·/ },
  {
    name: 'prompt',
    route: 'run/latest~1/row/6',
    steps: [[/Overview/, 'p']],
    shows: /\[Messages\][\s\S]*system/,
  },
  {
    name: 'compare',
    route: compare,
    steps: [
      [/^› /m, '/', '6'],
      [/\/ 6_/, 'Enter'],
    ],
    shows: /› .*0\.0 .*100\.0/,
  },
  { name: 'pair', route: compare, steps: [[/^› /m, 'Enter']], shows: /\[Predictions\]/ },
  {
    name: 'pair-prompts',
    route: compare,
    steps: [
      [/^› /m, 'Enter'],
      [/\[Predictions\]/, 'p'],
    ],
    shows: /\[Prompts\]/,
  },
  {
    name: 'pair-diff',
    route: compare,
    steps: [
      [/^› /m, 'Enter'],
      [/\[Predictions\]/, 'd'],
    ],
    shows: /\{\+/,
  },
  { name: 'programs', route: 'programs', steps: [], shows: /hmw@production/ },
  {
    name: 'program',
    route: 'programs',
    steps: [
      [/^› /m, 'Enter'],
      [/\[Prompt\]/, 'Tab'],
      [/\[Against/, 'Tab'],
    ],
    shows: /\[Lineage\]/,
  },
  { name: 'data', route: 'data', steps: [], shows: /hmw +train/ },
  { name: 'optimizations', route: 'optimizations', steps: [[/^› /m]], shows: /best score over time/ },
  { name: 'candidates', route: 'optimizations', steps: [[/^› /m, 'Enter']], shows: /score by candidate/ },
  { name: 'palette', steps: [[runs, ':']], shows: /whetstone runs bless/ },
  { name: 'help', steps: [[runs, '?']], shows: /Keys/ },
]
