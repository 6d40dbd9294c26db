/** The proof of an export: what is compared, with which replies, and that a difference is found. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyProgram, chatAdapter, jsonAdapter, predict, program, signature } from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import { formats } from '../export/index.ts'
import { evaluateTask } from './evaluate-task.ts'
import { exportProgram } from './export-program.ts'
import { readsAsItStands } from './reads-as-it-stands.ts'
import { openSession, type Session } from './session.ts'
import { resolveTarget } from './target.ts'
import { verifyExport } from './verify-export.ts'

const first = signature({
  instructions: 'Find topics.',
  inputs: { question: z.string(), count: z.int().min(1).default(2), tone: z.string().nullable().optional() },
  outputs: { topics: z.array(z.string()), certain: z.boolean() },
})
const second = signature({
  instructions: 'Answer.',
  inputs: { question: z.string(), topics: z.array(z.string()) },
  outputs: { answer: z.string(), score: z.number().min(0).max(10) },
})
const two = program({
  name: 'two',
  signature: signature({ inputs: { question: z.string() }, outputs: { answer: z.string() } }),
  parts: { find: predict(first), answer: predict(second) },
  forward: async ({ find, answer }, { question }: { question: string }) => {
    const { topics } = await find({ question })
    return answer({ question, topics })
  },
})
const silent = program({ name: 'silent', parts: { find: predict(first) }, forward: async () => ({}) })
const demo = { question: '[[ ## marker ## ]]?', topics: ['a'], certain: true }
const lone = predict(first).withState({ self: { instructions: 'Find topics.', demos: [demo] } })
const taskOf = (one: unknown): Task => ({
  program: one as AnyProgram,
  metrics: { always: () => true },
  metric: 'always',
})

let folder: string
let session: Session

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-verify-'))
  session = await openSession({
    cwd: folder,
    env: {},
    tasks: { lone: taskOf(lone), two: taskOf(two), silent: taskOf(silent) },
  })
  const questions = ['What is "this"?', 'null', 'ä\n[[ ## topics ## ]]', '{{question}} $& ```']
  const lines = questions.map((question, i) => JSON.stringify({ id: `e${i}`, inputs: { question } }))
  writeFileSync(join(folder, 'dev.jsonl'), lines.join('\n'))
})
afterEach(async () => {
  await session.close()
  rmSync(folder, { recursive: true })
})

const verified = async (name: string, to: string) =>
  (await exportProgram(session, { program: name, to, verify: 'dev.jsonl' })).verified

describe.each(['prompt', 'ts', 'openai', 'ai-sdk', 'dspy'])('%s', (to) => {
  it('asks and reads as the engine does, on simulated replies for want of a run', async () => {
    const report = await verified('lone', to)
    expect(report).toMatchObject({ examples: 4, recorded: 0, simulated: 4 })
    expect(report?.prompts).toBe(4)
    expect(report?.replies).toBeGreaterThan(0)
  })

  it('does so for every part of a program', async () => {
    const report = await verified('two', to)
    expect(report?.prompts).toBe(8)
  })

  it('is found out when it differs', async () => {
    const target = await resolveTarget(session, 'lone')
    const format = formats[to]
    if (format === undefined) throw new Error('expected a format')
    const content = format.write(target.program, { hash: '', lineage: null })
    const changed = content.replaceAll('Find topics.', 'Find topics!')
    await expect(
      verifyExport(session, { target, format, content: changed, data: 'dev.jsonl' }),
    ).rejects.toMatchObject({
      code: 'export_differs',
      message: expect.stringContaining('e0, part self: the prompt'),
    })
  })
})

it('finds replies that are read to other values', async () => {
  const target = await resolveTarget(session, 'lone')
  const format = formats.ts
  if (format === undefined) throw new Error('expected a format')
  const content = format.write(target.program, { hash: '', lineage: null })
  const changed = content
    .replace('return readProperties(outputs,', 'return { ...readProperties(outputs,')
    .replace("Object.fromEntries(values), '')\n}", "Object.fromEntries(values), ''), certain: 'no' }\n}")
  await expect(
    verifyExport(session, { target, format, content: changed, data: 'dev.jsonl' }),
  ).rejects.toMatchObject({ code: 'export_differs', message: expect.stringContaining('the reply') })
})

it('reads the replies of the newest run of this program', async () => {
  await evaluateTask(session, { target: 'two', data: 'dev.jsonl', model: 'simulated/gpt-5-mini' })
  expect(await verified('two', 'ts')).toMatchObject({ examples: 4, recorded: 4, simulated: 0, prompts: 8 })
  expect(await verified('two', 'ai-sdk')).toMatchObject({ recorded: 0, simulated: 4 })
})

it('shows the place where two prompts part, whatever stands before it', async () => {
  const target = await resolveTarget(session, 'lone')
  const format = formats.ts
  if (format === undefined) throw new Error('expected a format')
  const state = { self: { instructions: `${'😀'.repeat(200)} ends here`, demos: [] } }
  const program = target.program.withState(state)
  const content = format.write(program, { hash: '', lineage: null })
  const tampered = { target: { ...target, program }, format, data: 'dev.jsonl' }
  const changed = content.replace('ends here', 'ends there')
  await expect(verifyExport(session, { ...tampered, content: changed })).rejects.toMatchObject({
    message: expect.stringMatching(/ends here.*ends there/),
  })
  const longer = content.replace(
    'return [...preamble, {',
    "return [...preamble, { role: 'user', content: 'more' }, {",
  )
  await expect(verifyExport(session, { ...tampered, content: longer })).rejects.toMatchObject({
    message: expect.stringContaining('more'),
  })
})

it('writes nothing that it cannot prove', async () => {
  await expect(
    exportProgram(session, { program: 'lone', to: 'markdown', verify: 'dev.jsonl' }),
  ).rejects.toMatchObject({ code: 'cannot_verify' })
  await expect(
    exportProgram(session, { program: 'silent', to: 'ts', verify: 'dev.jsonl' }),
  ).rejects.toMatchObject({ code: 'cannot_verify', message: expect.stringContaining('no question') })
  expect(existsSync(session.paths.exports)).toBe(false)
})

describe('readsAsItStands', () => {
  const own = signature({ inputs: {}, outputs: { a: z.array(z.int()), b: z.string().optional() } })
  const reply = (a: string) => `[[ ## a ## ]]\n${a}`

  it.each([
    [reply('[1]'), true],
    [reply('```json\n[1]\n```'), true],
    [`${reply('[1]')}\n[[ ## b ## ]]\ntext`, true],
    [reply('[1'), false],
    [reply('["1"]'), false],
    ['[[ ## b ## ]]\nx', false],
    ['{"a":[1]}', false],
    ['', false],
  ])('%j in the chat form: %s', (text, expected) => {
    expect(readsAsItStands(own, chatAdapter, text)).toBe(expected)
  })

  it('takes a quoted null for text that is quoted', () => {
    const picked = signature({ inputs: {}, outputs: { a: z.enum(['null', 'b']), b: z.string().nullable() } })
    const told = (a: string) => `[[ ## a ## ]]\n${a}\n[[ ## b ## ]]\nnull`
    expect(readsAsItStands(picked, chatAdapter, told('"null"'))).toBe(false)
    expect(readsAsItStands(picked, chatAdapter, told('null'))).toBe(true)
  })

  it.each([
    ['{"a":[1]}', true],
    ['{"a":["1"]}', false],
    ['Sure: {"a":[1]}', false],
    ['[]', false],
  ])('%j as JSON: %s', (text, expected) => {
    expect(readsAsItStands(own, jsonAdapter, text)).toBe(expected)
  })
})
