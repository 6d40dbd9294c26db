/** Other models for a stretch of code: contexts are async-safe, so both halves may run at once. */
import { lm, predict, signature, traced, withContext } from 'whetstone'

const summarize = predict(signature('text -> summary'))
const text = 'Two of six visitors turned back at the lift.'

const run = (model: string) => withContext({ lm: lm(model) }, () => traced(() => summarize({ text })))
const [small, large] = await Promise.all([run('simulated/gpt-5-nano'), run('simulated/gpt-5-mini')])
console.log(small.calls[0]?.lm, large.calls[0]?.lm)
