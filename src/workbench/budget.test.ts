/** A cap on cost: never exceeded by more than the calls in flight, also when a judge spends beside it. */
import { expect, it } from 'vitest'
import { type Completion, type LM, noUsage, streamOf } from '../engine/index.ts'
import { budget, budgetReached } from './budget.ts'

function priced(costUsd: number | null): LM & { asked: () => number } {
  let asked = 0
  const completion: Completion = {
    text: '',
    model: 'm',
    finishReason: 'stop',
    usage: noUsage,
    costUsd,
    listCostUsd: costUsd,
    latencyMs: 1,
    cached: false,
    attempts: 1,
  }
  return {
    id: 'test/m',
    asked: () => asked,
    generate: async () => {
      asked += 1
      return completion
    },
  }
}

const request = { messages: [] }

it('counts streams, and refuses the one after the cap', async () => {
  const lm = priced(0.6)
  const cap = budget(1)
  const guarded = cap.guard(lm) as LM
  const read = async () => {
    const chunks = []
    for await (const chunk of streamOf(guarded, request)) chunks.push(chunk)
    return chunks
  }
  expect(await read()).toMatchObject([{ completion: { costUsd: 0.6 } }])
  await read()
  await expect(read()).rejects.toMatchObject({ code: budgetReached })
  expect(cap.spentUsd()).toBeCloseTo(1.2)
  expect(lm.asked()).toBe(2)
})

it('refuses the call after the one that reached the cap', async () => {
  const lm = priced(0.4)
  const cap = budget(1)
  const guarded = cap.guard(lm) as LM
  for (let i = 0; i < 3; i += 1) await guarded.generate(request)
  await expect(guarded.generate(request)).rejects.toMatchObject({ code: budgetReached })
  expect(cap.spentUsd()).toBeCloseTo(1.2)
  expect(lm.asked()).toBe(3)
})

it('counts what is charged beside the guarded models', async () => {
  const cap = budget(1)
  cap.charge(1, 'test/judge')
  await expect((cap.guard(priced(0.1)) as LM).generate(request)).rejects.toMatchObject({
    code: budgetReached,
  })
})

it('guards every model of a choice by part', async () => {
  const cap = budget(0.5)
  const { a, b } = cap.guard({ a: priced(0.5), b: priced(0.1) }) as Record<string, LM>
  await a?.generate(request)
  await expect(b?.generate(request)).rejects.toMatchObject({ code: budgetReached })
})

it('refuses to go on after a judge of unknown price, naming it', async () => {
  const cap = budget(1)
  cap.charge(null, 'test/judge')
  const lm = priced(0.1)
  await expect((cap.guard(lm) as LM).generate(request)).rejects.toMatchObject({
    ...{ code: 'unknown_price', details: { model: 'test/judge' } },
  })
  expect(lm.asked()).toBe(0)
})

it('refuses a model of unknown price, on which a cap would mean nothing', async () => {
  await expect((budget(1).guard(priced(null)) as LM).generate(request)).rejects.toMatchObject({
    code: 'unknown_price',
  })
})
