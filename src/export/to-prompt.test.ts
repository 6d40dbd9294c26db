/** The prompt artifact: its keys, its slots, its schemas. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { predict, program, signature } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { toPrompt } from './to-prompt.ts'

const tree: z.ZodType = z.object({
  get kids() {
    return z.array(tree)
  },
})
const base = signature({
  name: 'ask',
  instructions: 'Answer.',
  inputs: {
    question: z.string().describe('what is asked'),
    hints: z.array(z.string()).optional(),
    count: z.int().default(5),
    tone: z.enum(['kind', 'dry']).nullable(),
  },
  outputs: { answer: z.string(), score: z.number().max(10), why: z.string().nullable(), tree },
})
const about: ExportAbout = { hash: 'abc', lineage: { optimizer: 'none' } }
const artifact = (more: Partial<ExportAbout> = {}) =>
  JSON.parse(toPrompt(predict(base), { ...about, ...more }))

describe('toPrompt', () => {
  it('is one pretty-printed document with its keys in order', () => {
    const text = toPrompt(predict(base), about)
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    const [step] = artifact().steps
    expect(Object.keys(artifact())).toEqual([
      'schemaVersion',
      'kind',
      'name',
      'hash',
      'adapter',
      'rules',
      'steps',
      'state',
      'lineage',
      'score',
      'notes',
    ])
    expect(Object.keys(step)).toEqual([
      'part',
      'messages',
      'slots',
      'outputs',
      'inputSchema',
      'outputSchema',
      'settings',
    ])
    expect(artifact()).toMatchObject({
      schemaVersion: 1,
      kind: 'prompt',
      name: 'ask',
      hash: 'abc',
      adapter: 'chat',
      score: null,
      notes: [],
    })
  })

  it('has slots in the last message', () => {
    const [{ messages, slots }] = artifact().steps
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user'])
    expect(messages[1].content).toBe(
      ['question', 'hints', 'count', 'tone'].map((name) => `[[ ## ${name} ## ]]\n{{${name}}}`).join('\n'),
    )
    expect(slots).toEqual([
      { name: 'question', encode: 'text', required: true },
      { name: 'hints', encode: 'json', required: false },
      { name: 'count', encode: 'json', required: false, default: 5 },
      { name: 'tone', encode: 'text', nullable: true, required: true },
    ])
  })

  it('has demos before it, as the program shows them', () => {
    const demo = { question: 'a {{question}}?', answer: 'b' }
    const compiled = predict(base).withState({ self: { instructions: 'Better.', demos: [demo] } })
    const [{ messages }] = JSON.parse(toPrompt(compiled, about)).steps
    expect(messages).toHaveLength(4)
    expect(messages[0].content).toMatch(/^Better\./)
    expect(messages[1].content).toContain('a {{question}}?')
    expect(messages[3].content).toContain('{{question}}')
  })

  it('tells outputs, and schemas whose references hold', () => {
    const [{ outputs, outputSchema, inputSchema }] = artifact().steps
    expect(outputs).toEqual([
      { name: 'answer', type: 'string', encode: 'text' },
      { name: 'score', type: 'number <=10', encode: 'json' },
      { name: 'why', type: 'string|null', encode: 'text', nullable: true },
      { name: 'tree', type: expect.any(String), encode: 'json' },
    ])
    expect(inputSchema).toMatchObject({
      type: 'object',
      required: ['question', 'tone'],
      properties: { question: { description: 'what is asked' } },
    })
    expect(outputSchema).toMatchObject({
      required: ['answer', 'score', 'tree'],
      properties: { why: { default: null } },
    })
    expect(outputSchema.properties.tree.properties.kids.items).toEqual({ $ref: '#/$defs/tree' })
    const read = z
      .fromJSONSchema(outputSchema)
      .safeParse({ answer: 'a', score: 1, tree: { kids: [{ kids: [] }] } })
    expect(read).toMatchObject({ success: true, data: { why: null } })
  })

  it('keeps the named parts of several fields apart', () => {
    const loop = (type: z.ZodType) => {
      const part: z.ZodType = z
        .object({
          of: type,
          get more() {
            return part.optional()
          },
        })
        .meta({ id: type.type })
      return z.array(part)
    }
    const output = signature({ inputs: {}, outputs: { a: loop(z.int()), b: loop(z.string()) } })
    const [{ outputSchema }] = JSON.parse(toPrompt(predict(output), about)).steps
    expect(Object.keys(outputSchema.$defs)).toEqual(['a.number', 'b.string'])
    const checked = z.fromJSONSchema(outputSchema)
    const value = { a: [{ of: 1, more: { of: 2 } }], b: [{ of: 'x', more: { of: 'y' } }] }
    expect(checked.safeParse(value).success).toBe(true)
    expect(checked.safeParse({ a: value.b, b: value.a }).success).toBe(false)
  })

  it('has a step per predictor, each with its own model', () => {
    const part = predict(signature('question -> answer'))
    const two = program({ name: 'two', parts: { a: part, b: part }, forward: async () => 'done' })
    const settings = { model: { a: 'openai/x', b: 'openai/y' }, temperature: 0.7, maxTokens: undefined }
    const { name, steps, notes } = JSON.parse(toPrompt(two, { ...about, name: 'mine', settings }))
    expect(name).toBe('mine')
    expect(steps.map((step: { part: string; settings: unknown }) => [step.part, step.settings])).toEqual([
      ['a', { model: 'openai/x', temperature: 0.7 }],
      ['b', { model: 'openai/y', temperature: 0.7 }],
    ])
    expect(notes).toHaveLength(1)
  })

  it('has the settings that are really sent: of the run, then of the predictor, then the defaults', () => {
    const lm = { id: 'openai/own', generate: () => Promise.reject(new Error('never asked')) }
    const own = predict(signature('question -> answer'), { lm, temperature: 0, maxTokens: 9 })
    const other = predict(signature('question -> answer'))
    const two = program({ name: 'two', parts: { a: own, b: other }, forward: async () => 'done' })
    const settings = { model: 'openai/default', temperature: 0.7, reasoningEffort: 'low' }
    const sent = (more: Partial<ExportAbout>) =>
      JSON.parse(toPrompt(two, { ...about, settings, ...more })).steps.map(
        (step: { settings: unknown }) => step.settings,
      )
    const declared = { model: 'openai/own', temperature: 0, reasoningEffort: 'low', maxTokens: 9 }
    expect(sent({})).toEqual([declared, settings])
    expect(sent({ chosen: { model: { a: 'openai/x', b: 'openai/y' }, maxTokens: 5 } })).toEqual([
      { ...declared, model: 'openai/x', maxTokens: 5 },
      { ...settings, model: 'openai/y', maxTokens: 5 },
    ])
  })
})
