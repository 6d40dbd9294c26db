/** `eval` on data and tasks it has never seen, through faults and Ctrl-C. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

const notes = (i: number) => ({
  id: `n${i}`,
  inputs: {
    insights: [
      `Visitor ${i} waits at the desk because the sign points to a closed door.`,
      `Staff repeat the way ${i + 2} times an hour.`,
    ],
    metrics: [`Minutes from entrance to counter: ${i % 7}`],
    jtbds: ['Find the right counter without asking'],
    count: 3 + (i % 3),
  },
})

it('evaluates 500 examples of a new file', async () => {
  const cwd = temporaryFolder()
  writeFileSync(
    join(cwd, 'my.jsonl'),
    Array.from({ length: 500 }, (_, i) => JSON.stringify(notes(i))).join('\n'),
  )
  const { code, out } = await whetstone(
    [
      'eval',
      'hmw',
      '--data',
      'my.jsonl',
      '--metric',
      'hmw_quality',
      '--model',
      'simulated/gpt-5-nano',
      '--json',
    ],
    { cwd },
  )
  const report = JSON.parse(out)
  expect(code).toBe(0)
  expect(report).toMatchObject({
    schemaVersion: 1,
    n: 500,
    metric: 'hmw_quality',
    model: 'simulated/gpt-5-nano',
    simulated: true,
    status: 'done',
    resumeCommand: null,
  })
  expect(report.scored + report.errors).toBe(500)
  expect(report.ci[0]).toBeLessThan(report.score)
  expect(report.tokens.input).toBeGreaterThan(50_000)
})

const config = `
import { defineConfig, predict, signature } from 'whetstone'
const program = predict(signature('ticket -> answer'))
export default defineConfig({ tasks: { faulty: {
  program, metric: 'picky', dev: 'dev.jsonl', model: 'simulated/gpt-5-nano',
  metrics: {
    picky: ({ id }) => { if (id === 'throws') throw new Error('no judge today'); if (id === 'nothing') return undefined; return id === 'text' ? 'good' : id === 'high' ? 7 : true },
  } } } })
`

function faultyProject(ids: readonly string[]): string {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(fileURLToPath(new URL('../..', import.meta.url)), join(cwd, 'node_modules', 'whetstone'))
  writeFileSync(join(cwd, 'whetstone.config.ts'), config)
  writeFileSync(
    join(cwd, 'dev.jsonl'),
    ids.map((id) => JSON.stringify({ id, inputs: { ticket: `ticket ${id}` } })).join('\n'),
  )
  return cwd
}

it('makes an error row of a metric that throws or gives no score, and goes on', async () => {
  const cwd = faultyProject(['fine', 'throws', 'nothing', 'text', 'high', 'also-fine'])
  const { code, out } = await whetstone(['eval', 'faulty', '--json'], { cwd })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ n: 6, scored: 2, errors: 4, score: 1, status: 'done' })
  const { rows } = JSON.parse((await whetstone(['runs', 'show', 'latest', '--json'], { cwd })).out)
  const reasons = Object.fromEntries(
    rows.map((row: { exampleId: string; error: { message: string; at: string } }) => [
      row.exampleId,
      row.error,
    ]),
  )
  expect(reasons).toMatchObject({
    throws: { message: 'no judge today', at: 'picky' },
    nothing: { code: 'invalid_score', at: 'picky' },
    text: { code: 'invalid_score' },
    high: { code: 'invalid_score' },
  })
})

it.each([
  { own: "'simulated/gpt-5-mini'", what: 'the model of the task' },
  { own: "{ second: 'simulated/gpt-5-mini' }", what: "the task's model of that part" },
])('asks $what for a part that --model leaves out', async ({ own }) => {
  const cwd = faultyProject(['fine'])
  const parts =
    "parts: { first: predict(signature('ticket -> team')), second: predict(signature('team -> reply')) }"
  const forward = 'forward: async ({ first, second }, { ticket }) => second(await first({ ticket }))'
  writeFileSync(
    join(cwd, 'whetstone.config.ts'),
    `import { defineConfig, predict, program, signature } from 'whetstone'
     const two = program({ name: 'two', ${parts}, ${forward} })
     export default defineConfig({ tasks: { two: {
       program: two, metric: 'any', metrics: { any: () => true }, dev: 'dev.jsonl', model: ${own} } } })`,
  )
  const { code, out } = await whetstone(['eval', 'two', '--model', 'first=simulated/gpt-5-nano', '--json'], {
    cwd,
  })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    model: { first: 'simulated/gpt-5-nano', second: 'simulated/gpt-5-mini' },
    errors: 0,
  })
})

it('says which metric threw where every row failed', async () => {
  const cwd = faultyProject(['throws'])
  const { code, out } = await whetstone(['eval', 'faulty'], { cwd })
  expect({ code, out }).toEqual({
    code: 1,
    out: expect.stringContaining('every row failed, the first with: metric picky: no judge today'),
  })
})

it('stops at --max-errors', async () => {
  const cwd = faultyProject(['throws', ...Array.from({ length: 40 }, (_, i) => `x${i}`)])
  const { code, out } = await whetstone(
    ['eval', 'faulty', '--json', '--max-errors', '1', '--concurrency', '1'],
    { cwd },
  )
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ status: 'too_many_errors', errors: 1 })
  expect(JSON.parse(out).n).toBeLessThan(41)
})

it('stops on a budget with exit 5, and goes on where it stopped', async () => {
  const cwd = temporaryFolder()
  const argv = ['--model', 'simulated/gpt-5-nano', '--json']
  const whole = JSON.parse((await whetstone(['eval', 'hmw', ...argv], { cwd: temporaryFolder() })).out)
  const { code, out } = await whetstone(
    ['eval', 'hmw', ...argv, '--max-cost', String(whole.costUsd / 3), '--concurrency', '4'],
    { cwd },
  )
  const part = JSON.parse(out)
  expect(code).toBe(5)
  expect(part).toMatchObject({ status: 'budget', errors: whole.errors === 0 ? 0 : expect.any(Number) })
  expect(part.n).toBeLessThan(60)
  expect(part.costUsd).toBeLessThan(whole.costUsd * 0.5)
  expect(part.resumeCommand).toBe(`whetstone runs resume ${part.run}`)
  const rest = JSON.parse((await whetstone(['runs', 'resume', part.run, '--json'], { cwd })).out)
  expect(rest).toMatchObject({ run: part.run, status: 'done', n: whole.n, score: whole.score, ci: whole.ci })
  expect(rest.costUsd).toBeCloseTo(whole.costUsd, 10)
})

it('finishes the calls under way on Ctrl-C and leaves a run that is interrupted', async () => {
  const cwd = temporaryFolder()
  let interrupt = () => {}
  const { code, out } = await whetstone(
    ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--repeat', '50', '--json'],
    {
      cwd,
      onStart: (stop) => {
        interrupt = stop
        setImmediate(waitForRows)
      },
    },
  )
  async function waitForRows() {
    const { openStore } = await import('../../src/store/index.ts')
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve))
      const store = openStore(join(cwd, 'runs', 'whetstone.db'))
      const [run] = store.runs()
      const rows = run ? store.countRows({ runId: run.id }) : 0
      store.close()
      if (rows > 0) return interrupt()
    }
  }
  const report = JSON.parse(out)
  expect(code).toBe(130)
  expect(report).toMatchObject({
    status: 'interrupted',
    resumeCommand: expect.stringContaining('runs resume'),
  })
  expect(report.n).toBeLessThan(84 * 50)
  const shown = JSON.parse((await whetstone(['runs', 'show', report.run, '--json'], { cwd })).out)
  expect(shown.status).toBe('interrupted')
})
