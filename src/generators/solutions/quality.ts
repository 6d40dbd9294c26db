/** The solutions quality rule: a solution counts when it is concrete, traceable to the context and well ranked. */
import type { Metric } from '../../evaluate/index.ts'
import { hasWords, wordCount } from '../words.ts'
import type { Solution } from './program.ts'

/** What a solution is judged in. */
interface Setting {
  readonly solution: Solution
  readonly position: number
  readonly all: readonly Solution[]
  readonly asked: {
    readonly hmws: readonly string[]
    readonly metrics: readonly string[]
    readonly jtbds: readonly string[]
  }
}

const hasEight = hasWords(8)

/** The rules, each yes or no for one solution. Copies may differ in letter case and white space. */
const rules = {
  title: {
    holds: ({ solution: { title }, all }: Setting) =>
      isBetween(wordCount(title), 2, 10) && all.filter((other) => isSame(other.title, title)).length === 1,
    told: 'needs a title of 2 to 10 words that no other solution has',
  },
  description: {
    holds: ({ solution }: Setting) => hasEight(solution.description),
    told: 'needs a description of at least 8 words',
  },
  hmw: {
    holds: ({ solution, asked }: Setting) => areCopied([solution.hmw], asked.hmws),
    told: 'needs the question it answers, copied from those given',
  },
  metrics: {
    holds: ({ solution, asked }: Setting) => areCopied(solution.metrics, asked.metrics),
    told: 'needs at least one metric, each copied from those given',
  },
  jtbds: {
    holds: ({ solution, asked }: Setting) => areCopied(solution.jtbds, asked.jtbds),
    told: 'needs at least one job, each copied from those given',
  },
  rank: {
    holds: ({ solution, position, all }: Setting) =>
      solution.rank === position + 1 && !all.slice(position + 1).some((later) => isBetter(later, solution)),
    told: 'needs its place in the list as rank, and no later solution with more impact for less effort',
  },
}

type Rule = keyof typeof rules

/**
 * Solutions that keep all rules ÷ max(requested, returned). `parts` give the share that keeps each rule; feedback
 * names each failing solution and the rules it broke.
 */
export const solutionsQuality: Metric<{ readonly solutions: readonly Solution[] }> = (
  { inputs },
  { solutions: all },
) => {
  const asked = { hmws: texts(inputs.hmws), metrics: texts(inputs.metrics), jtbds: texts(inputs.jtbds) }
  const count = Number(inputs.count ?? 5)
  const broken = all.map((solution, position) => brokenRules({ solution, position, all, asked }))
  const share = (keeps: (names: Rule[]) => boolean) =>
    broken.filter(keeps).length / Math.max(count, all.length)
  const complaints = all.flatMap(({ title }, i) => complaint(`solution ${i + 1} (${title})`, broken[i] ?? []))
  const number = all.length === count ? [] : [`solutions written: ${all.length}, asked for: ${count}`]
  const parts = ruleNames().map((rule) => [rule, share((names) => !names.includes(rule))] as const)
  return {
    score: share((names) => names.length === 0),
    feedback: [...complaints, ...number].join('\n') || 'all solutions count',
    parts: Object.fromEntries(parts),
  }
}

function ruleNames(): Rule[] {
  return Object.keys(rules) as Rule[]
}

function brokenRules(setting: Setting): Rule[] {
  return ruleNames().filter((rule) => !rules[rule].holds(setting))
}

function complaint(who: string, broken: readonly Rule[]): string[] {
  return broken.length === 0 ? [] : [`${who} ${broken.map((rule) => rules[rule].told).join(', ')}`]
}

function isBetter(a: Solution, b: Solution): boolean {
  return a.impact > b.impact && a.effort < b.effort
}

function areCopied(given: readonly string[], asked: readonly string[]): boolean {
  return given.length > 0 && given.every((text) => asked.some((other) => isSame(other, text)))
}

function isSame(a: string, b: string): boolean {
  return normal(a) === normal(b)
}

function normal(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ')
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
