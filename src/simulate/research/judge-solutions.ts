/** Judges the solutions of a demo by the demo alone: what is copied, how they are ranked, how they are told. */

import type { Values } from '../reading/value-type.ts'
import { contentWords, countWords, wordSet } from '../reading/words.ts'
import type { JudgedDemo } from '../skill/demo-evidence.ts'
import type { Rule } from '../skill/models.ts'
import { contextOf, inputText, type ResearchContext } from './context.ts'
import { givenSolutions, type SolutionFields, type SolutionPart } from './solution-fields.ts'

/** Rates of each rule over the solutions of a demo. */
export function judgeSolutions(fields: SolutionFields, inputs: Values, outputs: Values): JudgedDemo {
  const words = wordSet(inputText(inputs))
  const context = contextOf(inputs)
  const given = givenSolutions(fields, outputs)
  const verdicts = given.map((_, at) => verdict(fields, { context, given, at }))
  const ofEach = fields.rules.filter((rule) => rule !== 'count')
  const rates = ofEach.map(
    (rule) => [rule, verdicts.filter((kept) => kept.has(rule)).length / given.length] as const,
  )
  // Ideas are more than asked for by their nature: only too few of them are a mistake.
  const asked = fields.keyOf.has('rank')
    ? (context.count ?? given.length)
    : Math.min(context.count ?? 0, given.length)
  const isRightNumber = fields.keyOf.has('rank')
    ? given.length === asked
    : given.length >= (context.count ?? 0)
  const good = verdicts.filter((kept) => ofEach.every((rule) => kept.has(rule))).length
  const grounded = given.filter((solution) => isGrounded(JSON.stringify(solution), words)).length
  return {
    words,
    rates:
      given.length === 0 ? new Map() : new Map<Rule, number>([...rates, ['count', isRightNumber ? 1 : 0]]),
    whole: given.length === 0 ? 0 : good / Math.max(asked, given.length),
    grounded: given.length === 0 ? 0 : grounded / given.length,
  }
}

interface Place {
  readonly context: ResearchContext
  readonly given: readonly Values[]
  readonly at: number
}

/** The rules that the solution at one place keeps. */
function verdict({ keyOf }: SolutionFields, { context, given, at }: Place): ReadonlySet<Rule> {
  const own = given[at] ?? {}
  const say = (part: SolutionPart, of: Values = own) => of[keyOf.get(part)?.name ?? '']
  const title = text(say('title'))
  const before = given.slice(0, at).map((other) => text(say('title', other)).toLowerCase())
  const kept: Record<string, boolean> = {
    title: countWords(title) >= 2 && countWords(title) <= 10 && !before.includes(title.toLowerCase()),
    description: countWords(text(say('description'))) >= 8,
    hmw: areCopied(say('hmw'), context.hmws),
    metrics: areCopied(say('metrics'), context.metrics),
    jobs: areCopied(say('jobs'), context.jobs),
    rank: Number(say('rank')) === at + 1,
    order: !given
      .slice(at + 1)
      .some(
        (later) => beats(say('impact', later), say('impact')) && beats(say('effort'), say('effort', later)),
      ),
  }
  return new Set(Object.keys(kept).filter((rule) => kept[rule]) as Rule[])
}

function areCopied(value: unknown, from: readonly string[]): boolean {
  const items = Array.isArray(value) ? value : [value]
  return items.length > 0 && items.every((item) => from.includes(text(item)))
}

function isGrounded(solution: string, words: ReadonlySet<string>): boolean {
  return new Set(contentWords(solution).filter((word) => words.has(word))).size >= 3
}

function beats(a: unknown, b: unknown): boolean {
  return Number(a) > Number(b)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
