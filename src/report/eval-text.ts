/** An evaluation as a short text. */
import type { EvalReport } from '../workbench/index.ts'
import { count, dollars, duration, modelText, points, pointsWithInterval } from './format.ts'
import { slicesText } from './slices-text.ts'

/** Five to eight lines: score with interval, other metrics, errors, cost, where to look next. */
export function evalText(report: EvalReport): string {
  const { metric, metrics, n, errors, model, program, task } = report
  const others = Object.entries(metrics).filter(([name]) => name !== metric)
  const name = program === task ? task : `${program} (${task})`
  return [
    `${name} on ${modelText(model)}: ${metric} ${pointsWithInterval(report.score, report.ci)}`,
    ...others.map(([other, { score, ci }]) => `  ${other} ${pointsWithInterval(score, ci)}`),
    `  ${count(n, 'row')}, ${errors === 0 ? 'no errors' : `${count(errors, 'error')} (not counted as scores)`}, ${callsText(report)}`,
    `  cost ${costText(report)}, ${tokensText(report)}, ${duration(report.durationMs)}`,
    ...repeatLine(report),
    ...statusLines(report),
    `  run ${report.run}: whetstone tui run/${report.run}`,
    ...(report.slices ?? []).flatMap((slices) => ['', slicesText(slices)]),
  ].join('\n')
}

/** Of the largest k: one right attempt in k, and k right ones of k. */
function repeatLine({ passRates = [] }: EvalReport): string[] {
  const last = passRates.at(-1)
  if (last === undefined) return []
  return [
    `  of ${last.k} repeats: one right ${points(last.atLeastOne)} (pass@${last.k}), all right ${points(last.all)} (pass^${last.k})`,
  ]
}

function callsText({ calls, cached }: EvalReport): string {
  if (cached === 0) return count(calls, 'call')
  return cached === calls
    ? `all ${count(calls, 'call')} from the cache`
    : `${count(calls, 'call')}, ${cached} from the cache`
}

/** What was paid now; where the cache spared something, also what it would have cost. */
function costText({ costUsd, listCostUsd, simulated }: EvalReport): string {
  const paid = dollars(costUsd, simulated)
  return costUsd === listCostUsd ? paid : `${paid} (${dollars(listCostUsd)} without the cache)`
}

function tokensText({ tokens }: EvalReport): string {
  return `${tokens.input.toLocaleString('en-US')} tokens in, ${tokens.output.toLocaleString('en-US')} out`
}

function statusLines({ status, error, resumeCommand }: EvalReport): string[] {
  if (status === 'done') return error ? [`  every row failed, the first with: ${error.message}`] : []
  const why = error ? `: ${error.message}` : ''
  return [
    `  status ${status.replaceAll('_', ' ')}${why}`,
    ...(resumeCommand ? [`  continue with: ${resumeCommand}`] : []),
  ]
}
