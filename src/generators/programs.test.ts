/** Both generators from end to end, with a model that answers from a script. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import { allExamples, openDataset } from '../data/index.ts'
import {
  type AnyProgram,
  type Example,
  type LM,
  type LMRequest,
  type Message,
  noUsage,
  traced,
} from '../engine/index.ts'
import { evaluate, type Task } from '../evaluate/index.ts'
import { labeledFewShot } from '../optimizers/index.ts'
import { hmwProgram } from './hmw/program.ts'
import { hmwTask } from './hmw/task.ts'
import { type Solution, solutionsProgram } from './solutions/program.ts'
import { solutionsTask } from './solutions/task.ts'

/** A model that gives the replies in turn and keeps what it was asked. */
function scripted(...replies: object[]): { lm: LM; requests: LMRequest[] } {
  const requests: LMRequest[] = []
  const base = { model: 'scripted', finishReason: 'stop', usage: noUsage, costUsd: 0, listCostUsd: 0 }
  return {
    requests,
    lm: {
      id: 'test/scripted',
      async generate(request) {
        const reply = replies[requests.push(request) - 1] ?? {}
        const sections = Object.entries(reply).map(([name, value]) => `[[ ## ${name} ## ]]\n${textOf(value)}`)
        return { ...base, text: sections.join('\n'), latencyMs: 0, cached: false, attempts: 1 }
      },
    },
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function promptOf({ messages }: LMRequest): string {
  return messages.map(({ role, content }) => `${role}:\n${content}`).join('\n\n')
}

/** The examples a task learns from, prepared as every command prepares them. */
async function trainsetOf({ program, train = '', prepare }: Task): Promise<Example[]> {
  return allExamples(await openDataset(train, { signature: program.signature, prepare }))
}

const context = {
  context_summary: '2 insights, 1 metric, 1 job; first job: Be home by six',
  insights: ['Trains are late', 'Parents call'],
  metrics: ['Calls: 40'],
  jtbds: ['Be home by six'],
}

describe('the HMW program', () => {
  const answer = {
    reasoning: 'Lateness drives the calls.',
    hmw_questions: ['How might we tell parents early?', 'How might we make waiting bearable?'],
    relevance_scores: [9, 7.5],
  }

  it('asks one question and gives typed answers', async () => {
    const { lm, requests } = scripted(answer)
    const prediction = await hmwProgram({ ...context, count: 2 }, { lm })
    expect(prediction).toEqual(answer)
    expectTypeOf(prediction).toEqualTypeOf<{
      reasoning: string
      hmw_questions: string[]
      relevance_scores: number[]
    }>()
    expect(requests).toHaveLength(1)
  })

  it('has this prompt', async () => {
    const { lm, requests } = scripted(answer)
    await hmwProgram(context, { lm })
    expect(promptOf(requests[0] as LMRequest)).toMatchInlineSnapshot(`
      "system:
      From the research notes write \`count\` How Might We questions that open up the problem, and score how relevant each is.

      Given:
      - insights (string[]): what was observed
      - metrics (string[]): what the team measures
      - jtbds (string[]): jobs to be done
      - count (integer 1..20 (default 5))
      Answer in this form:
      [[ ## reasoning ## ]]
      <which tensions in the notes matter>
      [[ ## hmw_questions ## ]]
      <JSON string[]: \`count\` questions>
      [[ ## relevance_scores ## ]]
      <JSON (number 0..10)[]: relevance to the notes, one score per question in the same order>

      user:
      [[ ## context_summary ## ]]
      2 insights, 1 metric, 1 job; first job: Be home by six
      [[ ## insights ## ]]
      ["Trains are late","Parents call"]
      [[ ## metrics ## ]]
      ["Calls: 40"]
      [[ ## jtbds ## ]]
      ["Be home by six"]
      [[ ## count ## ]]
      5"
    `)
  })

  it.each([
    { what: 'too few questions', count: 3, told: 'expected 3 hmw_questions, got 2' },
    { what: 'too many questions', count: 1, told: 'expected 1 hmw_questions, got 2' },
    { what: 'too few scores', count: 2, scores: [9], told: 'expected 2 relevance_scores, got 1' },
  ])('takes $what with a warning: the metric scores them', async ({ count, scores, told }) => {
    const { lm, requests } = scripted({ ...answer, ...(scores && { relevance_scores: scores }) })
    const { value, calls } = await traced(() => hmwProgram({ ...context, count }, { lm }))
    expect(value.hmw_questions).toEqual(answer.hmw_questions)
    expect(calls[0]?.warning).toEqual({ code: 'constraint_violated', message: told })
    expect(requests).toHaveLength(1)
  })

  it('asks again for a score that is out of range', async () => {
    const { lm, requests } = scripted({ ...answer, relevance_scores: [90, 75] }, answer)
    expect(await hmwProgram(context, { lm })).toEqual(answer)
    expect(requests[1]?.messages.at(-1)?.content).toMatch(/relevance_scores.*10/)
  })

  it.each([0, 21])('refuses to write %d questions', async (count) => {
    const { lm, requests } = scripted()
    await expect(hmwProgram({ ...context, count }, { lm })).rejects.toMatchObject({ code: 'invalid_inputs' })
    expect(requests).toEqual([])
  })

  it('scores 1 on its task when a model answers as a person did', async () => {
    const trainset = await trainsetOf(hmwTask)
    const { lm } = scripted(...trainset.map(({ labels }) => labels))
    const evaluation = await scoreOf(hmwTask, trainset, lm)
    expect(evaluation).toMatchObject({
      errors: 0,
      metrics: { hmw_quality: { score: 1 }, hmw_quality_strict: { score: 1 } },
    })
  })
})

describe('the solutions program', () => {
  const given = { ...context, hmws: ['How might we tell parents early?'], count: 1 }
  const idea = {
    title: 'Early text',
    description: 'Text parents as soon as a train is late.',
    hmw: given.hmws[0] as string,
  }
  const solution = {
    ...idea,
    metrics: ['Calls: 40'],
    jtbds: ['Be home by six'],
    impact: 8,
    effort: 2,
    confidence: 0.7,
    rank: 1,
  }
  const answers = [{ ideas: [idea] }, { reasoning: 'It is cheap.', solutions: [solution] }]

  it('finds ideas, then ranks them, each step asked and told apart', async () => {
    const { lm, requests } = scripted(...answers)
    const { value, calls } = await traced(() => solutionsProgram(given, { lm }))
    expect(value).toEqual(answers[1])
    expectTypeOf(value).toEqualTypeOf<{ reasoning: string; solutions: Solution[] }>()
    expect(calls.map(({ part }) => part)).toEqual(['ideate', 'prioritize'])
    expect(requests[1]?.messages.at(-1)?.content).toContain(JSON.stringify([idea]))
  })

  it('has these prompts', async () => {
    const { lm, requests } = scripted(...answers)
    await solutionsProgram(given, { lm })
    expect(requests.map(promptOf).join('\n\n==========\n\n')).toMatchInlineSnapshot(`
      "system:
      Find more ideas than \`count\` that answer the How Might We questions, different from each other and grounded in the research notes.

      Given:
      - insights (string[]): what was observed
      - metrics (string[]): what the team measures
      - jtbds (string[]): jobs to be done
      - hmws (string[] (at least 1 items)): How Might We questions to answer
      - count (integer 1..20 (default 5))
      Answer in this form:
      [[ ## ideas ## ]]
      <JSON {title: string, description: string, hmw: string (the question it answers, copied)}[] (at least 1 items)>

      user:
      [[ ## context_summary ## ]]
      2 insights, 1 metric, 1 job; first job: Be home by six
      [[ ## insights ## ]]
      ["Trains are late","Parents call"]
      [[ ## metrics ## ]]
      ["Calls: 40"]
      [[ ## jtbds ## ]]
      ["Be home by six"]
      [[ ## hmws ## ]]
      ["How might we tell parents early?"]
      [[ ## count ## ]]
      1

      ==========

      system:
      Choose the \`count\` most worthwhile ideas and rank them: high impact and low effort first.

      Given:
      - ideas ({title: string, description: string, hmw: string (the question it answers, copied)}[])
      - metrics (string[]): what the team measures
      - jtbds (string[]): jobs to be done
      - count (integer 1..20 (default 5))
      Answer in this form:
      [[ ## reasoning ## ]]
      <why this order>
      [[ ## solutions ## ]]
      <JSON {title: string, description: string, hmw: string (the question it answers, copied), metrics: string[] (metrics it moves, copied), jtbds: string[] (jobs it serves, copied), impact: integer 1..10, effort: integer 1..10, confidence: number 0..1, rank: integer >=1}[]: best first>

      user:
      [[ ## ideas ## ]]
      [{"title":"Early text","description":"Text parents as soon as a train is late.","hmw":"How might we tell parents early?"}]
      [[ ## metrics ## ]]
      ["Calls: 40"]
      [[ ## jtbds ## ]]
      ["Be home by six"]
      [[ ## count ## ]]
      1"
    `)
  })

  it('takes a model per part', async () => {
    const [ideate, prioritize] = answers.map((answer) => scripted(answer))
    if (ideate === undefined || prioritize === undefined) expect.unreachable()
    await solutionsProgram(given, { lm: { ideate: ideate.lm, prioritize: prioritize.lm } })
    expect([ideate.requests.length, prioritize.requests.length]).toEqual([1, 1])
  })

  it.each([
    { name: 'no question', change: { hmws: [] } },
    { name: 'too many solutions', change: { count: 21 } },
  ])('refuses $name before a model is asked', async ({ change }) => {
    const { lm, requests } = scripted(...answers)
    await expect(solutionsProgram({ ...given, ...change }, { lm })).rejects.toMatchObject({
      code: 'invalid_inputs',
    })
    expect(requests).toEqual([])
  })

  it('scores 1 on its task when a model answers as a person did', async () => {
    const trainset = await trainsetOf(solutionsTask)
    const { lm } = scripted(...trainset.flatMap(({ labels }) => [labels, labels]))
    const evaluation = await scoreOf(solutionsTask, trainset, lm)
    expect(evaluation).toMatchObject({ errors: 0, metrics: { solutions_quality: { score: 1 } } })
  })
})

async function scoreOf({ program, metrics }: Task, devset: Example[], lm: LM) {
  return evaluate(program as never, { devset, metric: metrics as never, concurrency: 1, settings: { lm } })
}

describe.each([
  { name: 'HMW', task: hmwTask, parts: ['self'] },
  { name: 'solutions', task: solutionsTask, parts: ['ideate', 'prioritize'] },
])('the $name trainset', ({ task, parts }) => {
  it('gives every part complete demos, none skipped', async () => {
    const trainset = await trainsetOf(task)
    const notes: string[] = []
    const options = { trainset, onNote: (note: string) => notes.push(note) }
    const compiled: AnyProgram = await labeledFewShot({ k: trainset.length }).compile(task.program, options)
    expect(notes).toEqual([])
    expect(Object.keys(compiled.state)).toEqual(parts)
    for (const part of parts) {
      const { inputs = [], outputs = [] } = compiled.predictors[part]?.signature ?? {}
      const names = [...inputs, ...outputs].map(({ name }) => name).toSorted()
      const demos = compiled.state[part]?.demos ?? []
      expect(demos).toHaveLength(trainset.length)
      for (const demo of demos) expect(Object.keys(demo).toSorted()).toEqual(names)
    }
  })

  it('is shown as earlier turns of the chat', async () => {
    const trainset = await trainsetOf(task)
    const compiled = await labeledFewShot({ k: 8 }).compile(task.program, { trainset })
    const { lm, requests } = scripted(...trainset.flatMap(({ labels }) => [labels, labels]))
    await (compiled as unknown as (inputs: object, options: object) => Promise<unknown>)(
      trainset[0]?.inputs ?? {},
      { lm },
    )
    expect(requests).toHaveLength(parts.length)
    for (const { messages } of requests) {
      expect(messages.map(({ role }: Message) => role)).toEqual([
        'system',
        ...Array(8).fill(['user', 'assistant']).flat(),
        'user',
      ])
    }
  })
})
