/** `compile --val`: both candidates scored and stored, the budget kept, what has no effect told. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

const datasets = fileURLToPath(new URL('../../datasets', import.meta.url))
const model = ['--model', 'simulated/gpt-5-nano']

/** A folder with `val.jsonl`, the first examples of the shipped dev set. */
function withVal(count = 12): string {
  const cwd = temporaryFolder()
  const lines = readFileSync(join(datasets, 'hmw.dev.jsonl'), 'utf8').split('\n')
  writeFileSync(join(cwd, 'val.jsonl'), `${lines.slice(0, count).join('\n')}\n`)
  return cwd
}

describe('compile --val', () => {
  it('scores student and result as runs of kind compile, and keeps the scores with the program', async () => {
    const cwd = withVal()
    const { code, out, err } = await whetstone(
      ['compile', 'hmw', '--k', '8', '--val', 'val.jsonl', ...model, '--name', 'mine', '--json'],
      { cwd },
    )
    expect(code, err).toBe(0)
    const { validation, program } = JSON.parse(out)
    expect(validation).toMatchObject({
      status: 'done',
      metric: 'hmw_quality',
      model: 'simulated/gpt-5-nano',
      simulated: true,
      data: { size: 12 },
      candidates: [{ role: 'student' }, { role: 'compiled', program }],
      comparison: { pairs: 12 },
    })
    const shown = await whetstone(['runs', 'list', '--json'], { cwd })
    const runs: { run: string }[] = JSON.parse(shown.out).runs
    expect(runs.map(({ run }) => run)).toEqual(
      validation.candidates.map(({ run }: { run: string }) => run).toReversed(),
    )
    const kept = await whetstone(['programs', 'show', 'mine', '--json'], { cwd })
    expect(JSON.parse(kept.out).lineage.validation).toEqual(validation)
  })

  it('says in a sentence which is better, with interval and p', async () => {
    const { out } = await whetstone(['compile', 'hmw', '--k', '8', '--val', 'val.jsonl', ...model], {
      cwd: withVal(40),
    })
    expect(out).toMatch(/student {3}\d+\.\d \[.*\] {2}run \S+\n {4}compiled {2}\d+\.\d \[/)
    expect(out).toMatch(/the compiled program is better: \+\d+\.\d points \[.*\], p /)
  })

  it('stops at the cap with exit 5, and goes on from the cache with the same command', async () => {
    const cwd = withVal()
    const command = ['compile', 'hmw', '--val', 'val.jsonl', ...model, '--json']
    const env = { WHETSTONE_CONCURRENCY: '1' }
    const capped = await whetstone([...command, '--max-cost', '0.0002'], { cwd, env })
    expect(capped.code, capped.err).toBe(5)
    const first = JSON.parse(capped.out).validation
    expect([first.status, first.comparison]).toEqual(['budget', null])
    const whole = await whetstone(command, { cwd, env })
    const second = JSON.parse(whole.out).validation
    expect([whole.code, second.status]).toEqual([0, 'done'])
    const shown = await whetstone(['runs', 'show', second.candidates[0].run, '--json'], { cwd })
    expect(JSON.parse(shown.out).cached).toBeGreaterThan(0)
  })

  it('warns when it validates on what it trained on', async () => {
    const cwd = temporaryFolder()
    copyFileSync(join(datasets, 'hmw.train.jsonl'), join(cwd, 'own.jsonl'))
    const both = ['--train', 'own.jsonl', '--val', 'own.jsonl']
    const { err } = await whetstone(['compile', 'hmw', '--k', '2', ...both, ...model], { cwd })
    expect(err).toMatch(/note: \d+ of \d+ validation examples also stand in the trainset/)
  })

  it('tells of flags that have no effect without it', async () => {
    const { code, err } = await whetstone(['compile', 'hmw', '--k', '2', ...model])
    expect([code, err]).toEqual([0, 'note: without --val nothing is scored: --model had no effect\n'])
  })

  it.each([
    { argv: ['--teacher', 'gpt-5-mini'], says: 'labeled-few-shot takes the labels' },
    { argv: ['--val', 'gone.jsonl', '--model', 'simulated/gpt-5-nano'], says: 'gone.jsonl' },
    { argv: ['--val', 'val.jsonl', '--metric', 'hmw_qualty'], says: 'did you mean `hmw_quality`?' },
    { argv: ['--val', 'val.jsonl', '--model', 'simulated/gpt-9'], says: 'gpt-9' },
  ])('refuses $argv before anything is written', async ({ argv, says }) => {
    const cwd = withVal()
    const { code, err } = await whetstone(['compile', 'hmw', ...argv], { cwd })
    expect(code).toBe(2)
    expect(err).toContain(says)
    const { out } = await whetstone(['programs', 'list', '--json'], { cwd })
    expect(JSON.parse(out)).toMatchObject({ programs: [] })
  })
})
