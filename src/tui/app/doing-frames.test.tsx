/** Palette, forms, questions, messages and runs under way as text, at the sizes that have layouts of their own. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import { show } from '../testing/show.tsx'
import type { Desk } from '../workbench.ts'

const sizes = [
  [60, 15],
  [80, 24],
  [120, 40],
] as const

const unending: Desk['evaluate'] = ({ onProgress }) => {
  onProgress?.({
    ...{ run: fakeRun().id, done: 12, total: 84, errors: 1, score: 0.612, costUsd: 0.0031 },
    ...{ simulated: true, perSecond: 4, leftMs: 18_000 },
  })
  return new Promise(() => {})
}
const refusing: Desk['bless'] = async () => {
  throw new Error(
    '20261122T140215-4f2a: expected a run that is done and has scores, got done with 0 scored rows',
  )
}
const browser = { ...fakeBrowser(), evaluate: unending, bless: refusing }

const views = [
  { name: 'the palette', keys: [':'] },
  { name: 'a search in it', keys: [':', ...'rep'] },
  { name: 'a form', keys: ['E', 'tab', 'ctrl-u', 's'] },
  { name: 'a price', keys: ['E', 'enter'] },
  { name: 'a name to be typed', keys: ['D', ...'4f'] },
  { name: 'a failure', keys: ['b', 'y'] },
  { name: 'a run under way', keys: ['E', 'enter', 'y', 'j', 'k'] },
  { name: 'leaving it', keys: ['E', 'enter', 'y', 'q'] },
]
const cases = views.flatMap((view) => sizes.map(([columns, rows]) => ({ ...view, columns, rows })))

describe('frames', () => {
  it.each(cases)('of $name at $columns x $rows', async ({ keys, columns, rows }) => {
    const screen = await show({ browser, columns, rows })
    await screen.press(...keys)
    const lines = screen.frame().split('\n')
    expect(lines).toHaveLength(rows - 1)
    expect(screen.frame()).toMatchSnapshot()
    screen.stop()
  })
})
