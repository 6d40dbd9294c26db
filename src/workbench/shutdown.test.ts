/** Models that end: said ahead, said by every command that would use one, replaced after the day, whatever today is. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { hmwTask } from '../generators/index.ts'
import { openStore } from '../store/index.ts'
import { realClock } from './clock.ts'
import { compileProgram } from './compile-program.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { exportProgram } from './export-program.ts'
import { chooseJudge } from './judge-choice.ts'
import { chooseModels, defaultModel } from './model-choice.ts'
import { openSession, type Session } from './session.ts'
import { resolveTarget } from './target.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function on(day: string, env: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-'))
  const warnings: string[] = []
  const session = await openSession({
    cwd: folder,
    env: { OPENAI_API_KEY: 'sk-none', ...env },
    tasks: { hmw: hmwTask },
    clock: { ...realClock, date: () => new Date(day) },
    onWarning: ({ message }) => void warnings.push(message),
  })
  closing.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => session.close(),
  )
  return { folder, session, warnings }
}

const ahead = 'its successor is gpt-5.6-luna: compare --models gpt-5-nano,gpt-5.6-luna'

describe.each([
  { day: '2026-08-01', says: [] },
  {
    day: '2026-11-28',
    says: [`openai/gpt-5-nano will be switched off on 2026-12-11 (in 13 days); ${ahead}`],
  },
  {
    day: '2026-12-10',
    says: [`openai/gpt-5-nano will be switched off on 2026-12-11 (in 1 day); ${ahead}`],
  },
  {
    day: '2026-12-11',
    says: [
      'openai/gpt-5-nano was switched off on 2026-12-11; its successor is gpt-5.6-luna: --model gpt-5.6-luna',
    ],
  },
])('on $day', ({ day, says }) => {
  it('a model that is asked for by name is spoken of once', async () => {
    const { session, warnings } = await on(day)
    for (let i = 0; i < 2; i += 1) session.lms.lm('gpt-5-nano')
    expect(warnings).toEqual(says)
  })

  it('compile says so, though it asks no model', async () => {
    const { session, warnings } = await on(day)
    await compileProgram(session, { target: 'hmw', optimizer: 'labeled-few-shot', model: 'gpt-5-nano' })
    expect(warnings).toEqual(says)
  })

  it('simulated models stay', async () => {
    const { session, warnings } = await on(day, { OPENAI_MODEL: 'simulated/gpt-5-nano' })
    session.lms.lm(defaultModel(session))
    await compileProgram(session, { target: 'hmw', optimizer: 'labeled-few-shot' })
    expect(warnings.concat((await doctor(session)).warnings)).toEqual([])
  })
})

describe('the default model', () => {
  const used = (session: Session) => async () =>
    chooseModels(session, await resolveTarget(session, 'hmw'), {}).ids

  it.each([
    { day: '2026-12-10', judge: 'openai/gpt-5-nano', exported: "model: 'gpt-5-nano'" },
    { day: '2026-12-11', judge: 'openai/gpt-5.6-luna', exported: "model: 'gpt-5.6-luna'" },
  ])('judges and stands in exports as the one in force on $day', async ({ day, judge, exported }) => {
    const { session } = await on(day)
    expect(chooseJudge(session, await resolveTarget(session, 'hmw'), {}).ref).toBe(judge)
    const { path } = await exportProgram(session, { program: 'hmw', to: 'openai' })
    expect(readFileSync(path ?? '', 'utf8')).toContain(exported)
  })

  it('stays until the day', async () => {
    const { session } = await on('2026-12-10T23:59:59Z')
    expect(await used(session)()).toBe('openai/gpt-5-nano')
    const { settings, warnings } = await doctor(session)
    expect(settings).toContainEqual({ variable: 'OPENAI_MODEL', value: 'gpt-5-nano', source: 'default' })
    expect(warnings).toEqual([expect.stringContaining('(in 1 day)')])
  })

  it('is the successor from then on, said once', async () => {
    const { session, warnings } = await on('2026-12-11T00:00:00Z')
    expect(await used(session)()).toBe('openai/gpt-5.6-luna')
    expect(await used(session)()).toBe('openai/gpt-5.6-luna')
    const said =
      'openai/gpt-5-nano was switched off on 2026-12-11; openai/gpt-5.6-luna is used instead (set OPENAI_MODEL to choose)'
    expect(warnings).toEqual([said])
    const report = await doctor(session)
    const source = 'successor of gpt-5-nano, default'
    expect(report.settings).toContainEqual({ variable: 'OPENAI_MODEL', value: 'openai/gpt-5.6-luna', source })
    expect(report.warnings).toEqual([said])
  })
})

it('the live demo asks the successors from then on', async () => {
  const { session, warnings } = await on('2026-12-11', { OPENAI_API_KEY: '' })
  await expect(demo(session, { live: true })).rejects.toMatchObject({
    code: 'missing_key',
    details: { model: 'openai/gpt-5.6-luna' },
  })
  expect(warnings).toEqual([
    'openai/gpt-5-nano was switched off on 2026-12-11; openai/gpt-5.6-luna is used instead',
    'openai/gpt-5-mini was switched off on 2026-12-11; openai/gpt-6.1-terra is used instead',
  ])
})

describe('doctor looks into the store', () => {
  const storeOf = async (make: (path: string) => void) => {
    const { folder, session } = await on('2026-11-28')
    mkdirSync(join(folder, 'runs'))
    make(join(folder, 'runs', 'whetstone.db'))
    const { checks } = await doctor(session)
    return checks.find(({ name }) => name === 'store')
  }

  it.each<{ what: string; make: (path: string) => void; ok: boolean; told: RegExp }>([
    {
      what: 'one in order',
      make: (path) => openStore(path).close(),
      ok: true,
      told: /whetstone\.db \(0 runs\)/,
    },
    { what: 'none yet', make: () => {}, ok: true, told: /whetstone\.db$/ },
    {
      what: 'a text',
      make: (path) => writeFileSync(path, 'x'.repeat(9000)),
      ok: false,
      told: /not a SQLite/,
    },
    { what: 'a folder', make: (path) => mkdirSync(path), ok: false, told: /is it a folder/ },
  ])('$what', async ({ make, ok, told }) => {
    expect(await storeOf(make)).toMatchObject({ ok, told: expect.stringMatching(told) })
  })
})
