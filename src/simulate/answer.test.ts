/** The answers as such: a function of what is asked and nothing else, in the form asked for, better on a second try. */
import { describe, expect, it } from 'vitest'
import { simulatedModels } from './index.ts'

const system = (form: string) => `From the research notes write \`count\` How Might We questions.\n\n${form}`
const sections = system(
  'Answer in this form:\n[[ ## hmw_questions ## ]]\n<JSON string[]>\n[[ ## relevance_scores ## ]]\n<JSON (number 0..10)[]>',
)
const notes = {
  insights: ['Riders wait under the bridge when it rains.', 'Drivers pass the stop when nobody waves.'],
  metrics: ['Riders who come back: 31%, target 45%'],
  jtbds: ['When it rains, I want to know how long to wait, so that I can stay inside'],
  count: 4,
}
const marked = Object.entries(notes)
  .map(([name, value]) => `[[ ## ${name} ## ]]\n${JSON.stringify(value)}`)
  .join('\n')
const messages = [
  { role: 'system', content: sections },
  { role: 'user', content: marked },
]

interface Answer {
  readonly id: string
  readonly choices: readonly { readonly message: { readonly content: string } }[]
}

const send = simulatedModels()
async function ask(change: object = {}, { repeat = 0, to = send } = {}): Promise<Answer> {
  const body = JSON.stringify({ model: 'gpt-5-nano', messages, reasoning_effort: 'minimal', ...change })
  const response = await to('http://simulated.test/v1/chat/completions', {
    method: 'POST',
    body,
    headers: { 'x-whetstone-repeat': String(repeat) },
  })
  return (await response.json()) as Answer
}
const textOf = ({ choices }: Answer) => choices[0]?.message.content ?? ''

describe('an answer', () => {
  it('is the same whenever, in whatever order and by whichever endpoint it is asked', async () => {
    const first = textOf(await ask())
    await Promise.all(Array.from({ length: 8 }, (_, repeat) => ask({}, { repeat })))
    expect(textOf(await ask())).toBe(first)
    expect(textOf(await ask({}, { to: simulatedModels() }))).toBe(first)
  })

  it.each([
    { name: 'the token limit', change: { max_completion_tokens: 2_000 } },
    { name: 'how it is named in a log', change: { user: 'me', metadata: { run: '1' } } },
  ])('does not depend on $name', async ({ change }) => {
    expect(textOf(await ask(change))).toBe(textOf(await ask()))
  })

  it.each([
    { name: 'model', change: { model: 'gpt-5-mini' } },
    { name: 'effort', change: { reasoning_effort: 'high' } },
    { name: 'seed', change: { seed: 7 } },
    { name: 'messages', change: { messages: [{ role: 'system', content: `${sections} ` }, messages[1]] } },
    { name: 'response format', change: { response_format: { type: 'json_object' } } },
  ])('depends on the $name', async ({ change }) => {
    expect((await ask(change)).id).not.toBe((await ask()).id)
  })

  it('is another draw for each repeat, 0 being the same as none', async () => {
    const texts = await Promise.all(
      Array.from({ length: 12 }, async (_, repeat) => textOf(await ask({}, { repeat }))),
    )
    expect(new Set(texts).size).toBe(12)
    const bare = await send('http://simulated.test/v1/chat/completions', {
      method: 'POST',
      body: JSON.stringify({ model: 'gpt-5-nano', messages, reasoning_effort: 'minimal' }),
    })
    expect(textOf((await bare.json()) as Answer)).toBe(texts[0])
  })

  it('makes its mistakes independently in each repeat', async () => {
    const starts = await Promise.all(
      Array.from({ length: 60 }, async (_, repeat) =>
        textOf(await ask({}, { repeat })).includes('["How might we'),
      ),
    )
    const both = starts.slice(1).filter((is, at) => is && starts[at]).length / 59
    const alone = starts.filter(Boolean).length / 60
    expect(alone).toBeLessThan(1)
    expect(Math.abs(both - alone ** 2)).toBeLessThan(0.15)
  })
})

describe('the form', () => {
  const object = {
    hmw_questions: { type: 'array', items: { type: 'string' } },
    relevance_scores: { type: 'array', items: { type: 'number', minimum: 0, maximum: 10 } },
  }
  const schema = {
    type: 'object',
    properties: object,
    required: Object.keys(object),
    additionalProperties: false,
  }
  const held = {
    messages: [
      { role: 'system', content: system('') },
      { role: 'user', content: JSON.stringify(notes) },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'hmw', strict: true, schema } },
  }

  it('holds always where a schema holds it', async () => {
    for (let repeat = 0; repeat < 80; repeat += 1) {
      const answer = JSON.parse(textOf(await ask(held, { repeat }))) as {
        hmw_questions: string[]
        relevance_scores: number[]
      }
      expect(Object.keys(answer)).toEqual(['hmw_questions', 'relevance_scores'])
      expect(answer.relevance_scores.every((score) => score >= 0 && score <= 10)).toBe(true)
    }
  })

  it('is that of tags where a prompt asks for tags', async () => {
    const content = system(
      'Answer as\n<hmw_questions>JSON string[]: the questions</hmw_questions>\n<relevance_scores>JSON number[]</relevance_scores>',
    )
    const asked = Object.entries(notes)
      .map(([name, value]) => `<${name}>${JSON.stringify(value)}</${name}>`)
      .join('\n')
    const text = textOf(
      await ask({
        messages: [
          { role: 'system', content },
          { role: 'user', content: asked },
        ],
        model: 'gpt-5-mini',
      }),
    )
    expect(JSON.parse(/<hmw_questions>([\s\S]*)<\/hmw_questions>/.exec(text)?.[1] ?? '')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^How might we /)]),
    )
    expect(text).toMatch(/<relevance_scores>\s*\[[\d., ]+\]\s*<\/relevance_scores>/)
  })

  it('can stand in one message with the question', async () => {
    const content = `Answer in one word.\nAnswer in this form:\n[[ ## mood ## ]]\n<"good"|"bad">\n[[ ## text ## ]]\nThe soup was terrible.`
    expect(textOf(await ask({ messages: [{ role: 'user', content }], model: 'gpt-5-mini' }))).toMatch(
      /^\[\[ ## mood ## \]\]\n(good|bad)$/,
    )
  })

  it('is plain where a prompt has none', async () => {
    const text = textOf(
      await ask({ messages: [{ role: 'user', content: 'Tell me about the lighthouse keepers of old.' }] }),
    )
    expect(text).toMatch(/lighthouse/)
    expect(text).not.toMatch(/[[{<]/)
  })

  it('breaks now and then, and is mended when that is said', async () => {
    const isReadable = (text: string) =>
      /^\[\[ ## hmw_questions ## \]\]\n\[.*\]\n\[\[ ## relevance_scores ## \]\]\n\[.*\]$/.test(text)
    const broken: { repeat: number; text: string }[] = []
    for (let repeat = 0; repeat < 400; repeat += 1) {
      const text = textOf(await ask({}, { repeat }))
      if (!isReadable(text)) broken.push({ repeat, text })
    }
    expect(broken.length).toBeGreaterThan(2)
    expect(broken.length).toBeLessThan(24)
    const again = broken.map(({ repeat, text }) => {
      const remark = {
        role: 'user',
        content: 'That answer cannot be used: expected a marked section for relevance_scores. Answer again.',
      }
      return ask({ messages: [...messages, { role: 'assistant', content: text }, remark] }, { repeat })
    })
    expect(
      (await Promise.all(again)).map(textOf).filter((text) => !isReadable(text)).length,
    ).toBeLessThanOrEqual(1)
  })
})
