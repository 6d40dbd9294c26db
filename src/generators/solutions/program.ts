/** The solutions generator: ideate first, then prioritize what is worth building. */
import { z } from 'zod'
import { chainOfThought, predict, program, signature } from '../../engine/index.ts'
import { contextFields, countField } from '../context.ts'

const hmws = z.array(z.string()).min(1).describe('How Might We questions to answer')

/** A rough idea. */
const idea = z.object({
  title: z.string(),
  description: z.string(),
  hmw: z.string().describe('the question it answers, copied'),
})

/** An idea that was weighed. Impact and effort are 1–10, confidence is 0–1, rank 1 comes first. */
const solution = idea.extend({
  metrics: z.array(z.string()).describe('metrics it moves, copied'),
  jtbds: z.array(z.string()).describe('jobs it serves, copied'),
  impact: z.int().min(1).max(10),
  effort: z.int().min(1).max(10),
  confidence: z.number().min(0).max(1),
  rank: z.int().min(1),
})

/** The whole: from questions and research notes to prioritized solutions. */
export const solutionsSignature = signature({
  name: 'solutions',
  instructions: 'Find solutions for the How Might We questions and put the most worthwhile first.',
  inputs: { ...contextFields, hmws, count: countField },
  outputs: { reasoning: z.string(), solutions: z.array(solution) },
})

const ideateSignature = signature({
  name: 'ideate',
  instructions:
    'Find more ideas than `count` that answer the How Might We questions, different from each other and grounded in the research notes.',
  inputs: { ...contextFields, hmws, count: countField },
  outputs: { ideas: z.array(idea).min(1) },
})

const prioritizeSignature = signature({
  name: 'prioritize',
  instructions: 'Choose the `count` most worthwhile ideas and rank them: high impact and low effort first.',
  inputs: {
    ideas: z.array(idea),
    metrics: contextFields.metrics,
    jtbds: contextFields.jtbds,
    count: countField,
  },
  outputs: {
    reasoning: z.string().describe('why this order'),
    solutions: z.array(solution).describe('best first'),
  },
})

/** The zero-shot program of two predictors, `ideate` and `prioritize`. */
export const solutionsProgram = program({
  name: 'solutions',
  signature: solutionsSignature,
  parts: {
    ideate: predict(ideateSignature),
    // Too few are taken with a warning: the quality rule scores them, and errors would not count.
    prioritize: chainOfThought(prioritizeSignature, {
      check: ({ solutions }, { count = 5 }) =>
        solutions.length === count ? undefined : `expected ${count} solutions, got ${solutions.length}`,
      onViolation: { check: 'accept' },
    }),
  },
  forward: async ({ ideate, prioritize }, inputs: SolutionsInputs) => {
    const { ideas } = await ideate(inputs)
    const { metrics, jtbds, count } = inputs
    return prioritize({ ideas, metrics, jtbds, count })
  },
})

/** Inputs of the solutions program. */
export interface SolutionsInputs {
  readonly context_summary: string
  readonly hmws: string[]
  readonly insights: string[]
  readonly metrics: string[]
  readonly jtbds: string[]
  readonly count?: number | undefined
}

/** One prioritized solution. */
export type Solution = z.infer<typeof solution>
