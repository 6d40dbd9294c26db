/** Whole frames as text, at the sizes that have layouts of their own. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import { show } from '../testing/show.tsx'

const sizes = [
  [60, 15],
  [80, 24],
  [120, 40],
  [200, 60],
] as const
const newer = fakeRun({ id: '20261122T150000-9b1c', model: 'simulated/gpt-5-mini' })
const browser = fakeBrowser({ runs: [newer, fakeRun()] })
const compare = `compare/${fakeRun().id}/${newer.id}`
const views = [
  { name: 'runs', route: 'runs', keys: ['space'] },
  { name: 'run', route: `run/${newer.id}`, keys: ['j'] },
  { name: 'slices', route: `run/${newer.id}`, keys: ['['] },
  { name: 'score and cost', route: 'frontier/hmw', keys: ['j'] },
  { name: 'marks and a sorted filter', route: 'runs', keys: ['/', ...'task:hmw', 'enter', 's', 'a'] },
  { name: 'comparison', route: compare, keys: ['j'] },
  { name: 'prompts of a flip', route: compare, keys: ['enter', 'tab'] },
  { name: 'programs', route: 'programs', keys: [] },
  { name: 'data', route: 'data', keys: [] },
  { name: 'optimizations', route: 'optimizations', keys: [] },
  { name: 'candidates of a compile', route: 'optimizations', keys: ['enter'] },
]
const cases = views.flatMap((view) => sizes.map(([columns, rows]) => ({ ...view, columns, rows })))

describe('frames', () => {
  it.each(cases)('$name at $columns x $rows', async ({ route, keys, columns, rows }) => {
    const screen = await show({ browser, route, columns, rows })
    await screen.press(...keys)
    expect(screen.frame()).toMatchSnapshot()
    screen.stop()
  })
})
