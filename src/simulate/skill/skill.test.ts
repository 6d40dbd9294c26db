/** How demos, instructions, effort and model move a skill, each alone. */
import { describe, expect, it } from 'vitest'
import { wordSet } from '../reading/words.ts'
import { closeness } from './closeness.ts'
import { type JudgedDemo, weighDemos } from './demo-evidence.ts'
import { type Effort, models, type Rule, type SimulatedModel } from './models.ts'
import { brokenForm, type Circumstances, skillOf } from './skill.ts'

const question = wordSet('Riders want to know where the night bus is, and wait forty minutes at the stop')
const near = wordSet('Riders wait at the stop and want to know when the tram comes at night')
const foreign = wordSet('Egg yolks curdle above seventy degrees')
const rules = ['prefix', 'length', 'relevance'] as const satisfies readonly Rule[]

function demo({
  words = near,
  grounded = 1,
  ...rates
}: Partial<JudgedDemo> & { kept?: number; prefix?: number } = {}): JudgedDemo {
  const { kept = 1, prefix = kept } = rates
  return {
    words,
    grounded,
    whole: Math.min(kept, prefix),
    rates: new Map<Rule, number>([
      ['prefix', prefix],
      ['length', kept],
      ['relevance', kept],
    ]),
  }
}

function skill(demos: readonly JudgedDemo[], change: Partial<Circumstances> = {}) {
  const [nano] = [...models.values()] as [SimulatedModel, ...SimulatedModel[]]
  const evidence = weighDemos(demos, question)
  return skillOf({
    model: nano,
    effort: 'minimal',
    stated: () => 0,
    evidence,
    rules,
    mood: 0,
    isSecondTry: false,
    ...change,
  })
}

const times = (count: number, one: JudgedDemo) => Array.from({ length: count }, () => one)
const level = (of: (rule: Rule) => number) => rules.reduce((product, rule) => product * of(rule), 1)

describe('closeness', () => {
  it('is full for the same field, a third for a foreign one, and smooth between', () => {
    const half = wordSet(
      'Riders want to bake bread at night, rye and wheat and barley, crust and crumb, oven and flour, yeast',
    )
    expect(closeness(question, question)).toBeGreaterThan(0.99)
    expect(closeness(question, near)).toBeGreaterThan(0.9)
    expect(closeness(question, foreign)).toBeCloseTo(0.35, 2)
    expect(closeness(question, half)).toBeGreaterThan(closeness(question, foreign))
    expect(closeness(question, half)).toBeLessThan(closeness(question, near))
    expect(closeness(question, new Set())).toBeCloseTo(0.35, 2)
  })
})

describe('good demos', () => {
  it('raise every skill, with less and less effect, never above one', () => {
    const levels = [0, 1, 3, 8, 16, 64].map((count) => level(skill(times(count, demo()))))
    expect(levels).toEqual([...levels].sort((a, b) => a - b))
    expect((levels[1] ?? 0) - (levels[0] ?? 0)).toBeLessThan((levels[3] ?? 0) - (levels[0] ?? 0))
    expect(levels.at(-1)).toBeLessThan(1)
  })

  it.each([
    ['of a foreign field', { words: foreign }],
    ['which do not speak of their own inputs', { grounded: 0 }],
    ['which are only nearly good', { kept: 0.9 }],
  ])('%s raise it less', (_, change) => {
    const [none, some, all] = [[], times(8, demo(change)), times(8, demo())].map((demos) =>
      level(skill(demos)),
    )
    expect(some).toBeGreaterThan(none ?? 1)
    expect(some).toBeLessThan(all ?? 0)
  })
})

describe('demos that break a rule', () => {
  it.each([0, 0.2, 0.5])('do not raise the level when they keep it in %f of their items', (prefix) => {
    expect(level(skill(times(8, demo({ prefix }))))).toBeLessThanOrEqual(level(skill([])))
    expect(skill(times(8, demo({ prefix })))('prefix')).toBeLessThan(skill([])('prefix'))
  })

  it('do not raise the rules that they keep either', () => {
    expect(skill(times(8, demo({ prefix: 0 })))('length')).toBeCloseTo(skill([])('length'), 10)
  })

  it('spoil good ones', () => {
    const mixed = [...times(4, demo()), ...times(4, demo({ prefix: 0 }))]
    expect(level(skill(mixed))).toBeLessThan(level(skill(times(4, demo()))))
  })
})

describe('the other circumstances', () => {
  const [, mini] = [...models.values()] as [SimulatedModel, SimulatedModel]
  it.each<[string, Partial<Circumstances>]>([
    ['the larger model', { model: mini }],
    ['more effort', { effort: 'high' as Effort }],
    ['a rule stated in full', { stated: () => 1 }],
    ['a good day', { mood: 0.5 }],
    ['a second try', { isSecondTry: true }],
  ])('%s keeps rules more often', (_, change) => {
    for (const demos of [[], times(8, demo())]) {
      for (const rule of rules) expect(skill(demos, change)(rule)).toBeGreaterThan(skill(demos)(rule))
    }
  })

  it('the form breaks in about 3 % without demos, below 1 % with many, hardly ever on a second try', () => {
    const [nano] = [...models.values()] as [SimulatedModel]
    const rate = (count: number, isSecondTry = false) =>
      brokenForm({
        model: nano,
        effort: 'minimal',
        stated: () => 0,
        evidence: weighDemos(times(count, demo()), question),
        rules,
        mood: 0,
        isSecondTry,
      })
    expect(rate(0)).toBeGreaterThanOrEqual(0.02)
    expect(rate(0)).toBeLessThanOrEqual(0.04)
    expect(rate(16)).toBeLessThan(0.01)
    expect(rate(0, true)).toBeLessThan(0.01)
  })
})
