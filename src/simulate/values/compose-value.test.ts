/** Values for arbitrary signatures: always valid, and better with demos. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { chatAdapter, jsonAdapter, readReply, signature } from '../../engine/index.ts'
import { answerer } from '../answer.ts'
import { readModel } from '../protocol/chat-request.ts'

const model = readModel('gpt-5-nano')
const answer = answerer()

/** The prediction for one question, or undefined where the form broke. */
function predicted(
  base: ReturnType<typeof signature>,
  inputs: object,
  options: { demos?: object[]; seed?: string; adapter?: typeof chatAdapter } = {},
) {
  const { demos = [], seed = '0', adapter = chatAdapter } = options
  const prompt = adapter.prepare({
    signature: base,
    instructions: base.instructions,
    demos: demos.map((demo) => ({ ...demo })),
  })
  const schema = prompt.responseFormat?.schema
  const messages = [...prompt.preamble, prompt.ask({ ...inputs })]
  const text = answer({
    model,
    effort: 'minimal',
    messages,
    format: { type: schema ? 'json_schema' : 'text', schema },
    seed,
  })
  const reply = readReply(base, adapter, text)
  return 'values' in reply ? reply.values : undefined
}

const types = {
  text: z.string(),
  short: z.string().max(12),
  long: z.string().min(60).max(80),
  date: z.date(),
  mail: z.email(),
  link: z.url(),
  real: z.number(),
  share: z.number().min(0).max(1),
  open: z.number().gt(2).lt(3),
  rank: z.int().min(1).max(5),
  steps: z.int().multipleOf(5).min(3).max(40),
  flag: z.boolean(),
  mood: z.enum(['good', 'bad']),
  fixed: z.literal('v1'),
  maybe: z.string().nullable(),
  optional: z.int().optional(),
  either: z.union([z.int(), z.string()]),
  tags: z.array(z.string()).min(2).max(4),
  exact: z.array(z.number().min(0).max(1)).length(3),
  kinds: z.array(z.enum(['a', 'b', 'c'])).min(2),
  pair: z.tuple([z.string(), z.int()]),
  free: z.record(z.string(), z.boolean()),
  nested: z.object({
    name: z.string(),
    inner: z.object({ size: z.int().min(1), parts: z.array(z.object({ ok: z.boolean() })).min(1) }),
  }),
}

describe.each([chatAdapter, jsonAdapter])('a value told by the $name adapter', (adapter) => {
  it.each(Object.entries(types))('is valid: %s', (name, type) => {
    const base = signature({
      name,
      instructions: 'Answer.',
      inputs: { note: z.string() },
      outputs: { [name]: type },
    })
    for (const note of ['Ann called at 9 about the 3 broken lamps in the hall.', 'hm', '']) {
      const values = predicted(base, { note }, { adapter, seed: note || 'empty' })
      expect(values, `for ${JSON.stringify(note)}`).toHaveProperty(name)
    }
  })
})

describe('a choice', () => {
  const triage = signature({
    name: 'triage',
    instructions: 'Route the ticket.',
    inputs: { ticket: z.string() },
    outputs: { team: z.enum(['billing', 'technical', 'account']), urgent: z.boolean() },
  })
  const tickets: readonly (readonly [string, string, boolean])[] = [
    ['You charged my card twice, please refund one payment.', 'billing', false],
    ['The invoice shows the wrong price.', 'billing', false],
    ['Where can I download a receipt for my subscription?', 'billing', false],
    ['My payment failed and the shop closes today unless it goes through!', 'billing', true],
    ['The export crashes with an error.', 'technical', false],
    ['Since the update the page stays blank.', 'technical', false],
    ['The server is down, nobody can work, customers are waiting.', 'technical', true],
    ['Sync is broken and production has stopped, we need help immediately.', 'technical', true],
    ['Please change the email address on my profile.', 'account', false],
    ['How do I invite another user?', 'account', false],
    ['I forgot my password.', 'account', false],
    ['Someone has stolen my login, lock it immediately!', 'account', true],
  ]
  const demos = [
    ['A fee appeared on my bill.', 'billing', false],
    ['The bank declined the charge and we open in an hour, urgent.', 'billing', true],
    ['A button does nothing since the last version.', 'technical', false],
    ['Everything is down and we lose orders now.', 'technical', true],
    ['Please rename my profile.', 'account', false],
    ['I cannot sign in and the presentation starts in ten minutes.', 'account', true],
  ].map(([ticket, team, urgent]) => ({ ticket, team, urgent }))

  const rates = (given: object[]) => {
    const seeds = ['0', '1', '2', '3', '4', '5', '6', '7']
    const found = seeds.flatMap((seed) =>
      tickets.map(([ticket, team, urgent]) => ({
        values: predicted(triage, { ticket }, { demos: given, seed: seed + ticket }),
        team,
        urgent,
      })),
    )
    const share = (is: (one: (typeof found)[number]) => boolean) => found.filter(is).length / found.length
    return {
      team: share(({ values, team }) => values?.team === team),
      urgent: share(({ values, urgent }) => values?.urgent === urgent),
    }
  }

  it('is right clearly above chance by everyday words, and more often with demos', () => {
    const [zeroShot, shown] = [rates([]), rates(demos)]
    expect(zeroShot.team).toBeGreaterThan(0.55)
    expect(zeroShot.urgent).toBeGreaterThan(0.58)
    expect(shown.team).toBeGreaterThan(zeroShot.team)
    expect(shown.urgent).toBeGreaterThan(zeroShot.urgent)
  })

  it('learns names that say nothing from demos', () => {
    const coded = signature({
      name: 'coded',
      instructions: 'Sort.',
      inputs: { ticket: z.string() },
      outputs: { box: z.enum(['red', 'blue']) },
    })
    const shown = tickets
      .slice(0, 10)
      .map(([ticket, team]) => ({ ticket, box: team === 'billing' ? 'red' : 'blue' }))
    const asked = [
      'They charged the wrong fee.',
      'The bill shows a second payment.',
      'I want a refund of the invoice.',
      'It crashes with an error.',
      'The page is blank since the update.',
      'Please change my email and password.',
    ]
    const right = (given: object[]) =>
      asked.filter(
        (ticket, at) =>
          predicted(coded, { ticket }, { demos: given, seed: ticket })?.box === (at < 3 ? 'red' : 'blue'),
      ).length
    expect(right(shown)).toBeGreaterThanOrEqual(5)
  })

  it('hears what the prompt says of a member', () => {
    const told = signature({
      name: 'told',
      instructions: 'Sort. red: apples and pears; blue: socks and shoes',
      inputs: { thing: z.string() },
      outputs: { box: z.enum(['red', 'blue']) },
    })
    const boxes = ['pears', 'apples', 'shoes', 'socks'].map((thing) =>
      Array.from({ length: 9 }, (_, at) => predicted(told, { thing }, { seed: `${thing}${at}` })?.box),
    )
    const most = boxes.map((found) => (found.filter((box) => box === 'red').length > 4 ? 'red' : 'blue'))
    expect(most).toEqual(['red', 'red', 'blue', 'blue'])
  })
})

describe('a text', () => {
  const base = signature({
    name: 'sum',
    instructions: 'Sum it up.',
    inputs: { note: z.string() },
    outputs: { summary: z.string() },
  })
  it('is made of the words of the input', () => {
    const { summary } = predicted(base, {
      note: 'The bakery on Mill Street burned down; the bakery had no insurance.',
    }) as { summary: string }
    expect(summary).toContain('bakery')
  })

  it('is a label where demos show labels, and that of a demo which asks the same', () => {
    const demos = ['sunny beach', 'warm sand', 'cold snow', 'icy wind'].map((note, at) => ({
      note,
      summary: at < 2 ? 'summer' : 'winter',
    }))
    expect(predicted(base, { note: 'snow and ice, cold' }, { demos })?.summary).toBe('winter')
    expect(
      predicted(
        base,
        { note: 'What is the capital of Peru?' },
        { demos: [{ note: 'What is the capital of Peru', summary: 'Lima' }] },
      )?.summary,
    ).toBe('Lima')
  })
})

describe('instructions', () => {
  it('keep the present ones and add the rules that feedback names', () => {
    const base = signature('current_instruction, feedback -> proposed_instruction')
    const inputs = {
      current_instruction: 'Write questions.',
      feedback:
        'It went well. Each question must begin with "How might we". The sky is blue. Scores should be at least 6.',
    }
    const { proposed_instruction } = predicted(base as never, inputs) as { proposed_instruction: string }
    expect(proposed_instruction.split('\n')).toEqual([
      'Write questions.',
      'Each question must begin with "How might we".',
      'Scores should be at least 6.',
    ])
  })
})

describe('a number', () => {
  it('is near those of near demos', () => {
    const base = signature('review -> stars: number')
    const demos = [
      { review: 'awful soup and cold bread', stars: 1 },
      { review: 'wonderful view and friendly staff', stars: 9 },
    ]
    const stars = (review: string) => predicted(base as never, { review }, { demos })?.stars as number
    expect(stars('awful cold bread')).toBeLessThan(stars('friendly staff, wonderful view'))
  })
})
