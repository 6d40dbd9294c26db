/** What every adapter keeps to: it is pure, its replies come back as they were, and it throws nothing but ParseError. */
import assert from 'node:assert/strict'
import { z } from 'zod'
import { type Adapter, checkFields, ParseError, type Signature, signature } from '../engine/index.ts'
import { type DefineTest, frozen } from './define-test.ts'
import { reply } from './reply.ts'

const note = signature({
  name: 'Note',
  inputs: { text: z.string(), tags: z.array(z.string()).optional() },
  outputs: {
    title: z.string(),
    kind: z.enum(['idea', 'bug']),
    score: z.number().min(0).max(1),
    people: z.array(z.object({ name: z.string(), age: z.int() })),
    due: z.date().nullable(),
  },
})

const values = {
  title: 'A "quoted" [[ ## title ## ]] {title} <title>\nand a second line',
  kind: 'bug',
  score: 0.5,
  people: [{ name: 'Ola — ```json\n{}```', age: 30 }],
  due: new Date('2026-02-28T10:00:00.000Z'),
} as const

const unreadable = [
  '',
  'no idea',
  '{',
  '{"title": ',
  '[[ ## title ## ]]',
  '<title>',
  '```json\n```',
  '[]',
  'null',
  '\u0000',
]

/**
 * Defines the tests of the adapter contract.
 * @example adapterContract(it, chatAdapter)
 */
export function adapterContract(it: DefineTest, adapter: Adapter): void {
  it('reads back what it calls a good reply', () => {
    assert.deepEqual(readBack(note, { ...values, people: [...values.people] }, adapter), values)
    assert.deepEqual(readBack(note, { ...values, people: [], due: null }, adapter), {
      ...values,
      people: [],
      due: null,
    })
  })

  it('throws ParseError, naming what is missing, for what it cannot read', () => {
    for (const text of unreadable) {
      assert.throws(
        () => adapter.parse(note, text),
        (error) => error instanceof ParseError && error.missing.includes('score') && error.text === text,
        `for ${JSON.stringify(text)}`,
      )
    }
  })

  it('prepares the same prompt for the same signature and changes nothing it is given', () => {
    const demos = frozen([{ text: 'a', ...values, people: [] }])
    const prompt = { signature: note, instructions: 'Take a note.', demos }
    const [first, second] = [adapter.prepare(prompt), adapter.prepare(prompt)]
    assert.deepEqual(first.preamble, second.preamble)
    const inputs = frozen({ text: 'the only place of this sentence' })
    assert.deepEqual(first.ask(inputs), second.ask(inputs))
    assert.equal(first.ask(inputs).role, 'user')
    assert.match(first.ask(inputs).content, /the only place of this sentence/)
  })

  it('shows usable demos only, the incomplete ones first', () => {
    const demos = [
      { text: 'whole', ...values, people: [] },
      { text: 'part', title: 'T' },
      { text: 'inputs only' },
    ]
    const shown = adapter.prepare({ signature: note, instructions: 'Take a note.', demos }).preamble
    const questions = shown.filter(({ role }) => role === 'user').map(({ content }) => content)
    assert.equal(questions.length, 2)
    assert.match(questions[0] ?? '', /part/)
    assert.match(questions[1] ?? '', /whole/)
  })
}

function readBack<I, O>(sig: Signature<I, O>, written: NoInfer<O>, adapter: Adapter): unknown {
  const { values: read, problems } = checkFields(
    sig.outputs,
    adapter.parse(sig, reply(sig, written, adapter)),
    'model',
  )
  assert.deepEqual(problems, [])
  return read
}
