/** Bad input: a one-paragraph error, exit 2, and nothing written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

const good = { inputs: { insights: ['a'], metrics: ['b'], jtbds: ['c'], count: 3 }, labels: {} }
const jsonl = (...lines: readonly unknown[]) =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
const sixteen = Array.from({ length: 16 }, (_, i) => ({ ...good, id: String(i) }))

const files: Readonly<Record<string, string>> = {
  'empty.jsonl': '',
  'broken.jsonl': jsonl(...sixteen, '{"inputs": {'),
  'missing-field.jsonl': jsonl({ inputs: { insights: ['a'], metrics: ['b'] } }),
  'count-0.jsonl': jsonl({ inputs: { ...good.inputs, count: 0 } }),
  'count-21.jsonl': jsonl(good, { ...good, inputs: { ...good.inputs, count: 21 } }),
  'broken.json': '{ "schemaVersion": 1',
  'data.jsonl': jsonl(good),
  'keys.mjs': 'export default { taks: {} }',
  'task.mjs': 'export default { tasks: { own: { metrcs: {} } } }',
  'throws.ts': "const a = 1\nthrow new Error('boom')\n",
}

const model = ['--model', 'simulated/gpt-5-nano']

describe.each([
  { argv: ['eval', 'hmw', '--data', 'nowhere.jsonl', ...model], says: /nowhere\.jsonl.*found nothing/ },
  { argv: ['eval', 'hmw', '--data', 'empty.jsonl', ...model], says: /empty\.jsonl.*at least one example/ },
  { argv: ['eval', 'hmw', '--data', 'broken.jsonl', ...model], says: /broken\.jsonl:17.*broken JSON/ },
  {
    argv: ['eval', 'hmw', '--data', 'missing-field.jsonl', ...model],
    says: /missing-field\.jsonl:1: inputs\.jtbds.*missing/,
  },
  { argv: ['eval', 'hmw', '--data', 'count-0.jsonl', ...model], says: /count-0\.jsonl:1: inputs\.count/ },
  { argv: ['eval', 'hmw', '--data', 'count-21.jsonl', ...model], says: /count-21\.jsonl:2: inputs\.count/ },
  { argv: ['eval', 'hmv', ...model], says: /`hmv`.*did you mean `hmw`/ },
  {
    argv: ['eval', 'hmw', '--metric', 'hmw_qualty', ...model],
    says: /`hmw_qualty`.*did you mean `hmw_quality`/,
  },
  {
    argv: ['eval', 'hmw', '--model', 'simulated/gpt-5-nan'],
    says: /`simulated\/gpt-5-nan`.*did you mean `simulated\/gpt-5-nano`/,
  },
  { argv: ['eval', 'hmw', '--modle', 'x'], says: /unknown option '--modle'[\s\S]*--model/ },
  { argv: ['evla', 'hmw'], says: /unknown command 'evla'[\s\S]*eval/ },
  { argv: ['eval', 'hmw', '--model', 'gpt-5-nano'], says: /OPENAI_API_KEY.*simulated\/gpt-5-nano/ },
  { argv: ['eval', 'hmw', '--concurrency', '0', ...model], says: /whole number of at least 1/ },
  {
    argv: ['eval', 'solutions', '--model', 'ideat=simulated/gpt-5-nano'],
    says: /`ideat`.*did you mean `ideate`/,
  },
  { argv: ['eval', 'broken.json', ...model], says: /broken\.json: expected JSON/ },
  { argv: ['eval', 'hmw', '--config', 'none.ts', ...model], says: /none\.ts/ },
  { argv: ['eval', 'hmw', '--config', 'throw.ts', ...model], says: /throw\.ts.*did you mean.*throws\.ts`/ },
  {
    argv: ['eval', 'hmw', '--config', 'keys.mjs', ...model],
    says: /keys\.mjs: configuration: .*"taks"; did you mean `tasks`/,
  },
  {
    argv: ['eval', 'hmw', '--config', 'task.mjs', ...model],
    says: /tasks\.own: .*"metrcs"; did you mean `metrics`/,
  },
  { argv: ['eval', 'hmw', '--config', 'throws.ts', ...model], says: /throws\.ts: could not be loaded: boom/ },
  {
    argv: ['eval', 'hmw', '--data', 'dta.jsonl', ...model],
    says: /dta\.jsonl.*did you mean.*\/data\.jsonl`/,
  },
  { argv: ['eval', 'brken.json', ...model], says: /brken\.json.*did you mean.*\/broken\.json`/ },
  { argv: ['import', 'brken.json', '--task', 'hmw'], says: /did you mean.*\/broken\.json`/ },
  { argv: ['metrics', 'check', 'hmw', '--labels', 'dat.jsonl'], says: /did you mean.*\/data\.jsonl`/ },
  { argv: ['eval', 'triage', ...model], says: /no whetstone\.config\.ts in .*only the shipped tasks/ },
  {
    argv: ['eval', 'hmw', '--effort', 'hihg', ...model],
    says: /--effort: expected none.*did you mean `high`/,
  },
  { argv: ['eval', 'hmw', '--concurrency', '1e20', ...model], says: /whole number of at least 1/ },
  { argv: ['compile', 'hmw', '--seed', '1e30'], says: /whole number of at least 0/ },
  { argv: ['compile', 'hmw', '--metric', 'hmw_qualty'], says: /did you mean `hmw_quality`/ },
  {
    argv: ['compile', 'hmw', '--model', 'simulated/gpt-5-nan'],
    says: /did you mean `simulated\/gpt-5-nano`/,
  },
  { argv: ['compile', 'hmw', '--name', 'solutions'], says: /--name: .*which is a task/ },
  { argv: ['compile', 'hmw', '--name', 'my program'], says: /--name: expected letters.*`my program`/ },
  { argv: ['compare', 'latest~1', 'latest', '--margin', '2'], says: /above 0, at most 1/ },
  { argv: ['evaluate', 'hmw'], says: /unknown command 'evaluate'[\s\S]*Did you mean eval\?/ },
  { argv: ['optimise', 'hmw'], says: /unknown command 'optimise'[\s\S]*known: demo, init, compile/ },
  { argv: ['runs', 'purge'], says: /unknown command 'purge'[\s\S]*known: list, show/ },
  { argv: ['compile', 'hmw', '--optimizer', 'labelled-few-shot'], says: /did you mean `labeled-few-shot`/ },
  { argv: ['compile', 'hmw', '--train', 'nowhere.jsonl'], says: /nowhere\.jsonl/ },
  { argv: ['compare', 'hmw'], says: /expected two runs/ },
  { argv: ['compare', '--models', 'simulated/gpt-5-nano', 'hmw'], says: /at least two different models/ },
  { argv: ['export', 'hmw', '--to', 'typescript'], says: /`typescript`/ },
  { argv: ['runs', 'list', '--task', 'hmm'], says: /expected a task, got `hmm`; did you mean `hmw`/ },
  { argv: ['runs', 'show', 'latest'], says: /latest/ },
  {
    argv: ['eval', 'hmw', ...model],
    env: { OPENAI_TEMPERATURE: 'hot' },
    says: /OPENAI_TEMPERATURE: expected a number from 0\.0 to 2\.0, got `hot`/,
  },
  { argv: ['eval', 'hmw', ...model], env: { WHETSTONE_CONCURRENCY: '0' }, says: /WHETSTONE_CONCURRENCY/ },
  { argv: ['eval', 'hmw', '--store', '/dev/null/x.db', ...model], says: /\/dev\/null/ },
])('$argv', ({ argv, says, env = {} }) => {
  it('is refused', async () => {
    const cwd = temporaryFolder()
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content)
    const { code, out, err } = await whetstone(argv, { cwd, env })
    expect(err).toMatch(says)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(4)
    expect(err).not.toMatch(/\n\s+at /)
    const json = await whetstone([...argv, '--json'], { cwd, env })
    expect(JSON.parse(json.err)).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String) },
    })
    if (argv[0] === 'eval') expect(existsSync(join(cwd, 'runs', 'cache.db'))).toBe(false)
  })
})

it('with --json says nothing on stderr but one document, warnings in it', async () => {
  const argv = ['eval', 'hmw', '--data', 'nowhere.jsonl', '--model', 'openai/gpt-5-nano', '--json']
  const env = { OPENAI_API_KEY: 'sk-of-a-test' }
  const { code, err } = await whetstone(argv, { env })
  expect(code).toBe(2)
  expect(JSON.parse(err)).toMatchObject({
    error: { code: 'dataset_not_found' },
    warnings: [expect.stringContaining('switched off on 2026-12-11')],
  })
  const quiet = await whetstone([...argv, '--quiet'], { env })
  expect(JSON.parse(quiet.err)).not.toHaveProperty('warnings')
  const told = await whetstone(argv.slice(0, -1), { env })
  expect(told.err).toMatch(/^warning: .*\nerror: /)
})

it('names a store that is a folder', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'store.db'))
  const { code, err } = await whetstone(['runs', 'list', '--store', 'store.db'], { cwd })
  expect(code).toBe(2)
  expect(err).toMatch(/store\.db/)
})

it('names a port that is taken, and one that cannot be', async () => {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const taken = await whetstone(['simulate', '--port', String(port)])
  server.close()
  expect(taken).toMatchObject({ code: 2, err: expect.stringContaining(`got ${port}: it is in use`) })
  expect(await whetstone(['simulate', '--port', '70000'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('0 to 65535'),
  })
})
