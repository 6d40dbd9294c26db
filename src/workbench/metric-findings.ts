/** What the figures of a metric check mean: each finding with its weight, and a verdict. */
import type { MetricCheckFigures } from './metric-figures.ts'

/** `fail`: do not decide by this metric; `warn`: know this before you do. */
export interface MetricFinding {
  readonly level: 'fail' | 'warn'
  readonly told: string
}

/** Right answers score at least so much on average, and pairs rank right at least so often. */
const [goodMean, rankedRight] = [0.9, 0.95]
/** Noise above this is as large as the differences people look for. */
const noiseLimit = 0.05
/** With more of the scores at one end there is little left to see. */
const saturated = 0.9
/** Landis and Koch 1977: at most fair, at most moderate. */
const [fairKappa, moderateKappa] = [0.4, 0.6]
/** Data that shows nothing smaller can hardly choose between models. */
const coarse = 0.1

/** The findings, failures first; none for a metric that is fit. */
export function metricFindings(figures: MetricCheckFigures): MetricFinding[] {
  const all = [
    ...controlFindings(figures),
    ...noiseFindings(figures),
    ...saturationFindings(figures),
    ...agreementFindings(figures),
    ...dataFindings(figures),
  ]
  return all.toSorted((a, b) => Number(b.level === 'fail') - Number(a.level === 'fail'))
}

function fail(told: string): MetricFinding[] {
  return [{ level: 'fail', told }]
}

function warn(told: string): MetricFinding[] {
  return [{ level: 'warn', told }]
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

const toldControl = {
  other_labels: {
    what: "another example's labels",
    so: 'it hardly looks at whether an answer fits its example',
  },
  emptied: { what: 'empty answers', so: 'saying nothing may pay' },
  broken: { what: 'broken answers', so: 'shuffled words, cut lists or other numbers hardly matter to it' },
} as const

function controlFindings({ controls: { good, bad, error } }: MetricCheckFigures): MetricFinding[] {
  if (good.n === 0)
    return warn('no labels hold an output of the program, so there are no right answers to try it on')
  if (good.mean === null) return fail(`the metric fails on every right answer: ${error}`)
  const failing = error === null ? [] : warn(`the metric fails on some right answers: ${error}`)
  const ranked = bad.flatMap(({ control, ranked }) => (ranked === null ? [] : [{ control, ranked }]))
  if (ranked.length > 0 && ranked.every((figure) => figure.ranked < 0.5))
    return [...failing, ...fail('the metric does not score right answers above wrong ones')]
  const low = good.mean < goodMean ? warn(`right answers score only ${percent(good.mean)}`) : []
  const blind = ranked.flatMap((figure) => {
    if (figure.ranked >= rankedRight) return []
    const { what, so } = toldControl[figure.control]
    const told = `${what} score below right ones in only ${percent(figure.ranked)} of pairs: ${so}`
    return figure.control === 'emptied' ? fail(told) : warn(told)
  })
  return [...failing, ...low, ...blind]
}

function noiseFindings({ noise, asksModel }: MetricCheckFigures): MetricFinding[] {
  if (noise === null || noise.changed === 0) return []
  const told = `${percent(noise.changed)} of the predictions got another score when judged again (sd ${noise.sd.toFixed(3)})`
  if (!asksModel) return fail(`${told}, though the metric asks no model`)
  return noise.sd > noiseLimit ? warn(`${told}: judge several times, or make the rubric plainer`) : []
}

function saturationFindings({ saturation }: MetricCheckFigures): MetricFinding[] {
  if (saturation === null) return []
  const { atZero, atOne } = saturation
  if (atOne >= saturated)
    return warn(`${percent(atOne)} of the rows already score 1: take harder examples or a stricter metric`)
  if (atZero >= saturated)
    return warn(
      `${percent(atZero)} of the rows score 0: take easier examples or a metric with partial credit`,
    )
  return []
}

function agreementFindings({ agreement }: MetricCheckFigures): MetricFinding[] {
  if (agreement === null) return []
  const { kappa, n } = agreement
  if (kappa === null)
    return warn(`metric and people say the same one thing of all ${n}: label some that differ`)
  const told = `agreement with people is κ ${kappa.toFixed(2)} on ${n}`
  if (kappa < fairKappa) return fail(`${told}, hardly more than chance`)
  return kappa < moderateKappa ? warn(`${told}, moderate`) : []
}

function dataFindings({ sensitivity, dataset }: MetricCheckFigures): MetricFinding[] {
  const { leaks, nearDuplicates, card } = dataset
  const detectable = sensitivity?.detectable ?? 0
  return [
    ...(detectable > coarse
      ? warn(`the data shows no difference below ${(100 * detectable).toFixed(1)} points`)
      : []),
    ...(leaks.length > 0
      ? warn(`${leaks.length} examples also stand in the training set: ${someIds(leaks)}`)
      : []),
    ...(nearDuplicates.length > 0
      ? warn(
          `${nearDuplicates.length} examples are nearly the same as one of the training set: ${someIds(nearDuplicates)}`,
        )
      : []),
    ...(card?.problems.flatMap((problem) => warn(`dataset card: ${problem}`)) ?? []),
  ]
}

function someIds(pairs: readonly { readonly devId: string; readonly trainId: string }[]): string {
  const shown = pairs.slice(0, 3).map(({ devId, trainId }) => `${devId} (${trainId})`)
  return [...shown, ...(pairs.length > 3 ? ['…'] : [])].join(', ')
}
