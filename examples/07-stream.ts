/** A prediction while it is written: partial fields, then the checked outputs and what they cost. */
import { lm, predict, signature, stream } from 'whetstone'

const summarize = predict(signature('text -> summary: string, topics: string[]', 'Summarize the text.'))

const events = stream(
  summarize,
  { text: 'The library opens at nine. On Mondays it stays closed until noon.' },
  { lm: lm('simulated/gpt-5-nano') },
)
for await (const event of events) {
  if (event.type === 'partial') console.log('partial', Object.keys(event.fields).join(', '))
  else console.log('done', Array.isArray(event.value.topics), event.usage.output > 0)
}
