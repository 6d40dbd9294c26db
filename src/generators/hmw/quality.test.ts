/** The HMW quality rule, broken one way at a time. */
import { describe, expect, it } from 'vitest'
import type { ScoredResult } from '../../evaluate/index.ts'
import { type HmwPrediction, hmwQuality, hmwQualityStrict } from './quality.ts'

const good = 'How might we calm worried parents?'

function judge(prediction: HmwPrediction, count?: number): ScoredResult {
  const inputs = count === undefined ? {} : { count }
  return hmwQuality({ id: 'e', inputs, labels: {} }, prediction) as ScoredResult
}

function isStrict(prediction: HmwPrediction, count?: number): unknown {
  const inputs = count === undefined ? {} : { count }
  return (hmwQualityStrict({ id: 'e', inputs, labels: {} }, prediction) as ScoredResult).score
}

const prefix = 'does not start with "How might we"'
const words = 'has fewer than 5 words'
const score = 'has a relevance score below 6.0 or none'

describe('a question', () => {
  it.each([
    { text: good, given: 6, broken: [] },
    { text: 'HOW MIGHT WE calm parents?', given: 10, broken: [] },
    { text: 'how might we\tcalm\nparents', given: 7.5, broken: [] },
    { text: good, given: 5.99, broken: [score] },
    { text: good, given: 0, broken: [score] },
    { text: good, given: undefined, broken: [score] },
    { text: 'How could we calm worried parents?', given: 9, broken: [prefix] },
    { text: '1. How might we calm parents?', given: 9, broken: [prefix] },
    { text: ' How might we calm parents?', given: 9, broken: [prefix] },
    { text: 'How might we help?', given: 9, broken: [words] },
    { text: 'How  might we  help ?', given: 9, broken: [prefix] },
    { text: 'Why not?', given: 2, broken: [prefix, words, score] },
    { text: '', given: 9, broken: [prefix, words] },
  ])('$text with score $given breaks $broken', ({ text, given, broken }) => {
    const relevance_scores = given === undefined ? [] : [given]
    const feedback =
      broken.length === 0 ? 'all questions count' : `question 1 ${broken.join(', ')}: ${JSON.stringify(text)}`
    const parts = { prefix: 1, words: 1, score: 1 }
    if (broken.includes(prefix)) parts.prefix = 0
    if (broken.includes(words)) parts.words = 0
    if (broken.includes(score)) parts.score = 0
    const expected = { score: broken.length === 0 ? 1 : 0, feedback, parts }
    expect(judge({ hmw_questions: [text], relevance_scores }, 1)).toEqual(expected)
    expect(judge({ question: text, score: given })).toEqual(expected)
    expect(isStrict({ question: text, score: given })).toBe(broken.length === 0)
  })
})

describe('a prediction', () => {
  const four = { hmw_questions: [good, good, good, good], relevance_scores: [9, 8, 7, 6] }

  it.each([
    {
      name: 'as many as requested',
      prediction: four,
      count: 4,
      is: 1,
      strict: true,
      says: 'all questions count',
    },
    {
      name: 'fewer',
      prediction: four,
      count: 5,
      is: 0.8,
      strict: false,
      says: 'questions written: 4, asked for: 5',
    },
    {
      name: 'fewer than the default of 5',
      prediction: four,
      count: undefined,
      is: 0.8,
      strict: false,
      says: 'questions written: 4, asked for: 5',
    },
    {
      name: 'more, all sound',
      prediction: four,
      count: 3,
      is: 1,
      strict: false,
      says: 'questions written: 4, asked for: 3',
    },
    {
      name: 'more, one without a score',
      prediction: { ...four, relevance_scores: [9, 8, 7] },
      count: 3,
      is: 0.75,
      strict: false,
      says: `question 4 ${score}: ${JSON.stringify(good)}\nquestions written: 4, asked for: 3`,
    },
    {
      name: 'no scores at all',
      prediction: { hmw_questions: [good] },
      count: 1,
      is: 0,
      strict: false,
      says: `question 1 ${score}: ${JSON.stringify(good)}`,
    },
    {
      name: 'more scores than questions',
      prediction: { ...four, relevance_scores: [9, 8, 7, 6, 1] },
      count: 4,
      is: 1,
      strict: true,
      says: 'all questions count',
    },
    {
      name: 'no questions',
      prediction: { hmw_questions: [], relevance_scores: [] },
      count: 2,
      is: 0,
      strict: false,
      says: 'questions written: 0, asked for: 2',
    },
    {
      name: 'nothing known',
      prediction: {},
      count: 2,
      is: 0,
      strict: false,
      says: 'questions written: 0, asked for: 2',
    },
  ])('of $name', ({ prediction, count, is, strict, says }) => {
    expect(judge(prediction, count)).toMatchObject({ score: is, feedback: says })
    expect(isStrict(prediction, count)).toBe(strict)
  })

  it('tells by its parts which rule costs the score', () => {
    const hmw_questions = [good, 'How might we help?', 'What if parents were calmer today?', good]
    const { score: whole, parts, feedback } = judge({ hmw_questions, relevance_scores: [9, 9, 9, 3] }, 5)
    expect(whole).toBe(1 / 5)
    expect(parts).toEqual({ prefix: 3 / 5, words: 3 / 5, score: 3 / 5 })
    expect(feedback?.split('\n')).toEqual([
      `question 2 ${words}: "How might we help?"`,
      `question 3 ${prefix}: "What if parents were calmer today?"`,
      `question 4 ${score}: ${JSON.stringify(good)}`,
      'questions written: 4, asked for: 5',
    ])
  })

  it('of ten points everywhere gains only the part of the scores', () => {
    const hmw_questions = ['Why?', 'What now?']
    expect(judge({ hmw_questions, relevance_scores: [10, 10] }, 2)).toMatchObject({
      score: 0,
      parts: { prefix: 0, words: 0, score: 1 },
    })
  })
})
