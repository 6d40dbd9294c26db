/** Several tries judged by a rule of your own: the best of them, or each told what was wrong with the last. */
import { bestOfN, lm, predict, type Reward, refine, signature, traced, withContext } from 'whetstone'

const title = predict(signature('text -> title: string', 'Write a title of at most six words.'))

const short: Reward<{ text: string }, { title: string }> = ({ title: written }) => {
  const words = written.split(/\s+/).length
  return words <= 6 ? 1 : { score: 6 / words, feedback: `${words} words, at most 6 are allowed` }
}

const inputs = { text: 'The library opens at nine. On Mondays it stays closed until noon.' }

await withContext({ lm: lm('simulated/gpt-5-nano') }, async () => {
  const best = await traced(() => bestOfN(title, { n: 3, reward: short })(inputs))
  const refined = await traced(() => refine(title, { n: 3, reward: short })(inputs))
  console.log(typeof best.value.title, best.calls.length <= 6)
  console.log(typeof refined.value.title, refined.calls.length <= 6)
})
