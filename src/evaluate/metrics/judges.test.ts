/** Metrics that ask a model: what it is shown, and what code makes of its answers. */
import { describe, expect, it } from 'vitest'
import { withContext } from '../../engine/index.ts'
import { scriptedLM } from '../../testing/index.ts'
import { readScore } from '../metric.ts'
import { judgePair, judgeProgram, lmJudge, pairwiseJudge, semanticF1 } from './index.ts'

const example = {
  id: 'e1',
  inputs: { question: 'Why is the sky blue?' },
  labels: { answer: 'Rayleigh scattering', source: 'a book' },
}
const prediction = { answer: 'Air scatters blue light.', confidence: 3 }

/** A reply in the form the chat adapter asks for. */
function answered(values: Record<string, unknown>): string {
  const field = ([name, value]: [string, unknown]) =>
    `[[ ## ${name} ## ]]\n${typeof value === 'string' ? value : JSON.stringify(value)}`
  return [...Object.entries(values).map(field), '[[ ## completed ## ]]'].join('\n\n')
}

describe('lmJudge', () => {
  const rubric = { correct: 'It agrees with the reference.', clear: 'A child understands it.' }
  const graded = (correct: string, clear: string) =>
    answered({ reasoning: 'Because.', correct, clear, feedback: 'Name the effect.' })

  it.each([
    { grades: ['met', 'met'], weights: {}, score: 1 },
    { grades: ['met', 'not_met'], weights: {}, score: 0.5 },
    { grades: ['partly', 'not_met'], weights: {}, score: 0.25 },
    { grades: ['met', 'not_met'], weights: { correct: 3 }, score: 0.75 },
    { grades: ['not_met', 'not_met'], weights: {}, score: 0 },
  ])(
    'makes $score of $grades with weights $weights',
    async ({ grades: [correct = '', clear = ''], weights, score }) => {
      const lm = scriptedLM([graded(correct, clear)])
      const judged = readScore(await lmJudge({ rubric, lm, weights })(example, prediction), 'judge')
      expect(judged.value).toBe(score)
      expect(Object.keys(judged.parts ?? {})).toEqual(['correct', 'clear'])
      expect(judged.feedback).toContain('Name the effect.')
    },
  )

  it('names the criteria that are not met', async () => {
    const lm = scriptedLM([graded('met', 'not_met')])
    const { feedback } = readScore(await lmJudge({ rubric, lm })(example, prediction), 'judge')
    expect(feedback).toBe('clear not met: A child understands it.\nName the effect.')
  })

  it('shows task, reference, prediction and every criterion, or only what is asked for', async () => {
    const lm = scriptedLM(() => graded('met', 'met'))
    await lmJudge({ rubric, lm })(example, prediction)
    await lmJudge({ rubric, lm, fields: ['answer'], labels: [] })(example, prediction)
    const [all = '', some = ''] = lm.requests.map(({ messages }) =>
      messages.map(({ content }) => content).join('\n'),
    )
    for (const text of [
      'Why is the sky blue?',
      'Rayleigh scattering',
      'confidence: 3',
      ...Object.values(rubric),
    ])
      expect(all).toContain(text)
    expect(some).toContain('Air scatters')
    expect(some).not.toMatch(/Rayleigh|confidence/)
  })

  it('asks the model of the context, and a compiled judge instead of its own', async () => {
    const own = judgeProgram(rubric)
    const judge = own.withState({ self: { instructions: 'Be strict.', demos: [] } })
    const lm = scriptedLM(() => graded('met', 'met'))
    await withContext({ lm }, async () => lmJudge({ rubric, judge })(example, prediction))
    expect(lm.requests[0]?.messages[0]?.content).toContain('Be strict.')
  })

  it('makes an error, no score, of an answer without grades', async () => {
    const lm = scriptedLM(() => 'Looks good to me.')
    await expect(lmJudge({ rubric, lm })(example, prediction)).rejects.toMatchObject({
      code: 'unparsable_completion',
    })
  })

  it.each([
    { name: 'no criteria', make: () => lmJudge({ rubric: {} }) },
    { name: 'a name it needs itself', make: () => lmJudge({ rubric: { feedback: 'x' } }) },
    { name: 'a weight of no criterion', make: () => lmJudge({ rubric, weights: { kind: 1 } }) },
    { name: 'a weight of 0', make: () => lmJudge({ rubric, weights: { clear: 0 } }) },
  ])('refuses $name', ({ make }) => {
    expect(make).toThrow(expect.objectContaining({ name: 'InputError', code: 'invalid_rubric' }))
  })
})

describe('judging pairs', () => {
  const pair = { task: 't', a: 'ANSWER-A', b: 'ANSWER-B' }
  const judges = {
    'prefers a': (first: string) => (first.includes('ANSWER-A') ? 'first' : 'second'),
    'prefers b': (first: string) => (first.includes('ANSWER-A') ? 'second' : 'first'),
    'prefers the first place': () => 'first',
    'prefers none': () => 'neither',
  }

  it.each([
    { judge: 'prefers a', winner: 'a', isConsistent: true },
    { judge: 'prefers b', winner: 'b', isConsistent: true },
    { judge: 'prefers the first place', winner: 'tie', isConsistent: false },
    { judge: 'prefers none', winner: 'tie', isConsistent: true },
  ] as const)('a judge that $judge: $winner', async ({ judge, ...expected }) => {
    const lm = scriptedLM(({ messages }) => {
      const asked = messages.at(-1)?.content ?? ''
      const order = [asked.indexOf('ANSWER-A'), asked.indexOf('ANSWER-B')]
      const first = (order[0] ?? 0) < (order[1] ?? 0) ? 'ANSWER-A' : 'ANSWER-B'
      return answered({ reasoning: 'So.', better: judges[judge](first) })
    })
    expect(await judgePair({ criterion: 'clearer', lm })(pair)).toMatchObject(expected)
    expect(lm.requests).toHaveLength(2)
  })

  it.each([
    { replies: ['first', 'second'], score: 1, consistent: 1 },
    { replies: ['second', 'first'], score: 0, consistent: 1 },
    { replies: ['first', 'first'], score: 0.5, consistent: 0 },
    { replies: ['neither', 'first'], score: 0.5, consistent: 0 },
  ])('as a metric $replies make $score', async ({ replies, score, consistent }) => {
    const lm = scriptedLM(replies.map((better) => answered({ reasoning: 'So.', better })))
    const metric = pairwiseJudge({ criterion: 'right', lm, fields: ['answer'] })
    const judged = readScore(await metric(example, prediction), 'm')
    expect(judged).toMatchObject({ value: score, parts: { consistent } })
    expect(judged.feedback).toContain('swapped: So.')
    expect(lm.requests[0]?.messages.at(-1)?.content).not.toContain('a book')
  })
})

describe('semanticF1', () => {
  const compared = (reference: boolean[], response: boolean[]) =>
    answered({
      reasoning: 'So.',
      reference_ideas: reference.map((in_response, i) => ({ idea: `r${i}`, in_response })),
      response_ideas: response.map((in_reference, i) => ({ idea: `p${i}`, in_reference })),
    })

  it.each([
    { reference: [true, true], response: [true], recall: 1, precision: 1, f1: 1 },
    { reference: [true, false], response: [true], recall: 0.5, precision: 1, f1: 2 / 3 },
    { reference: [false], response: [false, false], recall: 0, precision: 0, f1: 0 },
    { reference: [true], response: [], recall: 1, precision: 0, f1: 0 },
  ])('of $reference and $response is $f1', async ({ reference, response, recall, precision, f1 }) => {
    const lm = scriptedLM([compared(reference, response)])
    const judged = readScore(await semanticF1('answer', { lm })(example, prediction), 'm')
    expect(judged.value).toBeCloseTo(f1, 12)
    expect(judged.parts).toEqual({ recall, precision })
  })

  it('names the ideas that are missing or too many', async () => {
    const lm = scriptedLM([compared([true, false], [true, false])])
    const { feedback } = readScore(await semanticF1('answer', { lm })(example, prediction), 'm')
    expect(feedback).toBe('missing: r1\nnot in the reference: p1')
  })

  it('asks again when the reference is said to have no ideas', async () => {
    const lm = scriptedLM([compared([], [true]), compared([true], [true])])
    expect(readScore(await semanticF1('answer', { lm })(example, prediction), 'm').value).toBe(1)
  })

  it('scores an empty response without a call, and refuses an empty label', async () => {
    const metric = semanticF1('answer', { lm: scriptedLM([]) })
    expect(readScore(await metric(example, { answer: ' ' }), 'm').value).toBe(0)
    await expect(metric({ ...example, labels: {} }, prediction)).rejects.toMatchObject({
      code: 'missing_label',
    })
  })
})
