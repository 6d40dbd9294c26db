/** `metrics check` on the shipped tasks: text, JSON, exit codes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

it('checks a shipped task offline and names what its metric does not see', async () => {
  const { code, out } = await whetstone(['metrics', 'check', 'hmw'])
  expect(code).toBe(0)
  expect(out).toMatch(/^hmw_quality can judge hmw, with reservations\.\n {2}! another example's labels/)
  expect(out).toMatch(/empty answers +0\.0 +84 +100\.0 %/)
})

it('gives one JSON document, and figures of runs that went before', async () => {
  const cwd = temporaryFolder()
  await whetstone(['eval', 'solutions', '--model', 'simulated/gpt-5-nano', '--limit', '12', '--quiet'], {
    cwd,
  })
  const { code, out } = await whetstone(['metrics', 'check', 'solutions', '--json'], { cwd })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    task: 'solutions',
    metric: 'solutions_quality',
    saturation: { n: 12 },
    sensitivity: { from: 'one_run', n: 42 },
  })
})

it('ends with 3 for a metric that people contradict', async () => {
  const cwd = temporaryFolder()
  await whetstone(['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--quiet'], { cwd })
  const shown = await whetstone(['runs', 'show', 'latest', '--rows', '1000', '--json'], { cwd })
  const rows: { exampleId: string; score: number }[] = JSON.parse(shown.out).rows
  const opposite = rows.map(({ exampleId, score }) => JSON.stringify({ id: exampleId, label: score < 0.5 }))
  writeFileSync(join(cwd, 'people.jsonl'), opposite.join('\n'))
  const { code, out } = await whetstone(['metrics', 'check', 'hmw', '--labels', 'people.jsonl'], { cwd })
  expect(code).toBe(3)
  expect(out).toMatch(/^hmw_quality is not fit to judge hmw\.\n {2}✗ agreement with people is κ -/)
})

it.each([
  { argv: ['hwm'], says: 'did you mean `hmw`?' },
  { argv: ['hmw', '--metric', 'hmw_qualty'], says: 'did you mean `hmw_quality`?' },
  { argv: ['hmw', '--labels', 'gone.jsonl'], says: 'gone.jsonl' },
  { argv: ['hmw', '--repeat', '1'], says: 'at least 2' },
])('refuses $argv', async ({ argv, says }) => {
  const { code, out, err } = await whetstone(['metrics', 'check', ...argv])
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(says)
})
