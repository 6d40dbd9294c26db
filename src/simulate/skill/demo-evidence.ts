/** What the demos of a prompt teach: how often they keep each rule, and how far they are to be followed. */
import { closeness } from './closeness.ts'
import type { Rule } from './models.ts'

/** Sum of weights at which about two thirds of what demos can do is done. */
const saturation = 4

/** A demo judged by its own words: how often its outputs keep each rule. */
export interface JudgedDemo {
  readonly words: ReadonlySet<string>
  readonly rates: ReadonlyMap<Rule, number>
  /** The share of its items that keep all rules. */
  readonly whole: number
  /** The share of its items that speak of its own inputs. */
  readonly grounded: number
}

/** The pull of the demos on one rule, in [0, 1], and the rate that they show. */
export interface Lesson {
  readonly pull: number
  readonly rate: number
}

/** All that the demos teach about one question. */
export interface Evidence {
  readonly lessons: ReadonlyMap<Rule, Lesson>
  /** The pull of the demos as such: what they teach about form. */
  readonly pull: number
  /** The weighted share of items of the demos that keep all rules. */
  readonly whole: number
}

/** Weighs judged demos by how close they are to the words of a question. */
export function weighDemos(demos: readonly JudgedDemo[], question: ReadonlySet<string>): Evidence {
  const weighed = demos.map((demo) => ({
    demo,
    weight: closeness(question, demo.words) * (0.4 + 0.6 * demo.grounded),
  }))
  const names = new Set(demos.flatMap(({ rates }) => [...rates.keys()]))
  const lessons = [...names].map((rule) => {
    const shown = weighed.flatMap(({ demo, weight }) => {
      const rate = demo.rates.get(rule)
      return rate === undefined ? [] : [{ weight, rate }]
    })
    return [rule, lessonOf(shown)] as const
  })
  const { pull, rate } = lessonOf(weighed.map(({ demo, weight }) => ({ weight, rate: demo.whole })))
  return { lessons: new Map(lessons), pull, whole: rate }
}

function lessonOf(shown: readonly { weight: number; rate: number }[]): Lesson {
  const sum = shown.reduce((total, { weight }) => total + weight, 0)
  if (sum === 0) return { pull: 0, rate: 0 }
  const rate = shown.reduce((total, { weight, rate: own }) => total + weight * own, 0) / sum
  return { pull: 1 - Math.exp(-sum / saturation), rate }
}
