/** A signature in one line, typed from the literal: `questions` is string[], `score` a number. */
import { chainOfThought, configure, lm, signature } from 'whetstone'

configure({ lm: lm('simulated/gpt-5-nano') })

const ask = chainOfThought(
  signature('notes: string[] -> questions: string[], score: number', 'Write How Might We questions.'),
)
const { reasoning, questions, score } = await ask({ notes: ['Visitors turn back at the closed door.'] })
console.log(reasoning.length > 0, questions.length > 0, score >= 0)
