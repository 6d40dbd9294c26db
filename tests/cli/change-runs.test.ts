/** `runs rerun` and `runs delete` as a user types them. */
import { describe, expect, it } from 'vitest'
import { temporaryFolder, whetstone } from './run.ts'

/** A folder with one run of four rows; the run's id. */
async function withRun() {
  const cwd = temporaryFolder()
  const argv = ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--limit', '4', '--json']
  const { out } = await whetstone(argv, { cwd })
  const run: string = JSON.parse(out).run
  return { cwd, run }
}

async function ids(cwd: string): Promise<readonly string[]> {
  const { out } = await whetstone(['runs', 'list', '--json'], { cwd })
  return JSON.parse(out).runs.map(({ run }: { run: string }) => run)
}

describe('runs rerun', () => {
  it('asks the rows anew, as a run of their own', async () => {
    const { cwd, run } = await withRun()
    const { code, out } = await whetstone(['runs', 'rerun', 'latest', '--rows', '3,1', '--json'], { cwd })
    const report = JSON.parse(out)
    expect([code, report.n, report.cached, report.status]).toEqual([0, 2, 0, 'done'])
    expect(await ids(cwd)).toEqual([report.run, run])
  })

  it.each([
    { rows: '1,x', message: 'Expected row indexes separated by commas' },
    { rows: '1,,2', message: 'Expected row indexes separated by commas' },
    { rows: '9', message: 'expected a row of the run, got 9' },
  ])('refuses --rows $rows', async ({ rows, message }) => {
    const { cwd } = await withRun()
    const { code, err } = await whetstone(['runs', 'rerun', 'latest', '--rows', rows], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
    expect(await ids(cwd)).toHaveLength(1)
  })
})

describe('runs delete', () => {
  it('deletes nothing without --yes, and says what would go', async () => {
    const { cwd, run } = await withRun()
    const { code, err } = await whetstone(['runs', 'delete', 'latest'], { cwd })
    expect([code, err]).toEqual([2, expect.stringContaining(`--yes to delete ${run} (hmw, 4 rows) for good`)])
    expect(await ids(cwd)).toEqual([run])
  })

  it('deletes with --yes', async () => {
    const { cwd, run } = await withRun()
    await whetstone(['runs', 'bless', run], { cwd })
    const { code, out } = await whetstone(['runs', 'delete', run, '--yes'], { cwd })
    expect([code, out]).toEqual([0, `${run}: deleted with 4 rows; it was the baseline\n`])
    expect(await ids(cwd)).toEqual([])
  })
})
