/** A compile as a short text: what was made, what it is worth, where to go on. */
import type { CompileReport } from '../workbench/index.ts'
import { count, dollars, modelText, pointsWithInterval, pValue, signedPoints } from './format.ts'

type Validation = NonNullable<CompileReport['validation']>

/** The program with its demos by part, the scores of both candidates where they were asked for, and what to do next. */
export function compileText(report: CompileReport): string {
  const { name, program, optimizer, parts, path, validation } = report
  return [
    `${name}: ${program.slice(0, 16)} by ${optimizer}`,
    ...Object.entries(parts).map(([part, { demos }]) => `  ${part}: ${count(demos, 'demo')}`),
    ...(validation ? validationLines(validation) : []),
    `  file ${path}`,
    `  evaluate it: whetstone eval ${name}`,
  ].join('\n')
}

function validationLines(validation: Validation): string[] {
  const { data, metric, model, simulated, candidates, costUsd } = validation
  const rows = candidates.map(
    ({ role, score, ci, run, errors }) =>
      `    ${role.padEnd(8)}  ${pointsWithInterval(score, ci)}${errors > 0 ? `, ${count(errors, 'error')}` : ''}  run ${run}`,
  )
  return [
    `  ${metric} on ${count(data.size, 'validation example')} with ${modelText(model)}, ${dollars(costUsd, simulated)}:`,
    ...rows,
    `  ${validationVerdict(validation)}`,
  ]
}

/** Whether the compiled program is better than the student, in a sentence; what to do where that is not known yet. */
export function validationVerdict(validation: Validation): string {
  const { status } = validation
  if (status === 'done') return verdictText(validation)
  return `scoring stopped (${status.replaceAll('_', ' ')}): run the same command again, what is paid for comes from the cache`
}

function verdictText({ comparison }: Validation): string {
  if (comparison === null || comparison.difference === null || comparison.p === null)
    return 'nothing was scored under both: there is no verdict'
  const { difference, ci, p, verdict, needed } = comparison
  const range = ci === null ? '' : ` [${signedPoints(ci[0])}, ${signedPoints(ci[1])}]`
  const told = `${signedPoints(difference)} points${range}, ${pValue(p)}`
  if (verdict === 'b_better') return `the compiled program is better: ${told}`
  if (verdict === 'a_better')
    return `the student is better, the compiled program is kept all the same: ${told}`
  const more = needed === null ? '' : `; some ${needed} more examples would show a difference of this size`
  return `cannot tell which is better: ${told}${more}`
}
