/** How likely a model is to keep a rule in one answer. */
import type { Evidence } from './demo-evidence.ts'
import { type Effort, efforts, type Rule, type SimulatedModel } from './models.ts'

/** What a rule that the prompt states in full adds, in log-odds. */
const statedBonus = 0.45
/** What is left of the chance of a mistake once a former answer was objected to. */
const secondTry = 0.2

/** All that a skill depends on. */
export interface Circumstances {
  readonly model: SimulatedModel
  readonly effort: Effort
  /** How far the prompt states a rule: 0 not at all, 1 in full. */
  readonly stated: (rule: Rule) => number
  readonly evidence: Evidence
  /** Rules whose levels make up the task: their product is what the model can do without demos. */
  readonly rules: readonly Rule[]
  /** Good or bad day and easy or hard question, in log-odds. */
  readonly mood: number
  readonly isSecondTry: boolean
}

/** The probability of keeping a rule. */
export type Skill = (rule: Rule) => number

/** The skill of a model under given circumstances. */
export function skillOf(circumstances: Circumstances): Skill {
  const trust = trustOf(circumstances)
  return (rule) => {
    const own = ownLevel(circumstances, rule)
    const { pull, rate } = circumstances.evidence.lessons.get(rule) ?? { pull: 0, rate: 0 }
    const shown = rate * Math.max(own, circumstances.model.levels[rule].ceiling)
    const learned = own + pull * (shown - own) * (shown > own ? trust : 1)
    const kept = logistic(logOdds(learned) + circumstances.mood)
    return circumstances.isSecondTry ? 1 - (1 - kept) * secondTry : kept
  }
}

/** How likely the form of an answer is to break. */
export function brokenForm({ model, evidence, isSecondTry }: Circumstances): number {
  const { base, ceiling } = model.brokenForm
  return (base + evidence.pull * (ceiling - base)) * (isSecondTry ? secondTry : 1)
}

function ownLevel({ model, effort, stated }: Circumstances, rule: Rule): number {
  return logistic(logOdds(model.levels[rule].base) + efforts[effort].bonus + statedBonus * stated(rule))
}

/**
 * Demos raise a skill only as far as they are better, all in all, than what the model does unaided: so that
 * demos which keep nine rules and break the tenth do not raise a score.
 */
function trustOf(circumstances: Circumstances): number {
  const unaided = circumstances.rules.reduce((level, rule) => level * ownLevel(circumstances, rule), 1)
  return Math.min(1, Math.max(0, (circumstances.evidence.whole - unaided) / (1 - unaided)))
}

function logOdds(probability: number): number {
  const inside = Math.min(0.9999, Math.max(0.0001, probability))
  return Math.log(inside / (1 - inside))
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
