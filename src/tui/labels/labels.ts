/** Labels of rows, as a view shows them. */
import type { Reader } from '../data/reader.ts'
import { type Span, span, type Tone } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { LabelVerdict } from '../workbench.ts'

const looks = {
  accepted: { sign: 'good', tone: 'good' },
  corrected: { sign: 'part', tone: 'warn' },
  rejected: { sign: 'bad', tone: 'bad' },
} as const satisfies Record<LabelVerdict, { sign: keyof Signs; tone: Tone }>

/** The labelled rows of a run, by position; none until they are known. */
export function labelsOf(reader: Reader, runId: string): ReadonlyMap<number, LabelVerdict> {
  const labels = reader.later(`labels ${runId}`, (desk) => desk.labels(runId))
  return labels.status === 'there' ? labels.value : new Map()
}

/** How a row was labelled; undefined for one that was not, and until it is known. */
export function labelOf(reader: Reader, runId: string, index: number): LabelVerdict | undefined {
  return labelsOf(reader, runId).get(index)
}

/** Sign and word of a label. */
export function labelSpan(label: LabelVerdict, signs: Signs): Span {
  const { sign, tone } = looks[label]
  return span(`${signs[sign]} ${label}`, tone)
}
