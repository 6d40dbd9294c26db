/** When things fail: a second model, one plain question instead of a program, and the answer that most tries agree on. */
import {
  LmError,
  majority,
  predict,
  program,
  signature,
  traced,
  withDirectFallback,
  withFallback,
} from 'whetstone'
import { reply, scriptedLM } from 'whetstone/testing'

const sig = signature('question -> answer', 'Answer in one word.')
const say = (answer: string) => reply(sig, { answer })
const question = 'What is the capital of Norway?'

const down = scriptedLM([new LmError('provider_failed', 'no answer', { retryable: false })], {
  id: 'a/first',
})
const lm = withFallback(down, scriptedLM([say('Oslo')], { id: 'b/second' }))
const stoodIn = await traced(() => predict(sig, { lm })({ question }))
console.log(stoodIn.value.answer, stoodIn.calls[0]?.warning?.code)

const brittle = program({
  name: 'brittle',
  signature: sig,
  parts: { answer: predict(sig) },
  forward: async (): Promise<{ answer: string }> => {
    throw new Error('the index is gone')
  },
})
const direct = await traced(() =>
  withDirectFallback(brittle)({ question }, { lm: scriptedLM([say('Oslo')]) }),
)
console.log(direct.value.answer, direct.calls[0]?.part)

const unsure = scriptedLM(['Oslo', 'Bergen', 'Oslo'].map(say))
console.log((await majority(predict(sig), { n: 3 })({ question }, { lm: unsure })).answer)
