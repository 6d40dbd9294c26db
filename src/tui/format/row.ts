/** A row in words: its verdict and one line of what came out. */
import { type Span, span, type Tone } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { StoredRow } from '../workbench.ts'
import { percent } from './number.ts'
import { oneLine } from './value.ts'

/** No list shows more of a text than this; the rest need not be made safe or measured. */
const previewUnits = 600

/** Sign and tone of a score; null is an error. */
export function verdict(score: number | null, signs: Signs): { sign: string; tone: Tone } {
  if (score === null) return { sign: signs.warn, tone: 'bad' }
  if (score >= 1) return { sign: signs.good, tone: 'good' }
  return score <= 0 ? { sign: signs.bad, tone: 'bad' } : { sign: signs.part, tone: 'warn' }
}

/** The score of a row with its sign, or the word `error`. */
export function rowScore({ score, error }: StoredRow, signs: Signs): Span {
  const isError = error !== undefined || score === null
  const { sign, tone } = verdict(isError ? null : score, signs)
  return span(`${sign} ${(isError ? 'error' : percent(score)).padStart(6)}`, tone)
}

/** What came out, on one line: the error, or the prediction from its first field that is not its reasoning. */
export function preview({ error, prediction }: StoredRow): Span {
  if (error !== undefined) return span(`${error.code}: ${error.message}`.slice(0, previewUnits), 'bad')
  const fields = Object.entries(prediction ?? {})
  const told = fields.filter(([name]) => name !== 'reasoning')
  const [first, ...others] = told.length === 0 ? fields : told
  if (first === undefined) return span('')
  const rest = others.map(([name, value]) => `  ${name}: ${oneLine(value, previewUnits)}`)
  return span((oneLine(first[1], previewUnits) + rest.join('')).slice(0, previewUnits))
}

/** The first line of what the run's metric said. */
export function feedbackOf({ scores }: StoredRow, metric: string): string {
  return (scores[metric]?.feedback ?? '').slice(0, previewUnits).split('\n', 1)[0] ?? ''
}
