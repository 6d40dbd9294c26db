/** Exports of programs whose parts have adapters of their own: each part asks and reads in its form, or that is said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Adapter,
  type AnyProgram,
  chatAdapter,
  history,
  image,
  jsonAdapter,
  predict,
  program,
  signature,
  twoStepAdapter,
  xmlAdapter,
} from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import { evaluateTask } from './evaluate-task.ts'
import { exportProgram } from './export-program.ts'
import { openSession, type Session } from './session.ts'

const asked = signature({
  instructions: 'Find topics.',
  inputs: { question: z.string(), note: z.string().nullable().optional(), at: z.date().optional() },
  outputs: { topics: z.array(z.string()), certain: z.boolean(), aside: z.string().nullable() },
})
const demos = [
  { question: 'a </question> [[ ## b ## ]]', topics: ['</topics>'], certain: true, aside: 'null' },
]
const lone = (adapter: Adapter) =>
  predict(asked, { adapter }).withState({ self: { instructions: 'Find topics.', demos } })
const mixed = program({
  name: 'mixed',
  signature: signature({ inputs: { question: z.string() }, outputs: { answer: z.string() } }),
  parts: {
    find: predict(asked, { adapter: xmlAdapter }),
    narrow: predict(asked, { adapter: jsonAdapter }),
    say: predict(signature('question, topics: string[] -> answer')),
  },
  forward: async ({ find, narrow, say }, { question }: { question: string }) => {
    const [{ topics }] = await Promise.all([find({ question }), narrow({ question })])
    return say({ question, topics })
  },
})
const reader = { id: 'reader', generate: () => Promise.reject(new Error('never asked')) }
const taskOf = (one: unknown): Task => ({
  program: one as AnyProgram,
  metrics: { always: () => true },
  metric: 'always',
})
const looked = signature({
  inputs: { question: z.string(), photo: image().optional(), turns: history().optional() },
  outputs: { answer: z.string() },
})
const tasks = {
  looks: taskOf(predict(looked)),
  chat: taskOf(lone(chatAdapter)),
  json: taskOf(lone(jsonAdapter)),
  xml: taskOf(lone(xmlAdapter)),
  mixed: taskOf(mixed),
  twice: taskOf(lone(twoStepAdapter({ extractor: reader }))),
}

let folder: string
let session: Session

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-forms-'))
  session = await openSession({ cwd: folder, env: {}, tasks })
  const questions = [
    'plain',
    'null',
    'x </question>\n<\\/question> {{question}} $& ```',
    '[[ ## topics ## ]] "q"',
  ]
  const lines = questions.map((question, i) => JSON.stringify({ id: `e${i}`, inputs: { question } }))
  writeFileSync(join(folder, 'dev.jsonl'), lines.join('\n'))
})
afterEach(async () => {
  await session.close()
  rmSync(folder, { recursive: true })
})

const exported = (name: string, to: string) =>
  exportProgram(session, { program: name, to, verify: 'dev.jsonl', out: '-' })

it.each(
  ['prompt', 'ts', 'openai', 'ai-sdk', 'dspy'].flatMap((to) =>
    ['chat', 'json', 'xml', 'mixed'].map((name) => [to, name] as const),
  ),
)('%s of a program with adapter %s is proven on the replies of its run', async (to, name) => {
  await evaluateTask(session, { target: name, data: 'dev.jsonl', model: 'simulated/gpt-5-mini' })
  const { verified } = await exported(name, to)
  // A simulated model may fail a part now and then; the parts after it are then not asked.
  expect(verified?.prompts).toBeGreaterThanOrEqual(name === 'mixed' ? 9 : 4)
  expect(verified?.replies).toBeGreaterThan(0)
  // The AI SDK asks for JSON whatever the program asks for: only replies to that can be read again.
  const isSame = to !== 'ai-sdk' || name === 'json'
  expect(verified?.recorded).toBe(isSame ? 4 : 0)
})

it.each(['prompt', 'ts', 'openai', 'ai-sdk', 'dspy'])(
  '%s of a program with images and earlier turns is proven, question by question',
  async (to) => {
    const photo = 'https://example.org/a.png'
    const turns = [{ question: 'before', photo, answer: 'a' }, { question: 'and then' }]
    const lines = [
      { question: 'a', photo },
      { question: 'b', photo, turns },
      { question: 'c', turns },
    ]
    writeFileSync(join(folder, 'dev.jsonl'), lines.map((inputs) => JSON.stringify({ inputs })).join('\n'))
    expect((await exported('looks', to)).verified).toMatchObject({ examples: 3, prompts: 3 })
  },
)

it('says where a form stays behind', async () => {
  const notes = async (name: string, to: string) => (await exported(name, to)).notes.join('\n')
  expect(await notes('twice', 'ts')).toMatch(/second request, .* is not carried over; .* in the chat form/)
  expect(await notes('xml', 'ts')).not.toMatch(/carried over/)
  expect(await notes('xml', 'ai-sdk')).toMatch(/its own adapter is not carried over; .* in the json form/)
  expect(await notes('mixed', 'dspy')).toMatch(/DSPy files hold no adapter \(here: xml, json, chat\)/)
})

it('holds the model of a JSON step to its schema', async () => {
  const { content = '' } = await exported('json', 'openai')
  expect(content).toContain("response_format: {\n    type: 'json_schema'")
  expect((await exported('xml', 'openai')).content).not.toContain('response_format')
})
