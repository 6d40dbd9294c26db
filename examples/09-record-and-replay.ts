/** Tests without a model: replies from a script, or real ones that were recorded once; a contract for models of your own. */
import assert from 'node:assert/strict'
import { lm, predict, signature } from 'whetstone'
import { lmContract, recordLM, replayLM, reply, scriptedLM } from 'whetstone/testing'

const route = signature("ticket -> team: 'billing' | 'technical'")
const triage = predict(route)
const ticket = 'I was charged twice.'

const scripted = scriptedLM(['No idea.', reply(route, { team: 'billing' })])
console.log((await triage({ ticket }, { lm: scripted })).team, scripted.requests.length)

// Recorded once against a model, kept as JSON beside the test (keys are taken out), replayed for ever.
const recording = recordLM(lm('simulated/gpt-5-nano'))
const { team } = await triage({ ticket }, { lm: recording })
const kept = JSON.stringify(recording.cassette())
const replayed = replayLM(JSON.parse(kept))
assert.equal((await triage({ ticket }, { lm: replayed })).team, team)
await assert.rejects(triage({ ticket: 'Another.' }, { lm: replayed }), { code: 'not_recorded' })

// Hand in the `it` of your test runner; here one that runs at once.
const checks: Promise<unknown>[] = []
lmContract(
  (_name, check) => void checks.push(Promise.resolve(check())),
  () => scriptedLM(() => 'Hello.'),
)
await Promise.all(checks)
console.log('replayed', checks.length > 2)
