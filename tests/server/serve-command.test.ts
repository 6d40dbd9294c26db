/** `whetstone serve` as a command line. */
import { expect, it } from 'vitest'
import { whetstone } from '../cli/run.ts'
import { serving } from './serving.ts'

it('serves until it is interrupted, and logs JSON without keys', async () => {
  const env = { WHETSTONE_API_KEYS: 'web=k3y-of-web, k3y-of-batch' }
  const { code, out, err } = await serving(['--model', 'simulated/gpt-5-nano'], env, async (url) => {
    const answer = await fetch(`${url}/api/intelligence/generate_hmw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'k3y-of-batch', 'x-request-id': 'r-1' },
      body: '{"context":{"insights":["Nurses type twice."]},"count":2}',
    })
    expect(answer.status).toBe(200)
  })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    keys: ['web', 'key-2'],
    programs: { hmw: { program: 'hmw', model: 'simulated/gpt-5-nano' } },
  })
  const line = err.split('\n').find((text) => text.includes('dspy_call_complete')) ?? '{}'
  expect(JSON.parse(line)).toMatchObject({
    request_id: 'r-1',
    key: 'key-2',
    module_name: 'hmw',
    output_count: 2,
  })
  expect(out + err).not.toContain('k3y')
})

it('writes nothing but JSON to stderr, and takes any time limit', async () => {
  const argv = ['--model', 'openai/gpt-5-nano', '--timeout', '1e9']
  const env = { OPENAI_API_KEY: 'none', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }
  const { code, err } = await serving(argv, env, async (url) => {
    const gone = AbortSignal.timeout(100)
    const call = fetch(`${url}/api/intelligence/generate_hmw`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"context":{"insights":["Nurses type twice."]}}',
      signal: gone,
    })
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' })
  })
  expect(code).toBe(0)
  const lines = err
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines).toContainEqual(
    expect.objectContaining({ event_type: 'note', message: expect.stringMatching(/no keys$/) }),
  )
})

it.each<[string, readonly string[], Record<string, string>, RegExp]>([
  ['a host beyond loopback without keys', ['--host', '0.0.0.0'], {}, /WHETSTONE_API_KEYS/],
  ['an unknown program', ['--program', 'hmv'], {}, /did you mean `hmw`/],
  ['an unknown model', ['--model', 'simulated/gpt-5-nanoo'], {}, /gpt-5-nano/],
  ['no key for the model', ['--model', 'gpt-5-nano'], {}, /OPENAI_API_KEY/],
  ['no key for the fallback', ['--fallback-model', 'gpt-5-nano'], {}, /OPENAI_API_KEY/],
  ['a share beyond 1', ['--sample', '1.5'], {}, /from 0 to 1/],
  ['an unknown envelope', ['--error-envelope', 'soap'], {}, /fastapi/],
  ['a key that no header carries', [], { WHETSTONE_API_KEYS: 'web=a b' }, /printable ASCII/],
])('refuses %s', async (_name, argv, env, told) => {
  const model = argv.includes('--model') ? [] : ['--model', 'simulated/gpt-5-nano']
  const { code, out, err } = await whetstone(['serve', '--port', '0', ...model, ...argv], { env })
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(told)
})

it('has nothing to compare before an answer was watched', async () => {
  const { code, err } = await whetstone(['runs', 'drift'])
  expect(code).toBe(2)
  expect(err).toContain('expected a live run, found none; serve with --sample 0.05')
})
