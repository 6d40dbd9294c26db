/** What the filter of each list may name. */

/** A field of a filter: what its values look like decides how they are read. */
export interface FilterField {
  readonly name: string
  readonly kind: 'share' | 'dollars' | 'time' | 'number' | 'text' | 'flag' | 'choice' | 'index'
  /** Of a choice. */
  readonly values?: readonly string[]
}

const flip: FilterField = { name: 'flip', kind: 'choice', values: ['up', 'down'] }

/** Of the rows of a run; a name that ends with a dot goes on with a key of the metadata or a metric. */
export const rowFields: readonly FilterField[] = [
  { name: 'score', kind: 'share' },
  { name: 'error', kind: 'text' },
  flip,
  { name: 'model', kind: 'text' },
  { name: 'cached', kind: 'flag' },
  { name: 'id', kind: 'index' },
  { name: 'cost', kind: 'dollars' },
  { name: 'latency', kind: 'time' },
  { name: 'repeat', kind: 'number' },
  { name: 'meta.', kind: 'text' },
  { name: 'metric.', kind: 'share' },
]

/** Of the runs. */
export const runFields: readonly FilterField[] = [
  { name: 'task', kind: 'text' },
  { name: 'model', kind: 'text' },
  { name: 'program', kind: 'text' },
  {
    name: 'status',
    kind: 'choice',
    values: ['done', 'running', 'interrupted', 'failed', 'too_many_errors', 'budget'],
  },
  { name: 'score', kind: 'share' },
  { name: 'cost', kind: 'dollars' },
  { name: 'errors', kind: 'number' },
  { name: 'rows', kind: 'number' },
  { name: 'kind', kind: 'choice', values: ['eval', 'compile', 'live'] },
  { name: 'metric', kind: 'text' },
  { name: 'data', kind: 'text' },
  { name: 'id', kind: 'text' },
  { name: 'latency', kind: 'time' },
  { name: 'metric.', kind: 'share' },
]

/** Of the rows of a comparison. */
export const pairFields: readonly FilterField[] = [
  flip,
  { name: 'a', kind: 'share' },
  { name: 'b', kind: 'share' },
  { name: 'points', kind: 'share' },
  { name: 'id', kind: 'index' },
]
