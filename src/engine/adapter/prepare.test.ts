/** Earlier turns and images, by every adapter alike. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { scriptedLM } from '../../testing/index.ts'
import { InputError } from '../errors.ts'
import { predict } from '../predict/index.ts'
import { history, image, signature } from '../signature/index.ts'
import { chatAdapter } from './chat.ts'
import { jsonAdapter } from './json.ts'
import { xmlAdapter } from './xml.ts'

const sig = signature({
  instructions: 'Answer.',
  inputs: {
    question: z.string(),
    turns: history().optional(),
    photo: image().optional().describe('a photo'),
  },
  outputs: { answer: z.string() },
})
const photo = 'https://example.org/a.png'

describe.each([chatAdapter, jsonAdapter, xmlAdapter])('$name adapter', (adapter) => {
  const {
    preamble,
    history: turns,
    ask,
  } = adapter.prepare({
    signature: sig,
    instructions: 'Answer.',
    demos: [{ question: 'demo?', answer: 'demo!', turns: [], photo }],
  })

  it('sends earlier turns in its own form, before the question and not in it', () => {
    const inputs = { question: 'now?', turns: [{ question: 'then?', answer: 'then!' }] }
    const told = turns(inputs)
    expect(told.map(({ role }) => role)).toEqual(['user', 'assistant'])
    expect(told[0]?.content).toContain('then?')
    expect(adapter.parse(sig, told[1]?.content ?? '')).toEqual({ answer: 'then!' })
    expect(ask(inputs).content).not.toContain('then')
    expect(preamble[0]?.content).not.toContain('turns')
    expect(turns({ question: 'now?' })).toEqual([])
  })

  it('leaves out the side that an earlier turn lacks', () => {
    const told = turns({ question: 'now?', turns: [{ question: 'then?' }, { answer: 'so!' }, { other: 1 }] })
    expect(told.map(({ role }) => role)).toEqual(['user', 'assistant'])
    expect(told.map(({ content }) => content).join()).toMatch(/then\?.*so!/s)
  })

  it('names an image in the text and sends it beside', () => {
    const asked = ask({ question: 'what?', photo })
    expect(asked.images).toEqual([photo])
    expect(asked.content).toContain('(image 1)')
    expect(asked.content).not.toContain(photo)
    expect(ask({ question: 'what?' })).not.toHaveProperty('images')
    expect(preamble[1]?.images).toEqual([photo])
    expect(preamble[0]?.content).toMatch(/photo.*image.*a photo/)
  })

  it.each<[z.ZodType, unknown, string[]]>([
    [image().nullable(), photo, [photo]],
    [image().nullish(), null, []],
    [image(), '{{pages}}', ['{{pages}}']],
    [z.array(image()).max(3), [photo, 'data:image/png;base64,AA=='], [photo, 'data:image/png;base64,AA==']],
    [z.object({ title: z.string(), scan: image().optional() }), { title: photo, scan: photo }, [photo]],
    [z.tuple([image(), z.string()]), [photo, 'x'], [photo]],
    [z.record(z.string(), image()), { a: photo }, [photo]],
    [z.union([image(), z.string()]), 'no address', []],
  ])('%#: sends images wherever they stand', (schema, value, images) => {
    const shown = signature({ inputs: { pages: schema }, outputs: { answer: z.string() } })
    const asked = adapter.prepare({ signature: shown, instructions: '', demos: [] }).ask({ pages: value })
    expect(asked.images ?? []).toEqual(images)
    expect(asked.content.match(/\(image \d\)/g) ?? []).toEqual(images.map((_, at) => `(image ${at + 1})`))
    expect(asked.content).not.toContain('base64')
  })

  it('sends the turns of every history, in the order of the inputs', () => {
    const talks = signature({
      inputs: { question: z.string(), older: history(), newer: history() },
      outputs: { answer: z.string() },
    })
    const prompt = adapter.prepare({ signature: talks, instructions: '', demos: [] })
    const turns = prompt.history({ older: [{ question: 'first' }], newer: [{ answer: 'second' }] })
    expect(turns.map(({ role }) => role)).toEqual(['user', 'assistant'])
  })

  it('puts both into the request', async () => {
    const lm = scriptedLM(
      () =>
        adapter
          .prepare({
            signature: { ...sig, inputs: [] },
            instructions: '',
            demos: [{ answer: 'yes' }],
          })
          .preamble.at(-1)?.content ?? '',
    )
    const program = predict(sig, { lm, adapter })
    await program({ question: 'now?', photo, turns: [{ question: 'then?', answer: 'then!' }] })
    expect(lm.requests[0]?.messages.map(({ role, images }) => [role, images?.length ?? 0])).toEqual([
      ['system', 0],
      ['user', 0],
      ['assistant', 0],
      ['user', 1],
    ])
    await expect(program({ question: 'x', photo: '/etc/passwd' })).rejects.toThrow(InputError)
  })
})
