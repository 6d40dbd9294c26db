/** Gates, baselines, estimates and resuming on the command line: what is printed, and the exit codes. */
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from '../cli/run.ts'

const evalHmw = ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--quiet', '--json']

it('ends with 0, 3 or 4 as the gates say', async () => {
  const cwd = temporaryFolder()
  const run = async (...argv: string[]) => {
    const { code, out } = await whetstone([...evalHmw, ...argv], { cwd })
    return { code, verdicts: JSON.parse(out).gates?.map(({ verdict }: { verdict: string }) => verdict) }
  }
  expect(await run()).toEqual({ code: 0, verdicts: undefined })
  expect((await whetstone(['runs', 'bless', 'latest'], { cwd })).out).toContain('is the baseline of hmw now')
  expect(await run('--min-score', '0.1')).toEqual({ code: 0, verdicts: ['passed'] })
  expect(await run('--min-score', '0.99')).toEqual({ code: 3, verdicts: ['failed'] })
  const blessed = ['--baseline', 'blessed', '--max-drop']
  expect(await run(...blessed, '0.02')).toEqual({ code: 4, verdicts: ['cannot_tell'] })
  expect(await run(...blessed, '0.02', '--allow-unsure')).toEqual({ code: 0, verdicts: ['cannot_tell'] })
  expect(await run(...blessed, '0.2')).toEqual({ code: 0, verdicts: ['passed'] })
  expect(await run(...blessed, '0.2', '--min-score', '0.99')).toEqual({
    code: 3,
    verdicts: ['failed', 'passed'],
  })
})

it.each([
  { argv: ['--min-score', '50'], told: /from 0 to 1/ },
  { argv: ['--max-drop', '0.1'], told: /--baseline RUN and --max-drop D/ },
  { argv: ['--baseline', 'blessed', '--max-drop', '0.1'], told: /whetstone runs bless/ },
])('refuses $argv with exit 2', async ({ argv, told }) => {
  const { code, err, out } = await whetstone([...evalHmw, ...argv])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(told)
})

it('estimates without leaving a run, in text and as JSON', async () => {
  const cwd = temporaryFolder()
  const argv = ['eval', 'hmw', '--estimate', '--model', 'simulated/gpt-5-nano', '--quiet']
  const { code, out } = await whetstone(argv, { cwd })
  expect(code).toBe(0)
  expect(out).toMatch(/^hmw, 84 rows: cost simulated \$[\d.]+ \(\$[\d.]+ to \$[\d.]+\), time/)
  const { expected, low, high } = JSON.parse((await whetstone([...argv, '--json'], { cwd })).out).costUsd
  expect(low).toBeLessThanOrEqual(expected)
  expect(high).toBeGreaterThanOrEqual(expected)
  expect(JSON.parse((await whetstone(['runs', 'list', '--json'], { cwd })).out).runs).toEqual([])
})

it('compares, explains, and shows the frontier', async () => {
  const cwd = temporaryFolder()
  await whetstone(evalHmw, { cwd })
  await whetstone(['eval', 'hmw', '--model', 'simulated/gpt-5-mini', '--quiet'], { cwd })
  const { code, out } = await whetstone(['compare', 'latest~1', 'latest', '--explain'], { cwd })
  expect(code).toBe(0)
  expect(out).toMatch(/^simulated\/gpt-5-mini is better than simulated\/gpt-5-nano/)
  expect(out).toMatch(/prefix: \d+ examples better, as hmw-dev/)
  const frontier = await whetstone(['runs', 'frontier', 'hmw'], { cwd })
  expect(frontier.out.match(/^\*/gm)).toHaveLength(2)
  expect(await whetstone(['compare', 'latest', 'latest'], { cwd })).toMatchObject({ code: 2 })
})

it('tells the command that holds the blessed program to its run', async () => {
  const cwd = temporaryFolder()
  await whetstone(['compile', 'hmw', '--k', '2', '--name', 'hmw-two', '--quiet'], { cwd })
  await whetstone(['eval', 'hmw-two', '--limit', '4', '--model', 'simulated/gpt-5-nano', '--quiet'], { cwd })
  const { out } = await whetstone(['runs', 'bless', 'latest'], { cwd })
  expect(out).toContain('whetstone eval hmw-two --baseline blessed --max-drop 0.02')
})
