/** What was really sent, what it cost, and asking anew what the cache holds. */
import { configure, inspectHistory, lm, predict, signature, traced, usageSoFar, withContext } from 'whetstone'

configure({ lm: lm('simulated/gpt-5-nano'), temperature: 0.2 })
const summarize = predict(signature('text -> summary', 'Summarize the text.'))
const text = 'Two of six visitors turned back at the lift.'

const first = await traced(() => summarize({ text }))
const again = await traced(() => summarize({ text }))
const anew = await traced(() => summarize({ text }, { cache: false }))
const another = await traced(() => summarize({ text }, { repeat: 1 }))
console.log([first, again, anew, another].map(({ calls }) => calls[0]?.cached).join(' '))
console.log(first.costUsd !== null && first.costUsd > 0, again.costUsd, first.usage.output > 0)

await withContext({ temperature: 0 }, async () => {
  await Promise.all(['One.', 'Two.', 'Three.'].map((one) => summarize({ text: one })))
  for (const [model, { calls }] of Object.entries(usageSoFar())) console.log(model, calls)
})

console.log(inspectHistory(1).includes('Three.'))
configure({ lm: undefined, temperature: undefined })
