/** Scores what an optimizer was given and what it made on examples held out: each a stored run of kind `compile`. */
import { resolve } from 'node:path'
import { allExamples, type Dataset, findLeaks } from '../data/index.ts'
import type { AnyProgram } from '../engine/index.ts'
import type { Run, RunStatus, Store } from '../store/index.ts'
import { carryOut } from './carry-out.ts'
import { compareRuns } from './compare-runs.ts'
import { type EvalReport, evalReport } from './eval-report.ts'
import type { EvaluateTaskOptions } from './evaluation-options.ts'
import { newRun } from './new-run.ts'
import { type EvaluationPlan, planEvaluation } from './plan-evaluation.ts'
import { hashProgram } from './program-file.ts'
import type { Session } from './session.ts'
import type { Validation, ValidationCandidate } from './validation.ts'

/** How candidates are scored: `data` is required, the rest as for an evaluation. */
export interface ValidationOptions
  extends Pick<EvaluateTaskOptions, 'target' | 'metric' | 'model' | 'maxCostUsd' | 'signal' | 'onProgress'> {
  readonly data: string
}

/** A program to score, and what it is among the candidates. */
export interface Candidate {
  readonly role: ValidationCandidate['role']
  readonly program: AnyProgram
  readonly name: string
}

/** Checks data, metric and models before anything is compiled. @throws InputError for whatever cannot be used. */
export function planValidation(session: Session, options: ValidationOptions): Promise<EvaluationPlan> {
  return planEvaluation(session, { ...options, data: resolve(session.cwd, options.data) })
}

/**
 * A sentence where examples to validate on were trained on too: their scores are better than they would be. Those that
 * stand in the task's own train set were told of when the validation set was opened.
 */
export async function leakNotes(train: Dataset, { dataset: val, target }: EvaluationPlan): Promise<string[]> {
  const isTold =
    train.path !== val.path && target.task.train !== undefined && resolve(target.task.train) === train.path
  if (isTold) return []
  const leaks = findLeaks(await allExamples(train), await allExamples(val))
  const ids = [...new Set(leaks.map(({ devId }) => devId))]
  if (ids.length === 0) return []
  return [
    `${ids.length} of ${val.size} validation examples also stand in the trainset (${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}): scores may be too good`,
  ]
}

/**
 * Scores the candidates one after the other under one cap, and compares the last with the first. Stops at the first
 * whose run does not end; what was paid for is stored and cached, so that the same command goes on from there.
 */
export async function validate(
  session: Session,
  plan: EvaluationPlan,
  { candidates, options }: { readonly candidates: readonly Candidate[]; readonly options: ValidationOptions },
): Promise<Validation> {
  const store = await session.store()
  const scored: ValidationCandidate[] = []
  let [status, parent]: [RunStatus, string | undefined] = ['done', undefined]
  for (const candidate of candidates) {
    const left = options.maxCostUsd === undefined ? undefined : options.maxCostUsd - spentOn(scored)
    const run = await scoreOne(
      session,
      { plan: planFor(plan, candidate), store, parent },
      { ...options, maxCostUsd: left },
    )
    scored.push(candidateOf(scored.length, candidate, evalReport(run)))
    parent = run.id
    status = run.status
    if (status !== 'done') break
  }
  const { dataset, models, metrics, target } = plan
  return {
    status,
    data: { path: dataset.path, hash: dataset.hash, size: dataset.size },
    metric: Object.keys(metrics)[0] ?? target.task.metric,
    model: models.ids,
    simulated: models.simulated,
    candidates: scored,
    comparison: await comparisonOf(session, scored),
    costUsd: costOf(scored),
  }
}

interface Begun {
  readonly plan: EvaluationPlan
  readonly store: Store
  readonly parent: string | undefined
}

function scoreOne(
  session: Session,
  { plan, store, parent }: Begun,
  options: ValidationOptions,
): Promise<Run> {
  const run = store.createRun({ ...newRun(session, plan, { ...options, parent }), kind: 'compile' })
  return carryOut(session, { ...plan, run, store }, options)
}

function planFor(plan: EvaluationPlan, { program, name }: Candidate): EvaluationPlan {
  return {
    ...plan,
    target: { ...plan.target, program, programName: name, programHash: hashProgram(program) },
  }
}

function candidateOf(id: number, { role, program }: Candidate, report: EvalReport): ValidationCandidate {
  const { run, score, ci, n, errors, costUsd } = report
  return { id, role, program: hashProgram(program), run, score, ci, n, errors, costUsd }
}

async function comparisonOf(
  session: Session,
  scored: readonly ValidationCandidate[],
): Promise<Validation['comparison']> {
  const [first, last] = [scored[0], scored.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  if (first.score === null || last.score === null) return null
  const { difference, ci, p, pairs, needed, verdict } = await compareRuns(session, [first.run, last.run])
  return { difference, ci, p, pairs, needed, verdict }
}

function spentOn(scored: readonly ValidationCandidate[]): number {
  return scored.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0)
}

function costOf(scored: readonly ValidationCandidate[]): number | null {
  return scored.some(({ costUsd }) => costUsd === null) ? null : spentOn(scored)
}
