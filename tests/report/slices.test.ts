/** `--slice` from the command line: tables in every format that holds figures, and keys that are not there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from '../cli/run.ts'

/** Two runs on the shipped data, the second sliced by its domain. */
async function project() {
  const cwd = temporaryFolder()
  const evalHmw = ['eval', 'hmw', '--limit', '12', '--quiet', '--model']
  await whetstone([...evalHmw, 'simulated/gpt-5-nano'], { cwd })
  const { out } = await whetstone([...evalHmw, 'simulated/gpt-5-mini', '--slice', 'domain'], { cwd })
  return { cwd, out, run: (...argv: string[]) => whetstone(argv, { cwd }) }
}

it('shows tables in text, JSON, Markdown and HTML', async () => {
  const { cwd, out, run } = await project()
  expect(out).toMatch(/^domain +score +n +errors\n\S.* \d+\.\d \[/m)
  const [domain = ''] =
    /^\S.*?(?= {2,})/.exec(out.slice(out.indexOf('\n', out.indexOf('domain  ')) + 1)) ?? []
  const both = ['latest~1', 'latest', '--slice', 'domain']
  expect((await run('compare', ...both)).out).toMatch(/^domain +first +second +difference +pairs +p \(BH\)$/m)
  const compared = JSON.parse((await run('compare', ...both, '--json')).out)
  expect(compared.slices[0]).toMatchObject({ key: 'domain', slices: expect.any(Array) })
  expect(
    compared.slices[0].slices.reduce((sum: number, { pairs }: { pairs: number }) => sum + pairs, 0),
  ).toBe(12)
  const markdown = (await run('runs', 'report', ...both, '--format', 'markdown')).out
  expect(markdown).toContain('simulated/gpt-5-mini against simulated/gpt-5-nano by domain:')
  expect(markdown).toContain(`| ${domain} |`)
  const { runs } = JSON.parse((await run('runs', 'report', ...both, '--format', 'json')).out)
  expect(runs.map(({ slices }: { slices: { key: string }[] }) => slices[0]?.key)).toEqual([
    'domain',
    'domain',
  ])
  await run('runs', 'report', ...both, '-o', 'page.html')
  const page = readFileSync(join(cwd, 'page.html'), 'utf8')
  expect(page.match(/<h3>By domain<\/h3>/g)).toHaveLength(3)
})

it.each([
  {
    argv: ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--slice', 'domian'],
    told: /did you mean `domain`/,
  },
  { argv: ['eval', 'hmw', '--model', 'simulated/gpt-5-nano', '--slice', 'domain,'], told: /metadata keys/ },
])('refuses $argv with exit 2', async ({ argv, told }) => {
  const { code, out, err } = await whetstone([...argv, '--limit', '3'])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(told)
})

it('refuses a key that stored runs lack', async () => {
  const { run } = await project()
  for (const argv of [
    ['compare', 'latest~1', 'latest'],
    ['runs', 'report', 'latest'],
  ]) {
    const { code, err } = await run(...argv, '--slice', 'team')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('there are domain') })
  }
})
