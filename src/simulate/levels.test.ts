/**
 * The levels and the controls, on contexts written for this test: good demos raise, broken ones do not, foreign
 * ones raise less. Every answer passes through the endpoint and the real adapter.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnySignature, chatAdapter, jsonAdapter, readReply, signature } from '../engine/index.ts'
import { simulatedModels } from './index.ts'

type Row = Readonly<Record<string, unknown>>
const send = simulatedModels()
const rows = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

const context = {
  insights: z.array(z.string()),
  metrics: z.array(z.string()),
  jtbds: z.array(z.string()),
  count: z.int(),
}
const hmw = signature({
  name: 'hmw',
  instructions: 'From the research notes write `count` How Might We questions, and judge each.',
  inputs: context,
  outputs: {
    reasoning: z.string(),
    hmw_questions: z.array(z.string()),
    relevance_scores: z.array(z.number().min(0).max(10)),
  },
})
const [notes, good, foreign] = ['notes', 'good-demos', 'foreign-demos'].map(rows) as [Row[], Row[], Row[]]

interface Trial {
  readonly base: AnySignature
  readonly asked: readonly Row[]
  readonly quality: (inputs: Row, values: Row) => number
  readonly model?: string
  readonly demos?: readonly Row[]
  readonly instructions?: string
  readonly repeats?: number
  readonly adapter?: typeof chatAdapter
}

/** Scores of all readable answers, and how many could not be read. */
async function scores({
  base,
  asked,
  quality,
  model = 'gpt-5-nano',
  demos = [],
  instructions = base.instructions,
  repeats = 5,
  adapter = chatAdapter,
}: Trial) {
  const prompt = adapter.prepare({ signature: base, instructions, demos })
  const found: number[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const inputs of asked) {
      const body = JSON.stringify({
        model,
        reasoning_effort: 'minimal',
        messages: [...prompt.preamble, prompt.ask(inputs)],
      })
      const response = await send('http://simulated.test/v1/chat/completions', {
        method: 'POST',
        body,
        headers: { 'x-whetstone-repeat': String(repeat) },
      })
      const { choices } = (await response.json()) as { choices: { message: { content: string } }[] }
      const reply = readReply(base, adapter, choices[0]?.message.content ?? '')
      if ('values' in reply) found.push(quality(inputs, reply.values))
    }
  }
  return {
    found,
    mean: found.reduce((sum, score) => sum + score, 0) / found.length,
    unreadable: repeats * asked.length - found.length,
  }
}

/** The HMW quality rule of the design: counted questions ÷ max(asked, given). */
function hmwQuality({ count }: Row, { hmw_questions, relevance_scores }: Row): number {
  const questions = hmw_questions as string[]
  const given = relevance_scores as number[]
  const counted = questions.filter(
    (text, at) => /^how might we/i.test(text) && text.split(/\s+/).length >= 5 && (given[at] ?? 0) >= 6,
  )
  return counted.length / Math.max(Number(count), questions.length)
}

const trial = (change: Partial<Trial> = {}) =>
  scores({ base: hmw, asked: notes, quality: hmwQuality, ...change })
const broken = (change: (demo: Row) => Row) => good.map((demo) => ({ ...demo, ...change(demo) }))
const questionsOf = (demo: Row) => demo.hmw_questions as string[]

describe('the level on How might we questions', () => {
  it.each([
    { model: 'gpt-5-nano', name: 'zero-shot', demos: [], low: 0.49, high: 0.63 },
    { model: 'gpt-5-nano', name: 'with 8 good demos', demos: good, low: 0.73, high: 0.84 },
    { model: 'gpt-5-mini', name: 'zero-shot', demos: [], low: 0.71, high: 0.83 },
    { model: 'gpt-5-mini', name: 'with 8 good demos', demos: good, low: 0.89, high: 0.96 },
  ])('of $model $name is that of its kind', async ({ model, demos, low, high }) => {
    const { mean, found, unreadable } = await trial({ model, demos })
    expect(mean).toBeGreaterThan(low)
    expect(mean).toBeLessThan(high)
    expect(new Set(found).size).toBeGreaterThan(4)
    expect(unreadable / (found.length + unreadable)).toBeLessThan(0.03)
  })

  it('rises with the number of good demos, and less and less', async () => {
    const [none, two, eight] = await Promise.all(
      [0, 2, 8].map(async (count) => (await trial({ demos: good.slice(0, count) })).mean),
    )
    expect(two).toBeGreaterThan((none ?? 1) + 0.03)
    expect(eight).toBeGreaterThan((two ?? 1) + 0.03)
  })

  it('is lifted less by demos of foreign fields', async () => {
    const [none, far, near] = await Promise.all(
      [[], foreign, good].map(async (demos) => (await trial({ demos })).mean),
    )
    expect(far).toBeGreaterThan((none ?? 1) + 0.03)
    expect(far).toBeLessThan((near ?? 0) - 0.05)
  })

  it.each<[string, (demo: Row) => Row]>([
    [
      'the prefix',
      (demo) => ({
        hmw_questions: questionsOf(demo).map((text) => text.replace('How might we', 'We should')),
      }),
    ],
    [
      'the prefix in every other question',
      (demo) => ({
        hmw_questions: questionsOf(demo).map((text, at) =>
          at % 2 ? text : text.replace('How might we', 'How can we'),
        ),
      }),
    ],
    [
      'the length',
      (demo) => ({ hmw_questions: questionsOf(demo).map((text) => text.split(' ').slice(0, 4).join(' ')) }),
    ],
    [
      'the score',
      (demo) => ({ relevance_scores: (demo.relevance_scores as number[]).map((score) => score / 2) }),
    ],
    [
      'the number of scores',
      (demo) => ({ relevance_scores: (demo.relevance_scores as number[]).slice(0, 1) }),
    ],
    [
      'the number of questions',
      (demo) => ({
        hmw_questions: questionsOf(demo).slice(0, 1),
        relevance_scores: (demo.relevance_scores as number[]).slice(0, 1),
      }),
    ],
  ])('is not lifted by demos that break %s', async (_, change) => {
    for (const model of ['gpt-5-nano', 'gpt-5-mini']) {
      expect((await trial({ model, demos: broken(change) })).mean).toBeLessThanOrEqual(
        (await trial({ model })).mean,
      )
    }
  })

  it('is not lifted by one good demo said eight times as by eight', async () => {
    const same = Array.from({ length: 8 }, () => good[0] as Row)
    expect((await trial({ demos: same })).mean).toBeLessThan((await trial({ demos: good })).mean - 0.05)
  })

  it('is lifted by instructions that state the rules', async () => {
    const instructions =
      'From the research notes write exactly `count` questions. Start each with "How might we", use at least 8 words, keep only questions with a score of at least 6.0, and give one score for each question.'
    for (const demos of [[], good]) {
      expect((await trial({ instructions, demos })).mean).toBeGreaterThan((await trial({ demos })).mean)
    }
  })

  it('is about the same in the form of JSON', async () => {
    for (const demos of [[], good]) {
      const [chat, json] = await Promise.all(
        [chatAdapter, jsonAdapter].map(async (adapter) => (await trial({ adapter, demos })).mean),
      )
      expect(Math.abs((chat ?? 0) - (json ?? 1))).toBeLessThan(0.07)
    }
  })

  it('is better for the model that is larger on most of the same examples', async () => {
    const [nano, mini] = await Promise.all(
      ['gpt-5-nano', 'gpt-5-mini'].map((model) => trial({ model, demos: good, adapter: jsonAdapter })),
    )
    const differences = (mini?.found ?? []).map((score, at) => score - (nano?.found[at] ?? 0))
    expect(differences.filter((difference) => difference > 0).length).toBeGreaterThan(
      2 * differences.filter((difference) => difference < 0).length,
    )
  })
})

const solution = z.object({
  title: z.string(),
  description: z.string(),
  hmw: z.string(),
  metrics: z.array(z.string()),
  jtbds: z.array(z.string()),
  impact: z.int().min(1).max(10),
  effort: z.int().min(1).max(10),
  confidence: z.number().min(0).max(1),
  rank: z.int().min(1),
})
type Solution = z.infer<typeof solution>

/** Solutions that are concrete, copied and well ranked ÷ max(asked, given). */
function solutionsQuality({ hmws, metrics, jtbds, count }: Row, values: Row): number {
  const solutions = values.solutions as Solution[]
  const within = (items: readonly string[], all: unknown) =>
    items.length > 0 && items.every((item) => (all as string[]).includes(item))
  const isGood = (own: Solution, at: number) =>
    own.title.split(' ').length >= 2 &&
    own.title.split(' ').length <= 10 &&
    solutions.filter(({ title }) => title === own.title).length === 1 &&
    own.description.split(' ').length >= 8 &&
    within([own.hmw], hmws) &&
    within(own.metrics, metrics) &&
    within(own.jtbds, jtbds) &&
    own.rank === at + 1 &&
    !solutions.slice(at + 1).some(({ impact, effort }) => impact > own.impact && effort < own.effort)
  return solutions.filter(isGood).length / Math.max(Number(count), solutions.length)
}

// In one step; a program of two steps hands on some mistakes of its first, and stands a little lower.
describe('the level on prioritized solutions', () => {
  const base = signature({
    name: 'solutions',
    instructions: 'Find solutions for the How Might We questions and put the most worthwhile first.',
    inputs: { ...context, hmws: z.array(z.string()) },
    outputs: { reasoning: z.string(), solutions: z.array(solution) },
  })
  const asked = good.map(({ insights, metrics, jtbds, hmw_questions }) => ({
    insights,
    metrics,
    jtbds,
    hmws: hmw_questions,
    count: 3,
  }))
  const demos = rows('solution-demos')
  const solve = (change: Partial<Trial>) =>
    scores({ base, asked, quality: solutionsQuality, repeats: 12, ...change })

  it.each([
    { model: 'gpt-5-nano', low: 0.5, high: 0.7, shown: 0.72 },
    { model: 'gpt-5-mini', low: 0.7, high: 0.87, shown: 0.85 },
  ])('of $model is that of its kind, and rises with five good demos', async ({ model, low, high, shown }) => {
    const { mean } = await solve({ model })
    expect(mean).toBeGreaterThan(low)
    expect(mean).toBeLessThan(high)
    expect((await solve({ model, demos })).mean).toBeGreaterThan(shown)
  })

  it('is not lifted by demos that paraphrase what they should copy', async () => {
    const loose = demos.map((demo) => ({
      ...demo,
      solutions: (demo.solutions as Solution[]).map((own) => ({ ...own, hmw: 'Help people' })),
    }))
    expect((await solve({ demos: loose })).mean).toBeLessThanOrEqual((await solve({})).mean)
  })
})
