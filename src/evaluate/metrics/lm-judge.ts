/** A model judges by a rubric; code, not the model, makes the score of its grades. */
import { InputError, type LM, type Values } from '../../engine/index.ts'
import type { Metric } from '../metric.ts'
import { describeValues } from './describe-values.ts'
import type { Prediction } from './field.ts'
import { type Grade, gradeValue, type Judge, judgeProgram, type Rubric } from './judge-program.ts'

/** What is judged, by whom, and what counts how much. */
export interface LmJudgeOptions {
  readonly rubric: Rubric
  /** The model that judges; better not the one that is judged. @default that of the context */
  readonly lm?: LM | undefined
  /** By criterion. @default 1 each */
  readonly weights?: Readonly<Record<string, number>> | undefined
  /** A compiled judge of the same rubric. @default `judgeProgram(rubric, { lm })` */
  readonly judge?: Judge | undefined
  /** Fields of the prediction that are shown. @default all */
  readonly fields?: readonly string[] | undefined
  /** Labels that are shown as reference; none for a judgement without one. @default all */
  readonly labels?: readonly string[] | undefined
}

/**
 * The weighted mean of the grades (`met` 1, `partly` .5, `not_met` 0), `parts` by criterion, and the judge's feedback.
 * A judgement is noise until it is checked: see `whetstone metrics check`.
 * @throws InputError `invalid_rubric`; whatever the model's call throws makes an error row.
 */
export function lmJudge(options: LmJudgeOptions): Metric<Prediction> {
  const { rubric, lm, weights = {}, judge = judgeProgram(rubric, { lm }), fields, labels } = options
  const criteria = Object.keys(rubric)
  const weightOf = checkedWeights(criteria, weights)
  return async (example, prediction) => {
    const { feedback, ...judged } = await judge({
      task: describeValues(example.inputs),
      reference: describeValues(example.labels, labels),
      prediction: describeValues(prediction, fields),
    })
    const parts = Object.fromEntries(criteria.map((name) => [name, gradeValue[judged[name] as Grade]]))
    return { score: weightedMean(parts, weightOf), feedback: toldWith(feedback, rubric, judged), parts }
  }
}

function weightedMean(parts: Readonly<Record<string, number>>, weightOf: (name: string) => number): number {
  const entries = Object.entries(parts)
  const total = entries.reduce((sum, [name]) => sum + weightOf(name), 0)
  const score = entries.reduce((sum, [name, value]) => sum + value * weightOf(name), 0) / total
  return Math.min(1, score)
}

function toldWith(feedback: string, rubric: Rubric, judged: Values): string {
  const missed = Object.entries(rubric).filter(([name]) => judged[name] !== 'met')
  const lines = missed.map(([name, asked]) => `${name} ${String(judged[name]).replace('_', ' ')}: ${asked}`)
  return [...lines, feedback].filter((line) => line.trim() !== '').join('\n')
}

function checkedWeights(criteria: readonly string[], weights: Readonly<Record<string, number>>) {
  for (const [name, weight] of Object.entries(weights)) {
    if (criteria.includes(name) && weight > 0 && Number.isFinite(weight)) continue
    const expected = `expected weights above 0 for ${criteria.join(', ')}`
    throw new InputError('invalid_rubric', `lmJudge: ${expected}; got ${name}: ${weight}`, { name, weight })
  }
  return (name: string) => weights[name] ?? 1
}
