/** What `eval` does only on a terminal: asks before a costly run, and watches. The shipped program under tmux. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../cli/run.ts'
import { built } from '../tui/built.ts'
import { hasTmux, openTerminal } from '../tui/tmux.ts'
import { countingEndpoint } from './counting-endpoint.ts'
import { writeExamples } from './project.ts'

const rows = 20
let place: string
let program: string

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'whetstone-built-'))
  program = built(place)
}, 120_000)

afterAll(() => rmSync(place, { recursive: true, force: true }))

/** A project in a folder, and a terminal in which `eval` runs there. */
async function openEval(flags: string, variables: string) {
  const cwd = temporaryFolder()
  writeExamples(cwd, rows)
  writeFileSync(
    join(cwd, 'whetstone.config.js'),
    `import { predict, signature } from ${JSON.stringify(join(place, 'dist/index.js'))}
export default { tasks: { capitals: {
  program: predict(signature('question -> answer')),
  metrics: { exact: (_example, { answer }) => answer === 'Lima' }, metric: 'exact', dev: 'dev.jsonl' } } }`,
  )
  const endpoint = await countingEndpoint()
  onTestFinished(() => endpoint.close())
  const env = `OPENAI_BASE_URL=${endpoint.url} OPENAI_API_KEY=sk-test ${variables}`
  const node = JSON.stringify(process.execPath)
  const command = `${env} ${node} ${JSON.stringify(program)} eval capitals --model gpt-5-mini ${flags}`
  const terminal = openTerminal({ command, cwd, columns: 120, rows: 40 })
  onTestFinished(() => terminal.close())
  const runs = () => {
    const argv = [program, 'runs', 'list', '--json']
    return JSON.parse(execFileSync(process.execPath, argv, { cwd, encoding: 'utf8' })).runs
  }
  return { cwd, endpoint, terminal, runs }
}

describe.runIf(hasTmux())('eval on a terminal', { timeout: 120_000 }, () => {
  it.each([
    { answer: 'n', told: /left with 0/, kept: 0, asked: 10 },
    { answer: 'y', told: /20 rows, no errors/, kept: 1, asked: rows },
  ])('asks before a costly run; $answer', async ({ answer, told, kept, asked }) => {
    const { terminal, endpoint, runs } = await openEval('', 'WHETSTONE_CONFIRM_USD=0.000001')
    const screen = await terminal.see(/Go on\? \[y\/N\]/)
    expect(screen).toMatch(/capitals, 20 rows: cost \$/)
    expect(endpoint.asked.size).toBe(10)
    terminal.send(answer, 'Enter')
    await terminal.see(told)
    await terminal.see(/left with 0/)
    expect(runs()).toHaveLength(kept)
    expect([...endpoint.asked.values()]).toEqual(Array.from({ length: asked }, () => 1))
  })

  it('does not ask below the amount', async () => {
    const { terminal, runs } = await openEval('', 'WHETSTONE_CONFIRM_USD=5')
    expect(await terminal.see(/left with 0/)).not.toMatch(/Go on/)
    expect(runs()).toHaveLength(1)
  })

  it('watches: evaluates again when the data change, and asks only what is new', async () => {
    const { cwd, endpoint, terminal, runs } = await openEval('--watch', '')
    await terminal.see(/20 rows, no errors[\s\S]*watching program, data and configuration/)
    appendFileSync(join(cwd, 'dev.jsonl'), '\n{"id":"q99","inputs":{"question":"q99"},"labels":{}}')
    await terminal.see(/dev\.jsonl changed[\s\S]*21 rows, no errors[\s\S]*watching/)
    terminal.send('C-c')
    await terminal.see(/left with 0/)
    expect(runs().map(({ n }: { n: number }) => n)).toEqual([21, 20])
    expect([...endpoint.asked.values()]).toEqual(Array.from({ length: rows + 1 }, () => 1))
  })
})
