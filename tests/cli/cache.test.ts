/** The cache from the command line: hits, ways past it, its housekeeping, and a file that is no cache. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { answering } from '../faults/answers.ts'
import { type FaultyEndpoint, faultyEndpoint } from '../faults/endpoint.ts'
import { questions } from '../server/upstream.ts'
import { type CliResult, temporaryFolder, whetstone } from './run.ts'

let endpoint: FaultyEndpoint
let cwd = ''

beforeEach(async () => {
  endpoint = await faultyEndpoint(answering(questions()))
  onTestFinished(endpoint.close)
  cwd = temporaryFolder()
})

function run(argv: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  const env = { OPENAI_API_KEY: 'key-of-test-123456', OPENAI_BASE_URL: endpoint.baseUrl, ...more }
  return whetstone([...argv, '--json'], { cwd, env })
}

/** The requests that an evaluation of two examples really sends. */
async function sentBy(flags: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const before = endpoint.bodies.length
  const { code, err } = await run(
    ['eval', 'hmw', '--limit', '2', '--model', 'openai/gpt-5-nano', ...flags],
    env,
  )
  return { code, err, sent: endpoint.bodies.length - before }
}

async function told(...argv: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await run(['cache', ...argv])).out)
}

it('answers what was asked before, and only that', async () => {
  expect(await sentBy()).toMatchObject({ code: 0, sent: 2 })
  expect(await sentBy()).toMatchObject({ code: 0, sent: 0 })
  expect(await sentBy(['--repeat', '2'])).toMatchObject({ code: 0, sent: 2 })
  expect(await sentBy([], { OPENAI_MAX_TOKENS: '2000' })).toMatchObject({ code: 0, sent: 2 })
  expect(await sentBy([], { DSPY_CACHE: 'false' })).toMatchObject({ code: 0, sent: 2 })
})

it('tells what it holds, forgets what is told, and asks again then', async () => {
  await sentBy()
  expect(await told('stats')).toMatchObject({ schemaVersion: 1, entries: 2, path: expect.any(String) })
  expect(await told('prune', '--days', '1')).toEqual({ schemaVersion: 1, removed: 0 })
  expect(await told('prune', '--max-entries', '1')).toEqual({ schemaVersion: 1, removed: 1 })
  expect(await sentBy()).toMatchObject({ sent: 1 })
  expect(await told('clear')).toEqual({ schemaVersion: 1, removed: 2 })
  expect(await told('stats')).toMatchObject({ entries: 0 })
  expect(await sentBy()).toMatchObject({ sent: 2 })
})

it('sets a file aside that is no cache, says so, and goes on', async () => {
  await sentBy()
  writeFileSync(join(cwd, 'runs', 'cache.db'), 'no database')
  const { code, err, sent } = await sentBy()
  expect([code, sent]).toEqual([0, 2])
  expect(err).toMatch(/cache/)
  expect(await sentBy()).toMatchObject({ code: 0, sent: 0 })
  expect(readdirSync(join(cwd, 'runs')).filter((name) => name.startsWith('cache.db')).length).toBeGreaterThan(
    1,
  )
})
