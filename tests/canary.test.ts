/** A key that leaks nowhere: an endpoint echoes it in every encoding, and all that is written is searched for it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { streamOf } from '../src/engine/index.ts'
import { temporaryFolder, whetstone } from './cli/run.ts'
import { answering, failing, json, streaming } from './faults/answers.ts'
import { type Fault, faultyEndpoint } from './faults/endpoint.ts'
import { stack } from './faults/stack.ts'
import { openService } from './server/service.ts'
import { questions } from './server/upstream.ts'

const key = 'sk-canary+Ab12/Cd34=Ef56Gh78'
const forms = {
  plain: key,
  url: encodeURIComponent(key),
  base64: Buffer.from(key).toString('base64'),
  'base64 of a header': Buffer.from(`Bearer ${key}`).toString('base64'),
  'base64 of user:key': Buffer.from(`user:${key}`).toString('base64url'),
  hex: Buffer.from(key).toString('hex'),
}
// A part that stands inside of every encoding, whatever surrounds it.
const traces = [key.slice(3), encodeURIComponent(key).slice(3), ...alignments(), forms.hex.slice(6)]

function alignments(): string[] {
  return [0, 1, 2].map((shift) =>
    Buffer.from('\0'.repeat(shift) + key)
      .toString('base64')
      .slice(4, -4),
  )
}

function found(text: string): string[] {
  return traces.filter((trace) => text.includes(trace))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

const told = Object.values(forms).join(' ; ')
const echo: Fault = failing(401, { message: `Incorrect API key provided: ${told}` })
const broken: Fault = failing(400, { message: `Bad request with ${told}`, code: 'invalid', param: key })
const strange: Fault = json(200, { object: told })

describe('the search', () => {
  it.each(Object.entries(forms))('finds the key as %s', (_, form) => {
    expect(found(`before ${form} after`).length).toBeGreaterThan(0)
  })

  it('is no search for just anything', () => {
    expect(found(gzipSync('nothing').toString('latin1'))).toEqual([])
  })
})

/** A good reply that holds the key in every form. */
const leak = questions().replace('The wait matters most.', `The key is ${told}.`).replaceAll('the desk', told)

describe('nothing that is written holds the key', () => {
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  afterAll(() => stderr.mockRestore())

  /** Searches what was printed, logged and written. */
  function search(cwd: string, results: readonly { out: string; err: string }[]): void {
    for (const { out, err } of results) expect(found(out + err)).toEqual([])
    expect(found(stderr.mock.calls.map(([line]) => String(line)).join(''))).toEqual([])
    const files = filesIn(cwd)
    expect(files.some((path) => path.endsWith('whetstone.db'))).toBe(true)
    for (const path of files) expect(found(readFileSync(path, 'latin1'))).toEqual([])
  }

  /** Command lines in one folder against one endpoint. */
  async function project(fault: Fault) {
    const endpoint = await faultyEndpoint(fault)
    onTestFinished(endpoint.close)
    const cwd = temporaryFolder()
    const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: endpoint.baseUrl, LOG_LEVEL: 'debug' }
    return { cwd, run: (...argv: string[]) => whetstone(argv, { cwd, env }) }
  }

  it.each<[string, Fault, string[]]>([
    ['a refused key', echo, []],
    ['a refused key, as JSON', echo, ['--json']],
    ['a bad request', broken, ['--json']],
    ['an answer that is none', strange, []],
  ])('%s', async (_, fault, flags) => {
    const { cwd, run } = await project(fault)
    stderr.mockClear()
    const results = [
      await run('eval', 'hmw', '--limit', '1', '--model', 'openai/gpt-5-nano', ...flags),
      await run('runs', 'show', 'latest', '--json'),
      await run('doctor', ...flags),
    ]
    expect(stderr.mock.calls.join('')).toContain('dspy_call_failed')
    search(cwd, results)
  })

  it('an answer that echoes it: run, cache, reports, a program made of it and its exports', {
    timeout: 60_000,
  }, async () => {
    const { cwd, run } = await project(answering(leak))
    stderr.mockClear()
    const model = ['--limit', '2', '--model', 'openai/gpt-5-nano']
    const results = [await run('eval', 'hmw', ...model), await run('eval', 'hmw', ...model, '--json')]
    expect(results.map(({ code }) => code)).toEqual([0, 0])
    expect(JSON.parse(results[1]?.out ?? '')).toMatchObject({ cached: 2 })
    for (const format of ['html', 'markdown', 'csv', 'json', 'jsonl', 'junit'])
      results.push(await run('runs', 'report', 'latest', '--format', format, '-o', `report.${format}`))
    const rows = readFileSync(join(cwd, 'report.jsonl'), 'utf8').trim().split('\n').map(rowOf)
    expect(JSON.stringify(rows)).toContain('[secret]')
    writeFileSync(join(cwd, 'train.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
    results.push(await run('compile', 'hmw', '--train', 'train.jsonl', '--k', '2', '--name', 'leaky'))
    for (const target of ['prompt', 'ts', 'openai', 'ai-sdk', 'dspy', 'markdown'])
      results.push(await run('export', 'leaky', '--to', target, '-o', `export.${target}`))
    results.push(await run('runs', 'show', 'latest', '--json'), await run('cache', 'stats', '--json'))
    expect(results.map(({ code, err }) => [code, err]).filter(([code]) => code !== 0)).toEqual([])
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining(['report.html', 'report.junit', 'export.dspy']))
    search(cwd, results)
  })

  it('an imported program that holds it', async () => {
    const { cwd, run } = await project(echo)
    stderr.mockClear()
    const demos = [{ insights: ['a'], hmw_questions: ['b'], relevance_scores: [9], reasoning: 'c' }]
    const lm = { model: 'openai/gpt-4o-mini', api_key: key, api_base: `https://u:${key}@host.test/v1` }
    const state = { traces: [], train: [], demos, signature: { instructions: 'x', fields: [] }, lm }
    const inputs = temporaryFolder()
    writeFileSync(join(inputs, 'saved.json'), JSON.stringify({ self: state }))
    const results = [await run('import', join(inputs, 'saved.json'), '--task', 'hmw', '--name', 'foreign')]
    for (const target of ['prompt', 'ts', 'openai', 'ai-sdk', 'dspy', 'markdown'])
      results.push(await run('export', 'foreign', '--to', target, '-o', `export.${target}`))
    expect(results.map(({ code, err }) => [code, err]).filter(([code]) => code !== 0)).toEqual([])
    search(cwd, results)
  })

  it.each([
    ['an answer', { text: leak }, 200],
    ['a refusal', { status: 400, body: JSON.stringify({ error: { message: told, param: key } }) }, 502],
  ])('%s of the service, and its log', async (_, reply, status) => {
    const { ask, app, lines, upstream } = await openService({ env: { OPENAI_API_KEY: key } })
    upstream.reply = () => reply
    const answer = await ask()
    expect(answer.status).toBe(status)
    const texts = [await answer.text(), await (await app.request('/metrics')).text(), JSON.stringify(lines)]
    expect(texts[2]).toContain('dspy_call_')
    for (const text of texts) expect(found(text)).toEqual([])
  })

  it('the pieces of a stream', async () => {
    const { lm } = await stack([streaming(leak.match(/[\s\S]{1,7}/g) ?? [])], { apiKey: key })
    const pieces: string[] = []
    for await (const chunk of streamOf(lm, { messages: [{ role: 'user', content: 'hi' }] }))
      pieces.push('delta' in chunk ? chunk.delta : chunk.completion.text)
    expect(pieces.length).toBeGreaterThan(50)
    expect(pieces.slice(0, -1).join('')).toBe(pieces.at(-1))
    expect(found(pieces.slice(0, -1).join(''))).toEqual([])
  })
})

/** A row of a report as an example to learn from. */
function rowOf(line: string): object {
  const { inputs, prediction } = JSON.parse(line)
  return { inputs, labels: prediction }
}
