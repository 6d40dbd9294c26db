/** Inputs that are more than text: an image beside the question, and earlier turns of a conversation. */
import { history, image, predict, signature, z } from 'whetstone'
import { scriptedLM } from 'whetstone/testing'

const sig = signature({
  instructions: 'Answer about the photo.',
  inputs: { photo: image(), turns: history(), question: z.string() },
  outputs: { answer: z.string(), confidence: z.number().min(0).max(1) },
})
// Broken JSON in the wrong form is still this answer: nothing is asked again.
const lm = scriptedLM(["Sure! {'answer': 'A lift', confidence: 0.9,}"])

const { answer, confidence } = await predict(sig, { lm })({
  photo: 'https://example.test/hall.png',
  turns: [{ question: 'Where is it?', answer: 'In a hall.', confidence: 0.8 }],
  question: 'What is on the left?',
})
const messages = lm.requests[0]?.messages ?? []
console.log(answer, confidence, messages.map(({ role }) => role).join(' '))
console.log(messages.at(-1)?.images?.join(' '))
