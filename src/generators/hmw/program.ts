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

/** The zero-shot program; compile it for better questions. */
export const hmwProgram = chainOfThought(hmwSignature)
