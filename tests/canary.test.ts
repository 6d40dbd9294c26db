/** A key that leaks nowhere: an endpoint echoes it in every encoding, and all that is written is searched for it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { temporaryFolder, whetstone } from './cli/run.ts'
import { failing, json } from './faults/answers.ts'
import { type Fault, faultyEndpoint } from './faults/endpoint.ts'

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

describe('nothing that is written holds the key', () => {
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  afterAll(() => stderr.mockRestore())

  it.each<[string, Fault, string[]]>([
    ['a refused key', echo, []],
    ['a refused key, as JSON', echo, ['--json']],
    ['a bad request', broken, ['--json']],
    ['an answer that is none', strange, []],
  ])('%s', { timeout: 30_000 }, async (_, fault, flags) => {
    const endpoint = await faultyEndpoint(fault)
    const cwd = temporaryFolder()
    const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: endpoint.baseUrl, LOG_LEVEL: 'debug' }
    const run = (...argv: string[]) => whetstone(argv, { cwd, env })
    const results = [
      await run('eval', 'hmw', '--limit', '1', '--model', 'openai/gpt-5-nano', ...flags),
      await run('runs', 'show', 'latest', '--json'),
      await run('doctor', ...flags),
    ]
    await endpoint.close()
    for (const { out, err } of results) expect(found(out + err)).toEqual([])
    const logged = stderr.mock.calls.map(([line]) => String(line)).join('')
    expect(logged).toContain('dspy_call_failed')
    expect(found(logged)).toEqual([])
    const files = filesIn(cwd)
    expect(files.some((path) => path.endsWith('whetstone.db'))).toBe(true)
    for (const path of files) expect(found(readFileSync(path, 'latin1'))).toEqual([])
  })
})
