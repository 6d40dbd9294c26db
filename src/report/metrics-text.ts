/** A metric check as a short text: the verdict, what was found, and the figures behind it. */
import type { MetricCheckReport } from '../workbench/index.ts'
import { count, dollars, points } from './format.ts'
import { table } from './table.ts'

const controlNames = {
  other_labels: "another example's labels",
  emptied: 'empty answers',
  broken: 'broken answers',
} as const

/** The verdict first; findings before figures, since they are what to act on. */
export function metricsText(report: MetricCheckReport): string {
  const { metric, task, verdict, findings, examples } = report
  const sentences = {
    fit: `${metric} is fit to judge ${task}.`,
    doubtful: `${metric} can judge ${task}, with reservations.`,
    unfit: `${metric} is not fit to judge ${task}.`,
  }
  return [
    sentences[verdict],
    ...findings.map(({ level, told }) => `  ${level === 'fail' ? '✗' : '!'} ${told}`),
    '',
    ...controlLines(report),
    ...noiseLines(report),
    ...saturationLines(report),
    ...agreementLines(report),
    ...sensitivityLines(report),
    `  ${count(examples, 'example')} of ${report.data}`,
    ...(report.asksModel || report.sampled > 0
      ? [`  the check cost ${dollars(report.costUsd, report.simulated)}`]
      : []),
  ].join('\n')
}

function controlLines({ controls: { good, bad } }: MetricCheckReport): string[] {
  const line = (name: string, { mean, n, errors }: typeof good, ranked: number | null) => [
    `  ${name}`,
    points(mean),
    String(n),
    errors === 0 ? '' : String(errors),
    ranked === null ? '' : `${points(ranked)} %`,
  ]
  const columns = [
    { heading: '  control' },
    ...(['score', 'n', 'errors', 'ranked below'] as const).map((heading) => ({
      heading,
      align: 'right' as const,
    })),
  ]
  const rows = [
    line('right answers', good, null),
    ...bad.map((figure) => line(controlNames[figure.control], figure, figure.ranked)),
  ]
  return [...table(columns, rows).split('\n'), '']
}

function noiseLines({ noise, programNoise, asksModel }: MetricCheckReport): string[] {
  const told = ({ sd, changed, items, repeats }: NonNullable<typeof noise>) =>
    `sd ${points(sd)} points, ${points(changed)} % of ${items} changed over ${repeats} repeats`
  return [
    ...(noise === null ? [] : [`  judged again: ${told(noise)}${asksModel ? '' : ' (asks no model)'}`]),
    ...(programNoise === null ? [] : [`  run again: ${told(programNoise)}`]),
  ]
}

function saturationLines({ saturation, run, sampled }: MetricCheckReport): string[] {
  if (saturation === null)
    return ['  no finished run of this metric on this data: whetstone eval shows how scores spread']
  const where = sampled > 0 ? 'the sample' : `run ${run}`
  return [
    `  scores of ${where}: ${points(saturation.atZero)} % at 0, ${points(saturation.atOne)} % at 1, of ${saturation.n}`,
  ]
}

function agreementLines({ agreement }: MetricCheckReport): string[] {
  if (agreement === null) return []
  const { n, kappa, agreed, goodFound, badFound } = agreement
  const share = (found: number | null) => (found === null ? '—' : `${points(found)} %`)
  const told = `${points(agreed)} % equal on ${n}, κ ${kappa === null ? '—' : kappa.toFixed(2)}`
  return [`  with people: ${told}; finds ${share(goodFound)} of the good, ${share(badFound)} of the bad`]
}

const spreadFrom = {
  two_runs: 'from the last two runs',
  one_run: 'from one run, two programs taken to correlate by .5',
  sample: 'from the sample, two programs taken to correlate by .5',
} as const

function sensitivityLines({ sensitivity }: MetricCheckReport): string[] {
  if (sensitivity === null) return []
  const { detectable, neededForFivePoints, n, from } = sensitivity
  if (detectable === null || neededForFivePoints === null)
    return ['  scores do not vary: what the data can show is unknown']
  const needed = `a difference of 5.0 takes ${neededForFivePoints.toLocaleString('en-US')}`
  return [
    `  ${count(n, 'example')} can show a difference of ${points(detectable)} points; ${needed} (80 % power, ${spreadFrom[from]})`,
  ]
}
