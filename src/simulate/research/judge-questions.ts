/** Judges the How might we questions of a demo by the demo alone: good form, told nothing else. */

import type { Values } from '../reading/value-type.ts'
import { contentWords, countWords, wordSet } from '../reading/words.ts'
import type { JudgedDemo } from '../skill/demo-evidence.ts'
import type { Rule } from '../skill/models.ts'
import { contextOf, inputText } from './context.ts'
import { type GivenQuestion, givenQuestions, type QuestionFields } from './question-fields.ts'

/** A score counts as good from this share of its range on. */
const goodShare = 0.6

/** Rates of each rule over the questions of a demo; a demo without questions teaches nothing. */
export function judgeQuestions(fields: QuestionFields, inputs: Values, outputs: Values): JudgedDemo {
  const words = wordSet(inputText(inputs))
  const given = givenQuestions(fields, outputs)
  if (given.length === 0) return { words, rates: new Map(), whole: 0, grounded: 0 }
  const asked = fields.isSingle ? 1 : (contextOf(inputs).count ?? given.length)
  const verdicts = given.map((item) => verdict(fields, item))
  const share = (rule: keyof Verdict) => verdicts.filter((item) => item[rule]).length / given.length
  const isGrounded = ({ question }: GivenQuestion) =>
    new Set(contentWords(question).filter((word) => words.has(word))).size >= 2
  const rates = new Map<Rule, number>([
    ...(['prefix', 'length', 'relevance', 'scores'] as const).map((rule) => [rule, share(rule)] as const),
    ['count', given.length === asked ? 1 : 0],
  ])
  const good = verdicts.filter((item) => Object.values(item).every(Boolean)).length
  return {
    words,
    rates,
    whole: good / Math.max(asked, given.length),
    grounded: given.filter(isGrounded).length / given.length,
  }
}

type Verdict = Readonly<Record<'prefix' | 'length' | 'relevance' | 'scores', boolean>>

function verdict({ scores, keys, range }: QuestionFields, { question, score }: GivenQuestion): Verdict {
  const expectsScores = scores !== undefined || keys?.score !== undefined
  const good = range.low + goodShare * (range.high - range.low)
  return {
    prefix: /^how might we\b/i.test(question.trim()),
    length: countWords(question) >= 5,
    relevance: !expectsScores || (score ?? good) >= good,
    scores: !expectsScores || score !== undefined,
  }
}
