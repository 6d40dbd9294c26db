/** The demo, end to end on the simulated models. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

it('shows that demos help, the same on two fresh folders, and is served from the cache the second time', async () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()]
  const one = JSON.parse((await whetstone(['demo', '--json', '--quiet'], { cwd: first })).out)
  const two = JSON.parse((await whetstone(['demo', '--json', '--quiet'], { cwd: second })).out)
  const again = JSON.parse((await whetstone(['demo', '--json', '--quiet'], { cwd: first })).out)
  expect(one.after.score - one.before.score).toBeGreaterThan(0.1)
  expect(one.compare).toMatchObject({ pairs: expect.any(Number), verdict: 'b_better' })
  expect(one).toMatchObject({ schemaVersion: 1, before: { simulated: true, status: 'done', n: 84 } })
  for (const figures of [two, again]) {
    expect([
      figures.before.score,
      figures.after.score,
      figures.compare.difference,
      figures.compare.p,
      figures.program,
    ]).toEqual([one.before.score, one.after.score, one.compare.difference, one.compare.p, one.program])
  }
  expect(one.before).toMatchObject({ cached: 0 })
  expect(again.before).toMatchObject({
    cached: again.before.calls,
    costUsd: 0,
    listCostUsd: one.before.listCostUsd,
  })
  for (const path of one.exported) expect(existsSync(path)).toBe(true)
  expect(readFileSync(one.exported[0], 'utf8')).toContain('export function render')
})

it('says nothing of models that it does not ask, and of a missing key before it begins', async () => {
  const cwd = temporaryFolder()
  const { err } = await whetstone(['demo'], { cwd })
  expect(err).not.toContain('warning')
  expect(err.match(/^• /gm)).toHaveLength(5)
  const live = await whetstone(['demo', '--live', '--json'], { cwd })
  expect({ code: live.code, error: JSON.parse(live.err).error.code }).toEqual({
    code: 2,
    error: 'missing_key',
  })
})

it('prints scores with intervals, the verdict, where things lie and what to try', async () => {
  const cwd = temporaryFolder()
  const { code, out } = await whetstone(['demo', '--quiet'], { cwd })
  expect(code).toBe(0)
  expect(out).toMatch(/without demos +\d+\.\d \[\d+\.\d, \d+\.\d\]/)
  expect(out).toMatch(/with 8 demos +\d+\.\d \[\d+\.\d, \d+\.\d\]/)
  expect(out).toMatch(/simulated\/gpt-5-mini is better than simulated\/gpt-5-nano/)
  expect(out).toContain('simulated models')
  expect(out.match(/npx whetstone/g)).toHaveLength(3)
  const cached = await whetstone(['demo', '--quiet'], { cwd })
  expect(cached.out).toContain('All answers came from the cache')
})
