/** The examples run, stay short, and print what they promise. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const folder = new URL('../examples/', import.meta.url)

const printed: Readonly<Record<string, RegExp>> = {
  '01-predict.ts': /^billing, (urgent|can wait)$/,
  '02-inline-signature.ts': /^true true true$/,
  '03-program.ts':
    /^shorten by simulated\/gpt-5-nano, reply by simulated\/gpt-5-mini\nstring true\nshorten and reply$/,
  '04-context.ts': /^simulated\/gpt-5-nano simulated\/gpt-5-mini$/,
  '05-compile-evaluate-compare.ts': /^3 3 \w+/,
  '06-save-and-load.ts': /^Translate, formal tone\. 1$/,
  '07-stream.ts': /^(partial \w.*\n)+done true true$/,
  '08-best-of-and-refine.ts': /^string true\nstring true$/,
  '09-record-and-replay.ts': /^billing 2\nreplayed true$/,
  // A route: tests/server/next-route.test.ts calls it.
  '10-next-route.ts': /^$/,
  '11-adapters-and-rules.ts':
    /^json 2\nxml 2\ntwo-step Hush Stillwater\nasked again 2 2\naccepted 1 expected 2 names, got 1$/,
  '12-fallbacks-and-majority.ts': /^Oslo model_fallback\nOslo direct_fallback\nOslo$/,
  '13-batch-and-parallel.ts': /^5 summaries\ntrue true false$/,
  '14-look-inside.ts': /^false true false false\ntrue 0 true\nsimulated\/gpt-5-nano 3\ntrue$/,
  '15-images-and-turns.ts': /^A lift 0\.9 system user assistant user\nhttps:\/\/example\.test\/hall\.png$/,
}

let home = ''

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'whetstone-'))
  vi.stubEnv('WHETSTONE_DB', join(home, 'whetstone.db'))
  // What an example leaves among temporary files goes with the test.
  vi.stubEnv('TMPDIR', home)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

it('are all listed here', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(printed))
})

it.each(Object.entries(printed))('%s prints what it promises, in at most 40 lines', async (name, pattern) => {
  expect(readFileSync(new URL(name, folder), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(40)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import(new URL(name, folder).href)
  expect(log.mock.calls.map((words) => words.join(' ')).join('\n')).toMatch(pattern)
  log.mockRestore()
})
