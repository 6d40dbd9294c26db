/** A product-research task recognised in a prompt: what to judge demos by, and how to answer. */
import type { Demo } from '../reading/prompt.ts'
import type { AskedField, Values } from '../reading/value-type.ts'
import type { JudgedDemo } from '../skill/demo-evidence.ts'
import type { Rule } from '../skill/models.ts'
import { type Composing, composeQuestions } from './compose-questions.ts'
import { composeSolutions } from './compose-solutions.ts'
import { contextOf, type ResearchContext } from './context.ts'
import { judgeQuestions } from './judge-questions.ts'
import { judgeSolutions } from './judge-solutions.ts'
import { givenQuestions, type QuestionFields, questionFields } from './question-fields.ts'
import { givenSolutions, type SolutionFields, solutionFields } from './solution-fields.ts'

/** One of the two tasks of product research. */
export interface ResearchTask {
  /** What it writes, in the plural. */
  readonly what: string
  readonly rules: readonly Rule[]
  judge(demo: Demo): JudgedDemo
  /** How many items to write for a question. */
  countFor(context: ResearchContext): number
  compose(composing: Composing, fill: (key: AskedField) => unknown): Values
}

/** The research task of a prompt; undefined when it asks for something else. */
export function researchTask(
  asked: readonly AskedField[],
  told: string,
  demos: readonly Demo[],
): ResearchTask | undefined {
  const solutions = solutionFields(asked)
  if (solutions !== undefined) return solutionsTask(solutions, demos)
  const questions = questionFields(asked, told)
  return questions && questionsTask(questions, demos)
}

function questionsTask(fields: QuestionFields, demos: readonly Demo[]): ResearchTask {
  const shown = demos.map(({ outputs }) => givenQuestions(fields, outputs).length)
  return {
    what: 'questions',
    rules: ['prefix', 'length', 'relevance', 'scores', 'count'],
    judge: ({ inputs, outputs }) => judgeQuestions(fields, inputs, outputs),
    countFor: ({ count }) => withinType(fields.questions, count ?? middle(shown) ?? 5),
    compose: (composing) => composeQuestions(fields, composing),
  }
}

function solutionsTask(fields: SolutionFields, demos: readonly Demo[]): ResearchTask {
  const isRanked = fields.keyOf.has('rank')
  const shown = demos.map(({ outputs }) => givenSolutions(fields, outputs).length)
  const more = demos.map(
    ({ inputs, outputs }) => givenSolutions(fields, outputs).length - (contextOf(inputs).count ?? 0),
  )
  return {
    what: isRanked ? 'solutions' : 'ideas',
    rules: fields.rules,
    judge: ({ inputs, outputs }) => judgeSolutions(fields, inputs, outputs),
    countFor: ({ count }) => {
      const extra = isRanked ? 0 : Math.max(0, middle(more) ?? 1)
      return withinType(fields.solutions, count === undefined ? (middle(shown) ?? 3) : count + extra)
    },
    compose: (composing, fill) => composeSolutions(fields, composing, fill),
  }
}

function withinType({ type }: AskedField, count: number): number {
  if (type.kind !== 'array') return 1
  return Math.min(type.max ?? 50, Math.max(type.min ?? 1, count))
}

function middle(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
