/** Inputs that are more than text: images and earlier turns, as the engine sends them and as clients take them. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type AnyProgram,
  chatAdapter,
  history,
  image,
  jsonAdapter,
  predict,
  signature,
  xmlAdapter,
} from '../engine/index.ts'
import { scriptedLM } from '../testing/index.ts'
import { formats } from './index.ts'
import { formatted, loadedModule, typeChecked } from './test-support.ts'

const looked = signature({
  inputs: {
    photo: image(),
    turns: history(),
    other: image().optional(),
    größe: z.string().nullable(),
  },
  outputs: { caption: z.string(), tags: z.array(z.string()) },
})
const [photo, other] = ['https://example.org/a.png', 'data:image/png;base64,AAAA']
const demos = [{ photo, größe: 'demo', caption: 'c', tags: [] }]
const turns = [
  { photo: other, größe: 'null', caption: '[[ ## x ## ]]', tags: ['</tags>'] },
  { größe: null, caption: 'late' },
]
const given = {
  'two images': { photo, other, größe: 'x', turns: [] },
  'the first of two absent': { photo, größe: null, turns: turns.slice(0, 1) },
  'earlier turns, one incomplete': { photo, größe: 'x', turns },
  'turns of one side': { photo, größe: 'x', turns: [{ größe: 'a' }, { caption: 'b' }, { else: 1 }] },
}
const adapters = { chat: chatAdapter, json: jsonAdapter, xml: xmlAdapter }
const about = { hash: 'abc', lineage: null }

const programOf = (form: keyof typeof adapters) =>
  predict(looked, { adapter: adapters[form] }).withState({ self: { instructions: 'Look.', demos } })
const written = (to: string, form: keyof typeof adapters) =>
  formats[to]?.write(programOf(form) as AnyProgram, about) ?? ''

const cases = Object.keys(formats).flatMap((to) =>
  (['chat', 'json', 'xml'] as const).flatMap((form) => (to === 'markdown' ? [] : [{ to, form }])),
)

describe.each(cases)('$to in the $form form', ({ to, form }) => {
  it.each(Object.entries(given))('sends %s as the engine does', async (_name, inputs) => {
    const format = formats[to]
    const asked = programOf(to === 'ai-sdk' ? 'json' : form)
    const lm = scriptedLM(() => '')
    await asked(inputs, { lm, maxReasks: 0 }).catch(() => undefined)
    const artifact = await format?.load?.(written(to, form), asked as AnyProgram)
    expect(artifact?.render('self', inputs)).toEqual(lm.requests[0]?.messages)
  })
})

it.each(Object.keys(formats).filter((to) => to !== 'markdown'))('sends every history: %s', async (to) => {
  const talks = signature({
    inputs: { question: z.string(), older: history(), newer: history() },
    outputs: { answer: z.string() },
  })
  const program = predict(talks, { adapter: to === 'ai-sdk' ? jsonAdapter : chatAdapter }) as AnyProgram
  const inputs = { question: 'q', older: [{ question: 'first' }], newer: [{ answer: 'second' }] }
  const artifact = await formats[to]?.load?.(formats[to].write(program, about), program)
  const roles = artifact?.render('self', inputs).map(({ role }) => role)
  expect(roles).toEqual(['system', 'user', 'assistant', 'user'])
})

it('gives messages as the clients take them', async () => {
  const inputs = given['two images']
  const text = 'photo'
  const openai = await loadedModule(written('openai', 'chat'))
  expect(openai.render(inputs).at(-1)).toEqual({
    role: 'user',
    content: [
      { type: 'text', text: expect.stringContaining(text) },
      { type: 'image_url', image_url: { url: photo } },
      { type: 'image_url', image_url: { url: other } },
    ],
  })
  const source = written('ai-sdk', 'chat').replace(/^import .* from 'ai'$/m, '')
  const aiSdk = await loadedModule(source)
  expect(aiSdk.render(inputs)).toMatchObject({
    instructions: expect.stringContaining('Look.'),
    messages: [
      { role: 'user', content: [{ type: 'text' }, { type: 'file', mediaType: 'image', data: photo }] },
      { role: 'assistant' },
      { role: 'user', content: [{ type: 'text' }, { type: 'file' }, { type: 'file', data: other }] },
    ],
  })
})

it('type-checks in strict mode and is formatted', () => {
  const modules = Object.fromEntries(
    (['chat', 'json', 'xml'] as const).flatMap((form) =>
      ['ts', 'openai'].map((to) => [`${form}-${to}.ts`, written(to, form)] as const),
    ),
  )
  expect(typeChecked(modules)).toEqual({ stdout: '', status: 0 })
  expect(formatted({ ...modules, 'ai-sdk.ts': written('ai-sdk', 'json') })).toBe('')
})

it('says how in the rules of the prompt format, where there are such inputs', () => {
  const rules = (text: string) => (JSON.parse(text) as { rules: { fill: string[] } }).rules.fill.join('\n')
  expect(rules(written('prompt', 'chat'))).toMatch(/encode image is `\(image n\)`.*\n.*encode history/)
  const plain = formats.prompt?.write(predict(signature('a -> b')) as AnyProgram, about) ?? ''
  expect(rules(plain)).not.toMatch(/image|history/)
})
