/** The main job in code: compile with demos, evaluate before and after, and ask whether it helped. */
import {
  compare,
  type Example,
  evaluate,
  exactMatch,
  labeledFewShot,
  lm,
  predict,
  signature,
  withContext,
} from 'whetstone'

const triage = predict(signature("ticket -> team: 'billing' | 'technical' | 'account'", 'Route the ticket.'))

const examples: Example[] = [
  ['t1', 'My card was charged twice.', 'billing'],
  ['t2', 'The export stops with an error.', 'technical'],
  ['t3', 'I cannot sign in with my new phone.', 'account'],
  ['t4', 'The invoice shows the wrong price.', 'billing'],
  ['t5', 'The page crashes when I search.', 'technical'],
  ['t6', 'Please change the email of my profile.', 'account'],
].map(([id = '', ticket, team]) => ({ id, inputs: { ticket }, labels: { team } }))

const [trainset, devset] = [examples.slice(0, 3), examples.slice(3)]
const metric = exactMatch('team')

await withContext({ lm: lm('simulated/gpt-5-nano') }, async () => {
  const compiled = await labeledFewShot({ k: 3 }).compile(triage, { trainset })
  const before = await evaluate(triage, { devset, metric })
  const after = await evaluate(compiled, { devset, metric })
  const { verdict, needed } = compare(before, after)
  console.log(before.n, after.n, verdict, needed === null ? 'no difference seen' : `${needed} more needed`)
})
