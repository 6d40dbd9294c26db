/** All recorded facts hold, and the parity command says so, or says what does not. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { checkCases, readJson, readJsonLines } from './checker.ts'
import { checkers } from './checkers.ts'

const facts = fileURLToPath(new URL('facts', import.meta.url))
const script = fileURLToPath(new URL('run.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'whetstone-parity-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(Object.entries(checkers))('%s', (name, check) => {
  it('holds', async () => {
    const { total, mismatches } = await check(join(facts, name))
    expect(mismatches).toEqual([])
    expect(total).toBeGreaterThan(0)
  })
})

/** A folder that holds one file, with these facts. */
function folderOf(name: string, content: unknown): string {
  const own = mkdtempSync(join(folder, 'facts-'))
  const values = name.endsWith('.jsonl') ? (content as unknown[]) : [content]
  writeFileSync(join(own, name), values.map((value) => JSON.stringify(value)).join('\n'))
  return own
}

function parity(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', script, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

describe('the command', () => {
  it('counts what holds, file by file, and lists what does not apply', async () => {
    const { code, stdout } = await parity()
    expect(code).toBe(0)
    for (const name of Object.keys(checkers))
      expect(stdout).toMatch(new RegExp(`^${name} (?:(\\d+) / \\1|\\d+ / \\d+\\n  deviation: .+)$`, 'm'))
    expect(stdout).toMatch(/^ {2}not applicable: compiled_flag_set \(.+\)$/m)
  })

  const seeds = readJson<{ random: number[] }[]>(join(facts, 'random.json'))
  const compiles = readJsonLines<{ k: number; ok: boolean; picks: object }>(join(facts, 'fewshot.jsonl'))
  const rules = readJson<object>(join(facts, 'fewshot-rules.json'))

  it.each([
    {
      name: 'random.json',
      content: seeds.with(1, { ...seeds[1], random: [0.5] }),
      count: `${seeds.length - 1} / ${seeds.length}`,
      says: /^ {2}seed 1: expected \{"random":\[0\.5\],.* got \{"random":\[0\.\d{3,}\]/m,
    },
    {
      name: 'fewshot.jsonl',
      content: compiles.map((fact) => (fact.ok ? fact : { ...fact, ok: true, picks: { step1: [1] } })),
      count: `${compiles.filter(({ ok }) => ok).length} / ${compiles.length}`,
      says: /^ {2}n 5, k -1, sampled, 1 predictors: expected \{"step1":\[1\]\}, got "refused"$/m,
    },
    {
      name: 'fewshot-rules.json',
      content: { ...rules, default_k: 8, a_new_rule: true },
      count: '5 / 7',
      says: /^ {2}default_k: expected 8, got 16\n {2}a_new_rule: expected true, got nothing$/m,
    },
  ])('fails for a fact of $name that does not hold', async ({ name, content, count, says }) => {
    const changed = folderOf(name, content)
    const quiet = await parity(changed)
    expect(quiet.code).toBe(1)
    expect(quiet.stdout.split('\n')[0]).toBe(`${name} ${count}`)
    expect(quiet.stdout).not.toMatch(says)
    expect((await parity('--verbose', changed)).stdout).toMatch(says)
  })

  it('checks the files that are there and says when there is none', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'))
    expect(await parity(empty)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(empty) })
    cpSync(join(facts, 'fewshot.jsonl'), join(empty, 'fewshot.jsonl'))
    expect(await parity(empty)).toEqual({
      code: 0,
      stdout: `fewshot.jsonl ${compiles.length} / ${compiles.length}\n`,
      stderr: '',
    })
  })
})

it('a case that throws does not hold, whatever was expected', async () => {
  const broken = {
    name: 'broken',
    expected: undefined,
    actual: () => Promise.reject(new Error('no such thing')),
  }
  const finding = await checkCases([broken, { name: 'sound', expected: [1], actual: () => [1] }])
  expect(finding).toEqual({
    total: 2,
    mismatches: ['broken: expected nothing, got Error: no such thing'],
    notApplicable: [],
  })
})
