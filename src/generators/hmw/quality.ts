/** The HMW quality rule: a question counts when its prefix, its length and its relevance score are right. */
import type { Values } from '../../engine/index.ts'
import type { Metric, ScoredResult } from '../../evaluate/index.ts'
import { hasWords } from '../words.ts'

/** A prediction of several questions, or of a single one. */
export interface HmwPrediction {
  readonly hmw_questions?: readonly string[] | undefined
  readonly relevance_scores?: readonly number[] | undefined
  readonly question?: string | undefined
  readonly score?: number | undefined
}

interface Judged {
  readonly text: string
  /** NaN when there is none. */
  readonly score: number
}

const hasFive = hasWords(5)

/** The rules, in the order they are told. */
const rules = {
  prefix: {
    holds: ({ text }: Judged) => text.toLowerCase().startsWith('how might we'),
    told: 'does not start with "How might we"',
  },
  words: { holds: ({ text }: Judged) => hasFive(text), told: 'has fewer than 5 words' },
  score: { holds: ({ score }: Judged) => score >= 6, told: 'has a relevance score below 6.0 or none' },
}

type Rule = keyof typeof rules

const ruleNames: readonly Rule[] = ['prefix', 'words', 'score']

/**
 * Counted questions ÷ max(requested, returned). A question counts when it starts with `how might we` (any case),
 * has at least 5 words and a relevance score of at least 6.0. `parts` give each rule's share by itself; feedback
 * names each failing question and the rules it broke.
 */
export const hmwQuality: Metric<HmwPrediction> = ({ inputs }, prediction) => judge(inputs, prediction)

/** True only when every question counts and there are as many as requested. */
export const hmwQualityStrict: Metric<HmwPrediction> = ({ inputs }, prediction) => {
  const { score, feedback } = judge(inputs, prediction)
  return { score: score === 1 && questionsOf(prediction).length === requested(inputs, prediction), feedback }
}

function judge(inputs: Values, prediction: HmwPrediction): ScoredResult {
  const questions = questionsOf(prediction)
  const asked = requested(inputs, prediction)
  const broken = questions.map(brokenRules)
  const share = (counts: (broken: readonly Rule[]) => boolean) =>
    broken.filter(counts).length / Math.max(asked, questions.length)
  const shareOf = (rule: Rule) => share((rules) => !rules.includes(rule))
  const number =
    questions.length === asked ? [] : [`questions written: ${questions.length}, asked for: ${asked}`]
  return {
    score: share((rules) => rules.length === 0),
    feedback: [...questions.flatMap(complaintsOf(broken)), ...number].join('\n') || 'all questions count',
    parts: { prefix: shareOf('prefix'), words: shareOf('words'), score: shareOf('score') },
  }
}

function questionsOf({ hmw_questions, relevance_scores = [], question, score }: HmwPrediction): Judged[] {
  if (hmw_questions === undefined)
    return question === undefined ? [] : [{ text: question, score: score ?? NaN }]
  return hmw_questions.map((text, i) => ({ text, score: relevance_scores[i] ?? NaN }))
}

/** How many questions were asked for; a single-question prediction is asked for one. */
function requested({ count = 5 }: Values, { hmw_questions, question }: HmwPrediction): number {
  return hmw_questions === undefined && question !== undefined ? 1 : Number(count)
}

function brokenRules(question: Judged): Rule[] {
  return ruleNames.filter((rule) => !rules[rule].holds(question))
}

function complaintsOf(broken: readonly (readonly Rule[])[]) {
  return ({ text }: Judged, index: number): string[] => {
    const told = broken[index]?.map((rule) => rules[rule].told) ?? []
    return told.length === 0 ? [] : [`question ${index + 1} ${told.join(', ')}: ${JSON.stringify(text)}`]
  }
}
