/** Parity of `fewshot-rules.json`: what LabeledFewShot keeps, changes and defaults to. */
import { isDeepStrictEqual } from 'node:util'
import { type LM, type LMRequest, noUsage, predict, signature } from '../../src/engine/index.ts'
import { labeledFewShot } from '../../src/optimizers/index.ts'
import { type Checker, checkCases, readJson } from './checker.ts'
import { numbered, picksOf, stepsProgram } from './fewshot.ts'

const step = predict(signature('n: integer -> answer: string'))
const withDemos = step.withState({ self: { instructions: 'Answer.', demos: [{ n: -1, answer: 'own' }] } })

/** How to find out, rule by rule, what holds here. */
const rules: Readonly<Record<string, () => Promise<unknown>>> = {
  async default_k() {
    const compiled = await labeledFewShot().compile(step, { trainset: numbered(100) })
    return compiled.state.self?.demos.length
  },
  async returns_new_object() {
    return (await labeledFewShot().compile(withDemos, { trainset: numbered(3) })) !== withDemos
  },
  async input_program_demos_kept() {
    const before = withDemos.state
    await labeledFewShot().compile(withDemos, { trainset: numbered(3) })
    return isDeepStrictEqual(withDemos.state, before)
  },
  async same_picks_in_each_predictor() {
    const picks = await picksOf(stepsProgram(2), numbered(20), { k: 5 })
    return typeof picks === 'object' && isDeepStrictEqual(picks.step1, picks.step2)
  },
  async empty_trainset_clears_demos() {
    const compiled = await labeledFewShot().compile(withDemos, { trainset: [] })
    return compiled.state.self?.demos.length === 0
  },
  async config_kept() {
    const requests: LMRequest[] = []
    const student = predict(signature('n: integer -> answer: string'), {
      lm: recorder(requests),
      temperature: 0.25,
    })
    const compiled = await labeledFewShot().compile(student, { trainset: numbered(3) })
    await compiled({ n: 1 })
    return requests[0]?.temperature === 0.25
  },
}

const noFlag = 'programs carry no compiled flag: every part is compiled, again too'

/** Rules about what does not exist here; see docs/decisions/002-labeled-few-shot-parity.md. */
const reasons: Readonly<Record<string, string>> = {
  lm_of_predictor_dropped:
    "a part's own model belongs to its code, not to the state that is compiled, and stays",
  demo_is_same_object_as_train_example: 'demos are values, cut to the fields of their part',
  compiled_flag_set: noFlag,
  compiled_submodule_listed_as_predictor: noFlag,
  compiled_submodule_demos: noFlag,
  free_submodule_demos: noFlag,
}

/** One case per rule that applies; a rule that is not known here does not hold. */
export const checkFewshotRules: Checker = (path) => {
  const facts = Object.entries(readJson<Record<string, unknown>>(path))
  const applicable = facts.filter(([name]) => reasons[name] === undefined)
  const others = facts.flatMap(([name]) =>
    reasons[name] === undefined ? [] : [`${name} (${reasons[name]})`],
  )
  const cases = applicable.map(([name, expected]) => ({ name, expected, actual: () => rules[name]?.() }))
  return checkCases(cases, others)
}

function recorder(requests: LMRequest[]): LM {
  return {
    id: 'test/recorder',
    async generate(request) {
      requests.push(request)
      const answer = {
        text: '[[ ## answer ## ]]\nyes',
        model: 'recorder',
        finishReason: 'stop',
        usage: noUsage,
      }
      return { ...answer, costUsd: 0, listCostUsd: 0, latencyMs: 0, cached: false, attempts: 1 }
    },
  }
}
