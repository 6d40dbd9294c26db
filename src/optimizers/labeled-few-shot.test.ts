/** LabeledFewShot: DSPy's picks for equal seeds, the student untouched, and nothing left out in silence. */
import { describe, expect, it } from 'vitest'
import {
  type AnyProgram,
  chainOfThought,
  type Example,
  InputError,
  predict,
  program,
  signature,
} from '../engine/index.ts'
import { labeledFewShot } from './labeled-few-shot.ts'

const search = predict(signature('question -> query', 'Find the missing fact.'))
const answer = chainOfThought(signature('question, query -> answer', 'Answer briefly.'))
const twoSteps = program({
  name: 'qa',
  parts: { search, answer },
  forward: async (parts, { question }: { question: string }) => {
    const { query } = await parts.search({ question })
    return parts.answer({ question, query })
  },
})

/** Examples that are complete for both steps. */
function trainsetOf(size: number): Example[] {
  return Array.from({ length: size }, (_, i) => ({
    id: `e${i}`,
    inputs: { question: `q${i}`, hint: 'no field of any part' },
    labels: { query: `s${i}`, reasoning: `r${i}`, answer: `a${i}` },
  }))
}

/** Numbers of the examples that a part has as demos. */
function picksOf(compiled: AnyProgram, part: string): number[] {
  return (compiled.state[part]?.demos ?? []).map(({ question }) => Number(String(question).slice(1)))
}

describe('picks', () => {
  it('16 examples unless told otherwise', async () => {
    const compiled = await labeledFewShot().compile(search, { trainset: trainsetOf(50) })
    expect(picksOf(compiled, 'self')).toEqual([24, 48, 26, 2, 16, 32, 31, 25, 19, 30, 22, 37, 13, 44, 8, 18])
  })

  it('with one generator over all predictors in turn', async () => {
    const compiled = await labeledFewShot({ k: 3 }).compile(twoSteps, { trainset: trainsetOf(10) })
    expect([picksOf(compiled, 'search'), picksOf(compiled, 'answer')]).toEqual([
      [6, 9, 0],
      [4, 8, 7],
    ])
  })

  it('the same again on a second compile, of the student or of the compiled program', async () => {
    const optimizer = labeledFewShot({ k: 3 })
    const options = { trainset: trainsetOf(10) }
    const compiled = await optimizer.compile(twoSteps, options)
    expect((await optimizer.compile(twoSteps, options)).state).toEqual(compiled.state)
    expect((await optimizer.compile(compiled, options)).state).toEqual(compiled.state)
  })

  it('others with another seed', async () => {
    const picks = (seed: number) =>
      labeledFewShot({ k: 3 }).compile(twoSteps, { trainset: trainsetOf(10), seed })
    expect((await picks(1)).state).not.toEqual((await picks(0)).state)
    expect((await picks(1)).state).toEqual((await picks(1)).state)
  })

  it.each([
    { k: 2, picks: [0, 1] },
    { k: 9, picks: [0, 1, 2, 3] },
    { k: 0, picks: [] },
    { k: -1, picks: [0, 1, 2] },
    { k: -9, picks: [] },
  ])('the first $k of 4 when it does not sample', async ({ k, picks }) => {
    const compiled = await labeledFewShot({ k, sample: false }).compile(twoSteps, { trainset: trainsetOf(4) })
    expect([picksOf(compiled, 'search'), picksOf(compiled, 'answer')]).toEqual([picks, picks])
  })

  it('all examples where there are fewer than k', async () => {
    const compiled = await labeledFewShot({ k: 8 }).compile(search, { trainset: trainsetOf(3) })
    expect(picksOf(compiled, 'self').toSorted()).toEqual([0, 1, 2])
  })
})

describe('the compiled program', () => {
  it('is a new one; the student and its trainset stay as they were', async () => {
    const own = { instructions: 'Search well.', demos: [{ question: 'mine', query: 'kept' }] }
    const student = search.withState({ self: own })
    const trainset = trainsetOf(5)
    const compiled = await labeledFewShot({ k: 2 }).compile(student, { trainset })
    expect(compiled).not.toBe(student)
    expect(student.state).toEqual({ self: own })
    expect(trainset).toEqual(trainsetOf(5))
    expect(compiled.state.self?.instructions).toBe('Search well.')
    expect(picksOf(compiled, 'self')).toHaveLength(2)
  })

  it('has no demos after an empty trainset, whatever k is', async () => {
    const student = search.withState({ self: { instructions: 'x', demos: [{ question: 'a', query: 'b' }] } })
    for (const k of [4, 0, -1]) {
      const compiled = await labeledFewShot({ k }).compile(student, { trainset: [] })
      expect(compiled.state.self).toEqual({ instructions: 'x', demos: [] })
    }
  })

  it('shows each part only its own fields, labels before inputs of the same name', async () => {
    const example = {
      id: 'e',
      inputs: { question: 'q', query: 'from inputs' },
      labels: { query: 's', answer: 'a' },
    }
    const compiled = await labeledFewShot().compile(twoSteps, { trainset: [example] })
    expect(compiled.state).toMatchObject({
      search: { demos: [{ question: 'q', query: 's' }] },
      answer: { demos: [{ question: 'q', query: 's', answer: 'a' }] },
    })
    expect(compiled.state.search?.demos[0]).not.toHaveProperty('answer')
  })

  it('reaches the parts of a nested program', async () => {
    const outer = program({
      name: 'outer',
      parts: { qa: twoSteps },
      forward: async ({ qa }, i: { question: string }) => qa(i),
    })
    const compiled = await labeledFewShot({ k: 3 }).compile(outer, { trainset: trainsetOf(10) })
    expect([picksOf(compiled, 'qa.search'), picksOf(compiled, 'qa.answer')]).toEqual([
      [6, 9, 0],
      [4, 8, 7],
    ])
  })
})

describe('examples that lack fields', () => {
  const complete = { id: 'c', inputs: { question: 'q' }, labels: { query: 's', answer: 'a', reasoning: 'r' } }
  const incomplete = { id: 'i', inputs: { question: 'q' }, labels: { answer: 'a' } }
  const useless = { id: 'u', inputs: { question: 'q' }, labels: {} }

  it('are kept with one input and one output of the part, else skipped and told', async () => {
    const notes: string[] = []
    const compiled = await labeledFewShot({ sample: false }).compile(twoSteps, {
      trainset: [useless, incomplete, complete],
      onNote: (note) => notes.push(note),
    })
    expect(compiled.state.search?.demos).toEqual([{ question: 'q', query: 's' }])
    expect(compiled.state.answer?.demos).toEqual([
      { question: 'q', answer: 'a' },
      { question: 'q', query: 's', answer: 'a', reasoning: 'r' },
    ])
    expect(notes).toEqual([
      'search: 2 of 3 picked examples have no input and output of this part and were skipped',
      'answer: 1 of 3 picked examples have no input and output of this part and were skipped',
    ])
  })

  it('are told with their fields where no part has any demo', async () => {
    const notes: string[] = []
    await labeledFewShot().compile(twoSteps, {
      trainset: [{ id: 'x', inputs: { questoin: 'q' }, labels: { anser: 'a' } }],
      onNote: (note) => notes.push(note),
    })
    expect(notes.at(-1)).toMatch(
      /^no part has a demo: expected inputs and labels named question, query.*, got questoin, anser in the first/,
    )
  })

  it('take part in the draw, so that the others are picked as DSPy picks them', async () => {
    const trainset = trainsetOf(10).map((example, i) => (i === 9 ? { ...example, labels: {} } : example))
    const compiled = await labeledFewShot({ k: 3 }).compile(search, { trainset })
    expect(picksOf(compiled, 'self')).toEqual([6, 0])
  })

  it('are not told of where none is skipped', async () => {
    const notes: string[] = []
    await labeledFewShot().compile(search, { trainset: trainsetOf(3), onNote: (note) => notes.push(note) })
    expect(notes).toEqual([])
  })
})

describe('refuses', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('k = %d when it is made', (k) => {
    expect(() => labeledFewShot({ k })).toThrow(expect.objectContaining({ code: 'invalid_option' }))
    expect(() => labeledFewShot({ k })).toThrow(`expected k to be a whole number, got ${k}`)
  })

  it('to sample fewer than none', async () => {
    const compiling = labeledFewShot({ k: -1 }).compile(search, { trainset: trainsetOf(5) })
    await expect(compiling).rejects.toBeInstanceOf(InputError)
    await expect(compiling).rejects.toThrow('expected k to be a whole number >= 0, got -1')
  })
})
