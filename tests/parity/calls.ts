/** Parity of `calls.jsonl`: how many requests an unreadable reply costs, and which sampling is sent. */
import {
  chatAdapter,
  jsonAdapter,
  predict,
  type Settings,
  signature,
  xmlAdapter,
} from '../../src/engine/index.ts'
import { scriptedLM } from '../../src/testing/index.ts'
import { type Case, type Checker, checkCases, readJsonLines } from './checker.ts'

interface Fallback {
  readonly kind: 'fallback'
  readonly adapter: string
  readonly output: string
  readonly completions: readonly (string | null)[]
  readonly ok: boolean
  readonly lm_calls: number
}

interface Options {
  readonly kind: 'options'
  readonly lm: Sent
  readonly predict: Sent
  readonly call: Sent
  readonly sent_with_call: Sent
}

interface Sent {
  readonly n?: number
  readonly temperature?: number
  readonly max_tokens?: number
  readonly rollout_id?: number
}

const adapters = { chat: chatAdapter, json: jsonAdapter, xml: xmlAdapter }

/** One case per script of completions and per set of options. */
export const checkCalls: Checker = (path) => {
  const facts = readJsonLines<Fallback | Options>(path)
  const isSeveral = (fact: Fallback | Options) =>
    fact.kind === 'options' && [fact.lm, fact.predict, fact.call].some(({ n = 1 }) => n > 1)
  return checkCases(
    facts
      .filter((fact) => !isSeveral(fact))
      .map((fact) => (fact.kind === 'options' ? sampled(fact) : fallback(fact))),
    facts
      .filter(isSeveral)
      .map((fact) => `${JSON.stringify(fact)}: one request gives one answer here; bestOfN asks for more`),
  )
}

/** At most two calls as shipped, never more than DSPy without re-asking, and an answer wherever DSPy has one. */
function fallback(fact: Fallback): Case {
  const { adapter, completions, ok, lm_calls } = fact
  return {
    name: `${adapter} adapter, ${JSON.stringify(completions)}`,
    expected: { callsKept: true, callsKeptWithoutReask: true, answered: true },
    actual: async () => {
      const shipped = await run(fact, {})
      const once = await run(fact, { maxReasks: 0 })
      return {
        callsKept: shipped.calls <= 2,
        callsKeptWithoutReask: once.calls <= lm_calls,
        answered: shipped.answered || !ok,
      }
    },
  }
}

async function run({ adapter, output, completions }: Fallback, settings: Settings) {
  const lm = scriptedLM(completions.map((text) => text ?? ''))
  const sig = signature(`question -> ${output}` as string)
  const own = adapters[adapter as keyof typeof adapters]
  const ask = predict(sig, { lm, adapter: own, ...settings })
  const answered = await ask({ question: 'q' }).then(
    () => true,
    () => false,
  )
  return { calls: lm.requests.length, answered }
}

function sampled({ lm, predict: own, call, sent_with_call }: Options): Case {
  return {
    name: `options ${JSON.stringify({ lm, predict: own, call })}`,
    expected: settingsOf(sent_with_call),
    actual: async () => {
      const model = scriptedLM(['[[ ## answer ## ]]\n0'])
      await predict(signature('question -> answer'), settingsOf(own))(
        { question: 'q' },
        { lm: model, ...settingsOf(call) },
      )
      const { temperature, maxTokens, repeat } = model.requests[0] ?? {}
      return present({ temperature, maxTokens, repeat })
    },
  }
}

function settingsOf({ temperature, max_tokens, rollout_id }: Sent): Settings {
  return present({ temperature, maxTokens: max_tokens, repeat: rollout_id })
}

function present(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
