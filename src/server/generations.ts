/** The two generators as the service sees them: request → inputs of the program, prediction → content of the answer. */
import type { z } from '@hono/zod-openapi'
import type { Values } from '../workbench/index.ts'
import {
  type HmwRequest,
  hmwContent,
  hmwRequest,
  type SolutionsRequest,
  solutionsContent,
  solutionsRequest,
} from './schemas.ts'

/** What every request may choose. */
export interface Choices {
  readonly count: number
  readonly model?: string | undefined
  readonly program?: string | undefined
}

/** One generator. */
export interface Generation<R extends Choices, Content> {
  /** Name of its task. */
  readonly task: string
  readonly request: z.ZodType<R>
  readonly inputs: (request: R) => Values
  /** The answer but for `meta`, at most as many items as asked for. Throws when the prediction does not hold it. */
  readonly read: (prediction: Values, request: R) => Content
  /** For the log: how many were written, and their mean score where they have one. */
  readonly figures: (content: Content) => { readonly output_count: number; readonly avg_score: number | null }
}

/** How Might We questions. A question without a score is left out: scores are never invented. */
export const hmwGeneration: Generation<HmwRequest, z.infer<typeof hmwContent>> = {
  task: 'hmw',
  request: hmwRequest,
  inputs: ({ context, count }) => ({ ...textsOf(context), count }),
  read({ hmw_questions, relevance_scores, reasoning }, { count }) {
    const scores = listOf(relevance_scores)
    const scored = listOf(hmw_questions).slice(0, Math.min(count, scores.length))
    return hmwContent.parse({
      hmws: scored.map((question, i) => ({ question, score: scores[i] })),
      reasoning,
    })
  },
  figures: ({ hmws }) => ({
    output_count: hmws.length,
    avg_score: hmws.reduce((sum, { score }) => sum + score, 0) / hmws.length,
  }),
}

/** Prioritized solutions, best first, whatever order they were written in: else a cut could take the best away. */
export const solutionsGeneration: Generation<SolutionsRequest, z.infer<typeof solutionsContent>> = {
  task: 'solutions',
  request: solutionsRequest,
  inputs: ({ context, hmws, count }) => ({ ...textsOf(context), hmws, count }),
  read(prediction, { count }) {
    const { solutions, reasoning } = solutionsContent.parse(prediction)
    return { solutions: solutions.toSorted((a, b) => a.rank - b.rank).slice(0, count), reasoning }
  },
  figures: ({ solutions }) => ({ output_count: solutions.length, avg_score: null }),
}

type Item = HmwRequest['context']['insights'][number]

function textsOf({ insights, metrics, jtbds }: HmwRequest['context']) {
  const texts = (items: readonly Item[]) => items.map((item) => (typeof item === 'string' ? item : item.text))
  return { insights: texts(insights), metrics: texts(metrics), jtbds: texts(jtbds) }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
