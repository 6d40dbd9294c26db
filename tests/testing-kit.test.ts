/** A program tested the way a user tests theirs, without a model. */
import { expect, it } from 'vitest'
import { hmwProgram, hmwQuality, hmwSignature } from 'whetstone'
import { reply, scriptedLM } from 'whetstone/testing'

const inputs = {
  context_summary: 'night shifts',
  insights: ['Nurses retype notes.'],
  metrics: [],
  jtbds: [],
  count: 1,
}
const good = {
  reasoning: 'Retyping costs time.',
  hmw_questions: ['How might we spare nurses from typing notes twice?'],
  relevance_scores: [9],
}

it('writes How Might We questions', async () => {
  const lm = scriptedLM([reply(hmwSignature, good)])
  const prediction = await hmwProgram(inputs, { lm })
  expect(prediction).toEqual(good)
  expect(hmwQuality({ id: '1', inputs, labels: {} }, prediction)).toMatchObject({ score: 1 })
  expect(lm.requests[0]?.messages.at(-1)?.content).toContain('Nurses retype notes.')
})

it('asks again when a reply cannot be used', async () => {
  const lm = scriptedLM(['Sorry, no questions today.', reply(hmwSignature, good)])
  expect(await hmwProgram(inputs, { lm })).toEqual(good)
  expect(lm.requests).toHaveLength(2)
})
