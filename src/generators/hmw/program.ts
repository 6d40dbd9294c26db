/** The How-Might-We generator: a chain of thought from research notes to scored questions. */
import { z } from 'zod'
import { chainOfThought, signature } from '../../engine/index.ts'
import { contextFields, countField } from '../context.ts'

/** What the generator is given and what it answers; scores are 0.0–10.0. */
export const hmwSignature = signature({
  name: 'hmw',
  instructions:
    'From the research notes write `count` How Might We questions that open up the problem, and score how relevant each is.',
  inputs: { ...contextFields, count: countField },
  outputs: {
    reasoning: z.string().describe('which tensions in the notes matter'),
    hmw_questions: z.array(z.string()).describe('`count` questions'),
    relevance_scores: z
      .array(z.number().min(0).max(10))
      .describe('relevance to the notes, one score per question in the same order'),
  },
})

/**
 * The zero-shot program; compile it for better questions. Another number of questions than asked for is taken with a
 * warning: the quality rule scores it, and an answer that was refused would be an error, which no score counts.
 */
export const hmwProgram = chainOfThought(hmwSignature, {
  check: ({ hmw_questions, relevance_scores }, { count = 5 }) => {
    const [questions, scores] = [hmw_questions.length, relevance_scores.length]
    if (questions !== count) return `expected ${count} hmw_questions, got ${questions}`
    return scores === questions ? undefined : `expected ${questions} relevance_scores, got ${scores}`
  },
  onViolation: { check: 'accept' },
})
