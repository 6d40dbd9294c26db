/** What becomes of outputs that break a constraint: policy by policy, for schemas and for checks. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { scriptedLM } from '../../testing/index.ts'
import { traced } from '../context.ts'
import { signature } from '../signature/index.ts'
import { predict } from './predict.ts'
import type { OnViolations } from './violation.ts'

const sig = signature({
  inputs: { count: z.int() },
  outputs: { items: z.array(z.string()), score: z.number().max(10) },
})
const check = ({ items }: { items: string[] }, { count }: { count: number }) =>
  items.length === count ? undefined : `expected ${count} items, got ${items.length}`
const answer = (items: number, score: unknown) =>
  `[[ ## items ## ]]\n${JSON.stringify(Array(items).fill('x'))}\n[[ ## score ## ]]\n${score}`

async function run(replies: string[], onViolation?: OnViolations) {
  const lm = scriptedLM(replies)
  const ask = predict(sig, { lm, check, onViolation })
  const ended = await traced(() => ask({ count: 2 }).catch((error: unknown) => ({ error })))
  return { ...ended, lm }
}

describe('asked again (as shipped)', () => {
  it.each([
    ['a score of 11', answer(2, 11), 'score'],
    ['three items where two were asked', answer(3, 5), 'expected 2 items, got 3'],
  ])('%s, with the violation named', async (_, broken, named) => {
    const { value, lm, calls } = await run([broken, answer(2, 5)])
    expect(value).toEqual({ items: ['x', 'x'], score: 5 })
    expect(lm.requests[1]?.messages.at(-1)?.content).toContain(named)
    expect(calls.map(({ error }) => error !== undefined)).toEqual([true, false])
  })

  it('once, then it fails with a typed error', async () => {
    const { value, lm } = await run([answer(3, 5), answer(1, 5), answer(2, 5)])
    expect(value).toMatchObject({
      error: { code: 'constraint_violated', message: 'expected 2 items, got 1' },
    })
    expect(lm.requests).toHaveLength(2)
  })
})

describe('accepted', () => {
  it.each([
    ['a score of 11', answer(2, 11), { items: ['x', 'x'], score: 11 }],
    ['three items where two were asked', answer(3, 5), { items: ['x', 'x', 'x'], score: 5 }],
  ])('%s, with a warning in the trace', async (_, broken, values) => {
    const { value, calls } = await run([broken], 'accept')
    expect(value).toEqual(values)
    expect(calls[0]?.warning).toMatchObject({ code: 'constraint_violated' })
    expect(calls[0]?.error).toBeUndefined()
  })

  it('never what is of another type: that is asked again', async () => {
    const { value, lm } = await run([answer(2, '"high"'), answer(2, 12)], 'accept')
    expect(value).toEqual({ items: ['x', 'x'], score: 12 })
    expect(lm.requests).toHaveLength(2)
  })
})

describe('failed', () => {
  it.each([
    ['a score of 11', answer(2, 11), 'unparsable_completion'],
    ['three items where two were asked', answer(3, 5), 'constraint_violated'],
  ])('%s, without a second request', async (_, broken, code) => {
    const { value, lm } = await run([broken, answer(2, 5)], 'fail')
    expect(value).toMatchObject({ error: { code } })
    expect(lm.requests).toHaveLength(1)
  })

  it('not for a reply that cannot be read: that is asked again', async () => {
    expect((await run(['no idea', answer(2, 5)], 'fail')).value).toEqual({ items: ['x', 'x'], score: 5 })
  })
})

describe('in another form than asked for', () => {
  const json = '{"items": ["x", "x"], "score": 11}'

  it('is accepted as in any form', async () => {
    expect(await run([json], 'accept')).toMatchObject({ value: { items: ['x', 'x'], score: 11 } })
  })

  it('fails as in any form', async () => {
    expect((await run([json, answer(2, 5)], 'fail')).lm.requests).toHaveLength(1)
  })

  it('is asked again with form and violation named', async () => {
    const { value, lm } = await run([json, answer(2, 5)])
    expect(value).toEqual({ items: ['x', 'x'], score: 5 })
    expect(lm.requests[1]?.messages.at(-1)?.content).toMatch(/a marked section for items.*score Too big/s)
  })
})

describe('before a transform', () => {
  const size = signature({
    inputs: {},
    outputs: {
      size: z
        .string()
        .min(3)
        .transform((text) => text.length),
    },
  })
  const reply = (text: string) => `[[ ## size ## ]]\n${text}`

  it('is asked again, for no value of the right type is known', async () => {
    const lm = scriptedLM([reply('ab'), reply('abc')])
    expect(await predict(size, { lm, onViolation: 'accept' })({})).toEqual({ size: 3 })
  })

  it('fails where it has to', async () => {
    const lm = scriptedLM([reply('ab')])
    await expect(predict(size, { lm, onViolation: 'fail' })({})).rejects.toThrow('size')
  })
})

describe('a check', () => {
  const ask = (says: () => unknown) =>
    traced(() =>
      predict(sig, { lm: scriptedLM([answer(2, 5)]), check: says as () => undefined })({ count: 2 }).catch(
        (error: unknown) => ({ error }),
      ),
    )

  it.each([undefined, null, ''])('that says %o finds nothing wrong', async (said) => {
    expect((await ask(() => said)).value).toEqual({ items: ['x', 'x'], score: 5 })
  })

  it.each([
    ['a truth', () => false, 'got false'],
    ['a promise', async () => undefined, 'Promise'],
    ['a promise that fails', () => Promise.reject(new Error('late')), 'Promise'],
  ])('that gives %s is refused, nothing is asked again for it', async (_, says, got) => {
    const { value } = await ask(says)
    expect(value).toMatchObject({ error: { code: 'invalid_check', message: expect.stringContaining(got) } })
  })

  it('that throws does not hide the call that was paid for', async () => {
    const { value, calls } = await ask(() => {
      throw new TypeError('no dictionary')
    })
    expect(value).toEqual({ error: new TypeError('no dictionary') })
    expect(calls).toMatchObject([{ text: answer(2, 5), error: { message: 'no dictionary' } }])
  })
})

it('refuses a signature without outputs', () => {
  expect(() => predict(signature('a ->'))).toThrow('expected at least one output field')
})

describe('each kind by its own policy', () => {
  const lenient = { check: 'accept' } as const

  it('takes what breaks a rule, and asks again for what breaks the schema', async () => {
    const taken = await run([answer(3, 5)], lenient)
    expect(taken.value).toEqual({ items: ['x', 'x', 'x'], score: 5 })
    expect(taken.calls[0]?.warning).toEqual({
      code: 'constraint_violated',
      message: 'expected 2 items, got 3',
    })
    const asked = await run([answer(2, 11), answer(2, 5)], lenient)
    expect(asked.value).toEqual({ items: ['x', 'x'], score: 5 })
  })

  it('judges by the rule also what the schema lets pass', async () => {
    const broken = answer(3, 11)
    const failed = await run([broken], { schema: 'accept', check: 'fail' })
    expect(failed.value).toMatchObject({ error: { code: 'constraint_violated' } })
    const { value, calls } = await run([broken], 'accept')
    expect(value).toEqual({ items: ['x', 'x', 'x'], score: 11 })
    expect(calls[0]?.warning?.message).toMatch(/score .*; expected 2 items, got 3/)
  })

  it('fails for the schema, and asks again for a rule', async () => {
    const strict = { schema: 'fail' } as const
    const { lm, value } = await run([answer(2, 11), answer(2, 5)], strict)
    expect(value).toMatchObject({ error: { code: 'unparsable_completion' } })
    expect(lm.requests).toHaveLength(1)
    expect((await run([answer(3, 5), answer(2, 5)], strict)).value).toEqual({ items: ['x', 'x'], score: 5 })
  })
})

it.each([
  ['another policy', 'retry', /ask-again, accept, fail.*retry/],
  ['a misspelt policy', 'acept', /acept; did you mean `accept`/],
  ['a misspelt policy of the check', { schema: 'accept', check: 'ask_again' }, /did you mean `ask-again`/],
  ['a policy of something else', { checks: 'accept' }, /schema and check, got `checks`/],
  ['a truth', true, /got true/],
  ['null', null, /got null/],
])('%s is refused before anything is asked', (_, onViolation, message) => {
  expect(() => predict(sig, { onViolation: onViolation as never })).toThrow(
    expect.objectContaining({ code: 'invalid_policy', message: expect.stringMatching(message) }),
  )
})

it.each([undefined, {}, { schema: undefined }])('%o is as shipped', (onViolation) => {
  expect(() => predict(sig, { onViolation })).not.toThrow()
})
