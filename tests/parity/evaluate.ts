/** Parity of `evaluate.json`: the figure of an evaluation, its rows, its end by errors, and Python's rounding. */
import { evaluate } from '../../src/evaluate/index.ts'
import { dspyScore, pythonRound2 } from '../../src/report/index.ts'
import { type Case, type Checker, checkCases, readJson } from './checker.ts'

/** What the metric gave: a score, or what was done instead. */
type Returned = boolean | number | string | null | { readonly [kind: string]: unknown }

interface Evaluated {
  readonly answers: readonly string[]
  readonly metric_returns: readonly Returned[]
  readonly options: { readonly failure_score?: number; readonly max_errors?: number }
  readonly num_threads: number
  readonly ok: boolean
  readonly score?: number
  readonly per_example?: readonly (readonly [prediction: object, score: unknown])[]
}

interface Facts {
  readonly cases: readonly Evaluated[]
  readonly rounding_to_2: readonly (readonly [x: number, rounded: number])[]
  readonly rules?: Readonly<Record<string, unknown>>
}

const defaultMaxErrors = 10

/** One case per evaluation whose scores exist here, and one per rounding. */
export const checkEvaluate: Checker = (path) => {
  const { cases, rounding_to_2, rules = {} } = readJson<Facts>(path)
  const comparable = cases.filter(isComparable)
  return checkCases(
    [
      ...comparable.map(caseOf),
      ...cases.filter(hasOddScore).map(errorRowCase),
      ...rounding_to_2.map(rounding),
    ],
    [
      `${cases.length - comparable.length} figures over scores that are error rows here (none, text, not finite, outside [0, 1]) or over no rows`,
      ...Object.keys(rules).map((rule) => `${rule} (about arguments of dspy.Evaluate)`),
    ],
  )
}

function isComparable(fact: Evaluated): boolean {
  return fact.metric_returns.length > 0 && !hasOddScore(fact)
}

function hasOddScore({ metric_returns }: Evaluated): boolean {
  return metric_returns.some(isOdd)
}

/** True for what is no score here. */
function isOdd(returned: Returned): boolean {
  const value = plain(returned)
  if (value === 'raise' || typeof value === 'boolean') return false
  return !(typeof value === 'number' && value >= 0 && value <= 1)
}

/** The score in what was returned, `raise` for a failure. */
function plain(returned: Returned): unknown {
  if (typeof returned !== 'object' || returned === null) return returned
  if ('$raise' in returned) return 'raise'
  if ('$prediction' in returned) return (returned.$prediction as { score: unknown }).score
  if ('score' in returned) return returned.score
  return returned.$float === 'nan' ? Number.NaN : Number(String(returned.$float).replace('inf', 'Infinity'))
}

function nameOf({ metric_returns, options, num_threads }: Evaluated): string {
  return `${JSON.stringify(metric_returns)} ${JSON.stringify(options)}, ${num_threads} threads`
}

function caseOf(fact: Evaluated): Case {
  const rows = fact.per_example?.map(([prediction, score]) => [prediction, Number(plain(score as Returned))])
  return {
    name: nameOf(fact),
    expected: fact.ok ? { score: fact.score, rows } : 'too_many_errors',
    actual: async () => {
      const { options } = fact
      const { rows, status } = await evaluated(fact)
      if (status !== 'done') return status
      const { failure_score: failureScore = 0 } = options
      const pairs = rows.map(({ prediction, scores, error }) =>
        error ? [{}, failureScore] : [prediction, scores.metric?.value],
      )
      return { score: dspyScore(rows, failureScore), rows: pairs }
    },
  }
}

function errorRowCase(fact: Evaluated): Case {
  return {
    name: `${nameOf(fact)}: error rows`,
    expected: fact.metric_returns.map((returned) => (isOdd(returned) ? 'invalid_score' : undefined)),
    actual: async () => (await evaluated(fact)).rows.map(({ error }) => error?.code),
  }
}

function evaluated({ answers, metric_returns, options, num_threads }: Evaluated) {
  const isProgramFailure = (index: number) =>
    (metric_returns[index] as { $raise?: string } | null)?.$raise === 'program'
  return evaluate(
    async ({ index }: { index: number }) => {
      if (isProgramFailure(index)) throw new Error('program')
      return { answer: answers[index] }
    },
    {
      devset: answers.map((_, index) => ({ id: String(index), inputs: { index }, labels: {} })),
      metric: {
        metric: ({ inputs }) => {
          const returned = metric_returns[Number(inputs.index)] as Returned
          const value = plain(returned)
          if (value === 'raise') throw new Error('metric')
          const isWrapped = typeof returned === 'object' && returned !== null && '$prediction' in returned
          return (isWrapped ? { score: value } : value) as number
        },
      },
      maxErrors: options.max_errors ?? defaultMaxErrors,
      concurrency: num_threads,
    },
  )
}

function rounding([x, rounded]: readonly [number, number]): Case {
  return { name: `round(${x}, 2)`, expected: rounded, actual: () => pythonRound2(x) }
}
