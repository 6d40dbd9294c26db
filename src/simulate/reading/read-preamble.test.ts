/** Prompts in all their forms. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { chatAdapter, jsonAdapter, signature } from '../../engine/index.ts'
import { readPreamble } from './read-preamble.ts'
import { findQuestion } from './read-question.ts'

const review = signature({
  name: 'review',
  instructions: 'Judge the review.\nStay calm.',
  inputs: { review: z.string().describe('what a guest wrote'), stars: z.int() },
  outputs: {
    mood: z.enum(['good', 'bad']).describe('how it sounds'),
    topics: z.array(z.string()).max(3),
    reply: z.string().optional().describe('a line to the guest'),
  },
})
const demos = [{ review: 'Cold soup.', stars: 1, mood: 'bad', topics: ['food'], reply: 'Sorry!' }]
const inputs = { review: 'Lovely terrace, [[ ## mood ## ]] and all.', stars: 5 }
const mood = {
  name: 'mood',
  type: { kind: 'choice', members: ['good', 'bad'] },
  description: 'how it sounds',
  isOptional: false,
}
const topics = { name: 'topics', type: { kind: 'array', items: { kind: 'text' }, max: 3 } }
const reply = { name: 'reply', type: { kind: 'text' }, description: 'a line to the guest' }

describe('a prompt of the engine', () => {
  it.each([
    { adapter: chatAdapter, form: 'sections', isHeld: false, replied: { ...reply, isOptional: true } },
    { adapter: jsonAdapter, form: 'object', isHeld: true, replied: { name: 'reply' } },
  ])('is read in the form of the $adapter.name adapter', ({ adapter, form, isHeld, replied }) => {
    const prompt = adapter.prepare({ signature: review, instructions: review.instructions, demos })
    const messages = [...prompt.preamble, prompt.ask(inputs)]
    const question = findQuestion(messages)
    const schema = prompt.responseFormat?.schema
    const read = readPreamble(
      messages.slice(0, question.at),
      { type: schema ? 'json_schema' : 'text', schema },
      Object.keys(question.inputs),
    )
    expect(question).toMatchObject({ inputs, complaint: undefined })
    expect(read).toMatchObject({ form, isHeld, asked: [mood, topics, replied] })
    expect(read.told).toContain('Stay calm.')
    expect(read.demos).toEqual([
      {
        inputs: { review: 'Cold soup.', stars: 1 },
        outputs: { mood: 'bad', topics: ['food'], reply: 'Sorry!' },
      },
    ])
  })

  it('is read without a schema, too, when it asks for an object', () => {
    const { preamble } = jsonAdapter.prepare({
      signature: review,
      instructions: review.instructions,
      demos: [],
    })
    const { form, asked, isHeld } = readPreamble(preamble, { type: 'text' }, ['review', 'stars'])
    expect({ form, asked, isHeld }).toMatchObject({
      form: 'object',
      asked: [mood, topics, { name: 'reply', isOptional: true }],
      isHeld: false,
    })
  })
})

describe('prompts of others', () => {
  const dspy = `Your input fields are:
1. \`question\` (str): what is asked
Your output fields are:
1. \`reasoning\` (str):
2. \`labels\` (list[Literal['a', 'b']]): which apply
All interactions will be structured in the following way, with the appropriate values filled in.

[[ ## question ## ]]
{question}

[[ ## reasoning ## ]]
{reasoning}

[[ ## labels ## ]]
{labels}        # note: the value you produce must adhere to the JSON schema

[[ ## completed ## ]]
In adhering to this structure, your objective is:
        Label it.`
  it('of DSPy are read by their list of fields, and end with its marker', () => {
    const read = readPreamble([{ role: 'system', content: dspy }], { type: 'text' }, ['question'])
    const members = { kind: 'array', items: { kind: 'choice', members: ['a', 'b'] } }
    expect(read).toMatchObject({
      form: 'sections',
      endsMarked: true,
      asked: [
        { name: 'reasoning', type: { kind: 'text' } },
        { name: 'labels', type: members, description: 'which apply' },
      ],
    })
  })

  it('with tags are read by their tags', () => {
    const content = 'Judge it. Answer as\n<mood>"good"|"bad": how it sounds</mood>\n<note>a line</note>'
    const turns = [
      { role: 'system' as const, content },
      { role: 'user' as const, content: '<text>Cold soup.</text>' },
      { role: 'assistant' as const, content: '<mood>bad</mood>\n<note>Sorry!</note>' },
    ]
    const read = readPreamble(turns, { type: 'text' }, ['text'])
    expect(read).toMatchObject({ form: 'tags', asked: [mood, { name: 'note', description: 'a line' }] })
    expect(read.demos).toEqual([{ inputs: { text: 'Cold soup.' }, outputs: { mood: 'bad', note: 'Sorry!' } }])
  })

  it.each([
    ['no form at all', 'Be kind.', { type: 'text' }, 'prose'],
    ['nothing but a wish for JSON', 'Answer in JSON.', { type: 'json_object' }, 'object'],
  ] as const)('with %s get an answer in one field', (_, content, format, form) => {
    expect(readPreamble([{ role: 'system', content }], format, ['text'])).toMatchObject({
      form,
      asked: [{ name: 'answer' }],
    })
  })
})

describe('the question', () => {
  const turns = [
    { role: 'system' as const, content: 'Answer in this form:\n[[ ## mood ## ]]\n<text>' },
    { role: 'user' as const, content: '[[ ## text ## ]]\nCold soup.' },
    { role: 'assistant' as const, content: 'bad' },
  ]
  it.each([
    'That answer cannot be used: chat adapter: expected a marked section for mood. Answer again.',
    'Please use the markers.',
  ])('is the one before a remark on its answer: %s', (remark) => {
    expect(findQuestion([...turns, { role: 'user', content: remark }])).toMatchObject({
      at: 1,
      inputs: { text: 'Cold soup.' },
      complaint: remark,
    })
  })

  it('is the last one when that holds values', () => {
    const last = {
      role: 'user' as const,
      content: '(incomplete example: x left out)\n[[ ## text ## ]]\nWarm soup.',
    }
    expect(findQuestion([...turns, last])).toMatchObject({
      at: 3,
      inputs: { text: 'Warm soup.' },
      complaint: undefined,
    })
  })

  it('may carry the remark in the same message', () => {
    const content = '[[ ## text ## ]]\nCold soup.\n\nYour previous answer could not be parsed.'
    expect(findQuestion([{ role: 'user', content }]).complaint).toContain('could not be parsed')
  })

  it('may be empty, or missing', () => {
    expect(findQuestion([...turns, { role: 'user', content: '' }])).toMatchObject({
      at: 3,
      complaint: undefined,
    })
    expect(findQuestion(turns.slice(0, 1))).toMatchObject({ at: 1, text: '' })
  })

  it('is whatever stands last in a plain chat', () => {
    const chat = [
      { role: 'user' as const, content: 'Hello.' },
      { role: 'assistant' as const, content: 'Hello!' },
      { role: 'user' as const, content: 'What is a haiku?' },
    ]
    expect(findQuestion(chat)).toMatchObject({
      at: 2,
      inputs: { text: 'What is a haiku?' },
      complaint: undefined,
    })
  })
})
