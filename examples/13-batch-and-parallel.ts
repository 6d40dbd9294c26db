/** Many inputs, a few at once: outcomes in order, failures as values, memory flat however many there are. */
import { lm, parallel, predict, signature } from 'whetstone'

const summarize = predict(signature('text -> summary', 'Summarize the text.'), {
  lm: lm('simulated/gpt-5-nano'),
})
const title = predict(signature('text -> title', 'Write a title.'), { lm: lm('simulated/gpt-5-nano') })

/** Inputs may come from anywhere, one after another. */
async function* notes() {
  for (let i = 1; i <= 5; i += 1) yield { text: `Note ${i}: visitor ${i} turned back at the lift.` }
}

let ok = 0
for await (const outcome of summarize.batch(notes(), { concurrency: 2, batchSize: 3, delayMs: 1 })) {
  if (outcome.ok) ok += 1
  else console.log(outcome.error)
}
console.log(ok, 'summaries')

const text = 'The library opens at nine.'
const [summary, heading, lost] = await parallel([
  () => summarize({ text }),
  () => title({ text }),
  () => Promise.reject(new Error('no such book')),
])
console.log(summary.ok, heading.ok, lost.ok)
