/** Exports for the `openai` client and the AI SDK, used as their headers say: type-checked, then run by plain Node. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createOpenAI } from '@ai-sdk/openai'
import { NoObjectGeneratedError } from 'ai'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { allExamples, openDataset } from '../src/data/index.ts'
import {
  type AnyProgram,
  chatAdapter,
  history,
  image,
  jsonAdapter,
  type Message,
  predict,
  signature,
  type Values,
} from '../src/engine/index.ts'
import type { Task } from '../src/evaluate/index.ts'
import { formats } from '../src/export/index.ts'
import { hmwTask, solutionsTask } from '../src/generators/index.ts'
import { labeledFewShot } from '../src/optimizers/index.ts'
import { simulatedModels } from '../src/simulate/index.ts'

interface Body {
  readonly model: string
  readonly messages: readonly (Message & { readonly role: string })[]
  readonly max_completion_tokens?: number
  readonly reasoning_effort?: string
  readonly temperature?: number
  readonly response_format?: { readonly type: string }
}

const folder = mkdtempSync(join(tmpdir(), 'whetstone-clients-'))
const bodies: Body[] = []
const models = simulatedModels()
let server: Server

/** An endpoint that keeps what it is sent and lets the simulated models answer. */
beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'))
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    bodies.push(JSON.parse(body))
    const headers = { 'content-type': 'application/json', authorization: 'Bearer x' }
    // The simulated models read text only.
    const seen = JSON.stringify(JSON.parse(body), (_key, value) =>
      Array.isArray(value) ? value.filter((part) => part?.type !== 'image_url') : value,
    )
    const answer = await models(`http://127.0.0.1${request.url}`, { method: 'POST', headers, body: seen })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const about = {
  hash: 'abc',
  lineage: null,
  settings: { model: 'simulated/gpt-5-mini', temperature: 0.7, maxTokens: 3000 },
}

async function examplesOf({ program, prepare }: Task, path = '', limit = 100) {
  return allExamples(await openDataset(path, { signature: program.signature, prepare, limit }))
}

async function compiled(task: Task): Promise<AnyProgram> {
  const trainset = await examplesOf(task, task.train)
  return labeledFewShot({ k: 3 }).compile(task.program, { trainset })
}

const flags =
  '--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --erasableSyntaxOnly --verbatimModuleSyntax --isolatedModules --noUnusedLocals --noUnusedParameters --skipLibCheck --target es2022 --lib es2022,dom --types node --module nodenext --allowImportingTsExtensions'

function typeErrors(...files: string[]): string {
  const tsc = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url))
  return spawnSync(process.execPath, [tsc, ...flags.split(' '), ...files], { cwd: folder, encoding: 'utf8' })
    .stdout
}

/** Runs a script in a process of its own; what it prints is JSON. */
async function run(file: string, input: unknown): Promise<unknown> {
  const { port } = server.address() as AddressInfo
  const env = { ...process.env, OPENAI_API_KEY: 'x', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` }
  const child = spawn(process.execPath, [file], { cwd: folder, env })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (texts.out += chunk))
  child.stderr.on('data', (chunk) => (texts.err += chunk))
  child.stdin.end(JSON.stringify(input))
  await new Promise((resolve) => child.on('close', resolve))
  expect(texts.err).toBe('')
  return JSON.parse(texts.out)
}

/** The use that stands in a header, between reading inputs and printing outputs. */
function script(source: string, inputsType: string): string {
  const [, use = ''] = /\* Use:\n \*\n((?: \* {5}.*\n| \*\n)+)/.exec(source) ?? []
  const lines = use.split('\n').map((line) => line.replace(/^ \*( {5})?/, ''))
  const last = lines.findLastIndex((line) => line.startsWith('import '))
  const read = `import { readFileSync } from 'node:fs'
import type { ${inputsType} } from './${/from '\.\/(.*)'/.exec(use)?.[1]}'
const inputs = JSON.parse(readFileSync(0, 'utf8')) as ${inputsType}`
  return [
    ...lines.slice(0, last + 1),
    read,
    ...lines.slice(last + 1),
    'process.stdout.write(JSON.stringify(outputs))',
  ].join('\n')
}

function expectedMessages(program: AnyProgram, part: string, inputs: Values) {
  return (adapter: typeof chatAdapter) => {
    const signature = program.predictors[part]?.signature
    if (signature === undefined) throw new Error(`expected a part, got ${part}`)
    const { instructions = '', demos = [] } = program.state[part] ?? {}
    const prompt = adapter.prepare({ signature, instructions, demos })
    return [...prompt.preamble, prompt.ask(inputs)]
  }
}

it.each([
  { name: 'hmw', to: 'openai', task: hmwTask, part: 'self', type: 'Inputs' },
  { name: 'hmw', to: 'ai-sdk', task: hmwTask, part: 'self', type: 'Inputs' },
  { name: 'solutions', to: 'openai', task: solutionsTask, part: 'ideate', type: 'IdeateInputs' },
  { name: 'solutions', to: 'ai-sdk', task: solutionsTask, part: 'ideate', type: 'IdeateInputs' },
])('$name as $to is used as its header says', async ({ name, to, task, part, type }) => {
  const program = await compiled(task)
  const [example] = await examplesOf(task, task.dev, 1)
  const format = formats[to]
  const source = format?.write(program, { ...about, name }) ?? ''
  const file = `${name}.${format?.extension}`
  writeFileSync(join(folder, file), source)
  // The provider's default is the Responses API, which the endpoint does not speak.
  const used = script(source, type).replace("openai('gpt-5-mini')", "openai.chat('gpt-5-mini')")
  writeFileSync(join(folder, `use-${file}`), used)
  expect(typeErrors(file, `use-${file}`)).toBe('')

  bodies.length = 0
  const outputs = await run(`use-${file}`, example?.inputs)
  const adapter = to === 'ai-sdk' ? jsonAdapter : chatAdapter
  const messages = expectedMessages(program, part, example?.inputs ?? {})(adapter)
  const [body] = bodies
  const system = to === 'ai-sdk' ? 'developer' : 'system'
  expect(body?.messages).toEqual(
    messages.map((one) => (one.role === 'system' ? { ...one, role: system } : one)),
  )
  expect(body).toMatchObject({
    model: 'gpt-5-mini',
    max_completion_tokens: 3500,
    reasoning_effort: 'minimal',
  })
  expect(body).not.toHaveProperty('temperature')
  expect(body?.response_format?.type).toBe(to === 'ai-sdk' ? 'json_schema' : undefined)
  const { signature } = program.predictors[part] ?? {}
  expect(Object.keys(outputs as object)).toEqual(signature?.outputs.map((field) => field.name))
})

it.each(['openai', 'ai-sdk'])('images and earlier turns reach the endpoint from %s', async (to) => {
  const format = formats[to]
  const url = 'data:image/png;base64,iVBORw0KGgo='
  const looked = predict(
    signature({
      inputs: { photo: image(), turns: history(), question: z.string() },
      outputs: { caption: z.string() },
    }),
  )
  const source = format?.write(looked as AnyProgram, { ...about, name: 'look' }) ?? ''
  const file = `look.${format?.extension}`
  writeFileSync(join(folder, file), source)
  const used = script(source, 'Inputs').replace("openai('gpt-5-mini')", "openai.chat('gpt-5-mini')")
  writeFileSync(join(folder, `use-${file}`), used)
  expect(typeErrors(file, `use-${file}`)).toBe('')

  bodies.length = 0
  const turns = [{ photo: url, question: 'before', caption: 'then' }]
  await run(`use-${file}`, { photo: url, question: 'now', turns })
  const shown = [{ type: 'text' }, { type: 'image_url', image_url: { url } }]
  expect(bodies[0]?.messages.slice(1)).toMatchObject([
    { role: 'user', content: shown },
    { role: 'assistant', content: expect.stringContaining('then') },
    { role: 'user', content: shown },
  ])
})

it('throws the error of the AI SDK for a reply that does not fit, with the field in its cause', async () => {
  const source = formats['ai-sdk']?.write(hmwTask.program, { ...about, name: 'bad' }) ?? ''
  writeFileSync(join(folder, 'bad.ts'), source)
  const { generate } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'bad.ts')).href)) as {
    generate: (inputs: unknown, options: unknown) => Promise<unknown>
  }
  const content = JSON.stringify({ reasoning: 'r', hmw_questions: ['q'], relevance_scores: [11] })
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }]
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
  const reply = { id: 'x', object: 'chat.completion', created: 0, model: 'm', choices, usage }
  const openai = createOpenAI({ apiKey: 'x', fetch: async () => Response.json(reply) })
  const inputs = { context_summary: '', insights: [], metrics: [], jtbds: [] }
  const error = await generate(inputs, { model: openai.chat('gpt-5-nano') }).catch(
    (thrown: unknown) => thrown,
  )
  expect(NoObjectGeneratedError.isInstance(error)).toBe(true)
  expect(String((error as Error & { cause: Error }).cause)).toContain('relevance_scores[0]')
})
