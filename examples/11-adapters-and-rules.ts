/** The form a model answers in, and rules its answer has to keep: asked again with the violation named, or taken with a warning. */
import { jsonAdapter, predict, signature, traced, twoStepAdapter, xmlAdapter, z } from 'whetstone'
import { reply, scriptedLM } from 'whetstone/testing'

const sig = signature({
  instructions: 'Find names for the product.',
  inputs: { product: z.string(), count: z.int() },
  outputs: { names: z.array(z.string()) },
})
const inputs = { product: 'a quiet kettle', count: 2 }
const good = { names: ['Hush', 'Stillwater'] }

for (const adapter of [jsonAdapter, xmlAdapter]) {
  const lm = scriptedLM([reply(sig, good, adapter)])
  console.log(adapter.name, (await predict(sig, { lm, adapter })(inputs)).names.length)
}

const strong = scriptedLM(['Call it Hush, or Stillwater.'])
const extractor = scriptedLM([reply(sig, good)])
const free = predict(sig, { lm: strong, adapter: twoStepAdapter({ extractor }) })
console.log('two-step', (await free(inputs)).names.join(' '))

const check = ({ names }: { names: string[] }, { count }: { count: number }) =>
  names.length === count ? undefined : `expected ${count} names, got ${names.length}`
const few = reply(sig, { names: ['Hush'] })

const lm = scriptedLM([few, reply(sig, good)])
console.log('asked again', (await predict(sig, { lm, check })(inputs)).names.length, lm.requests.length)

const lenient = predict(sig, { lm: scriptedLM([few]), check, onViolation: 'accept' })
const { value, calls } = await traced(() => lenient(inputs))
console.log('accepted', value.names.length, calls[0]?.warning?.message)
