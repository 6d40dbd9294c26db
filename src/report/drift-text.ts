/** Live answers beside the blessed run, as text. */
import type { DriftReport } from '../workbench/index.ts'
import { count, modelText, pointsWithInterval, signedPoints } from './format.ts'

const words = {
  lower: 'live answers score LOWER than the blessed run',
  higher: 'live answers score higher than the blessed run',
  cannot_tell:
    'cannot tell whether live answers score other than the blessed run: too few scores, or too small a difference',
} as const

/** Both scores, their difference, the verdict and what else the difference may come from. */
export function driftText({ metric, live, blessed, difference, ci, verdict, notes }: DriftReport): string {
  const side = (name: string, { run, program, model, score, ci: own, scored, errors }: DriftReport['live']) =>
    `  ${name.padEnd(8)} ${pointsWithInterval(score, own)}  ${count(scored, 'row')}${errors === 0 ? '' : `, ${count(errors, 'error')}`}  ${run}: ${program}, ${modelText(model)}`
  return [
    words[verdict],
    side('live', live),
    side('blessed', blessed),
    `  difference ${signedPoints(difference)} [${signedPoints(ci[0])}, ${signedPoints(ci[1])}] points of ${metric}, unpaired, 95 % interval`,
    ...notes.map((note) => `  note: ${note}`),
  ].join('\n')
}
