/** Gates, baselines, estimates and frontiers as text. */
import type { BlessReport, EstimateReport, FrontierReport, Gate } from '../workbench/index.ts'
import { count, dollars, duration, modelText, pointsWithInterval } from './format.ts'
import { table } from './table.ts'

const words = { passed: 'passed', failed: 'NOT MET', cannot_tell: 'cannot tell' } as const

/** One line a gate. */
export function gatesText(gates: readonly Gate[]): string {
  return gates
    .map(({ gate, verdict, reason }) => `  gate ${gate.replace('_', '-')}: ${words[verdict]}: ${reason}`)
    .join('\n')
}

/** Which run is the baseline now. */
export function blessText({ task, run, program, before }: BlessReport): string {
  return `${run} is the baseline of ${task} now${before === null || before === run ? '' : ` (before: ${before})`}; hold runs to it with: whetstone eval ${program} --baseline blessed --max-drop 0.02`
}

/** What a run would cost and take, with ranges. */
export function estimateText(report: EstimateReport): string {
  const { task, rows, pilot, pilotErrors, costUsd, pilotCostUsd, durationMs, simulated } = report
  const cost =
    costUsd === null
      ? 'cost ?: a price is unknown'
      : `cost ${dollars(costUsd.expected, simulated)} (${dollars(costUsd.low)} to ${dollars(costUsd.high)})`
  return [
    `${task}, ${count(rows, 'row')}: ${cost}, time ${duration(durationMs.expected)} (${duration(durationMs.low)} to ${duration(durationMs.high)})`,
    `  from a pilot of ${count(pilot, 'example')}${pilotErrors === 0 ? '' : `, ${count(pilotErrors, 'error')} among them`}; it paid ${dollars(pilotCostUsd, simulated)}, which the run finds in the cache`,
  ].join('\n')
}

/** Runs by cost; a star where no other is both cheaper and better. */
export function frontierText({ task, metric, points, leftOut }: FrontierReport): string {
  const columns = [
    { heading: '' },
    { heading: 'run' },
    { heading: 'program' },
    { heading: 'model' },
    { heading: metric, align: 'right' },
    { heading: 'cost per row', align: 'right' },
  ] as const
  const rows = points.map((point) => [
    point.isOnFrontier ? '*' : '',
    point.run,
    point.program,
    modelText(point.model),
    pointsWithInterval(point.score, point.ci),
    dollars(point.costPerRowUsd, point.simulated),
  ])
  return [
    `${task}: * no other run is both cheaper and better`,
    table(columns, rows),
    ...(leftOut === 0
      ? []
      : [`${count(leftOut, 'run')} left out: older, unfinished, or other data, metric or price`]),
  ].join('\n')
}
