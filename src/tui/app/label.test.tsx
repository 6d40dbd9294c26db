/** Labels: one key each in a row and in a pair, shown where they belong, taken back, and corrected until they fit. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import type { Asked } from '../testing/fake-deeds.ts'
import { show } from '../testing/show.tsx'
import { type Desk, InputError } from '../workbench.ts'

const runs = [fakeRun({ id: '20261122T150000-9b1c', model: 'simulated/gpt-5-mini' }), fakeRun()]
const facts = (frame: string) => frame.split('\n')[1] ?? ''

const correction = JSON.stringify({ hmw_questions: ['How might we bring the reply?'] })

describe('a row', () => {
  it.each([
    { key: '+', verdict: 'accepted', told: '✓ accepted' },
    { key: '-', verdict: 'rejected', told: '✗ rejected' },
  ])('is $verdict by $key, and u takes it back', async ({ key, verdict, told }) => {
    const asked: Asked[] = []
    const screen = await show({ browser: fakeBrowser({ asked }), route: 'run/2026/row/1', columns: 120 })
    await screen.press(key)
    await expect.poll(() => facts(screen.frame())).toContain(told)
    expect(asked).toEqual([['label', { row: 1, verdict, run: fakeRun().id, text: undefined }]])
    expect(screen.frame()).toContain('whetstone metrics check hmw')
    await screen.press('u')
    await expect.poll(() => facts(screen.frame())).not.toContain(told)
    screen.stop()
  })

  it('keeps its label on the way through the rows', async () => {
    const screen = await show({ route: 'run/2026/row/1', columns: 120 })
    await screen.press('+')
    await expect.poll(() => facts(screen.frame())).toContain('✓ accepted')
    await screen.press('J')
    expect(facts(screen.frame())).toMatch(/hmw-dev-energy-2 · 934 ms/)
    await screen.press('K')
    expect(facts(screen.frame())).toContain('✓ accepted')
    screen.stop()
  })

  it('is corrected in the editor, which shows the prediction as JSON', async () => {
    const asked: Asked[] = []
    let shown = ''
    const open = async ({ text }: { text: string }) => {
      shown = text
      return correction
    }
    const screen = await show({
      ...{ browser: fakeBrowser({ asked }), route: 'run/2026/row/1', columns: 120, outside: { open } },
    })
    await screen.press('e')
    await expect.poll(() => facts(screen.frame())).toContain('~ corrected')
    expect(JSON.parse(shown)).toEqual(fakeRow(1).prediction)
    expect(asked).toMatchObject([['label', { row: 1, verdict: 'corrected', text: correction }]])
    screen.stop()
  })

  it('stays as it is when the editor changes nothing', async () => {
    const asked: Asked[] = []
    const screen = await show({ browser: fakeBrowser({ asked }), route: 'run/2026/row/1' })
    await screen.press('e', 'j')
    expect(asked).toEqual([])
    screen.stop()
  })

  it('goes back to the editor with what did not fit, until it does', async () => {
    const texts: string[] = []
    const edits = ['{', correction]
    const open = async ({ text }: { text: string }) => {
      texts.push(text)
      return edits[texts.length - 1] ?? text
    }
    const fake = fakeBrowser()
    const label: Desk['label'] = async (options) => {
      if (options.text === '{')
        throw new InputError('invalid_correction', 'no', { problems: ['expected JSON, got {'] })
      return fake.label(options)
    }
    const browser = { ...fake, label }
    const screen = await show({ browser, route: 'run/2026/row/1', columns: 120, outside: { open } })
    await screen.press('e')
    await expect.poll(() => screen.frame()).toContain('expected JSON, got {')
    expect(screen.frame()).toContain('nothing was written')
    await screen.press('y')
    await expect.poll(() => facts(screen.frame())).toContain('~ corrected')
    expect(texts[1]).toBe('{')
    screen.stop()
  })
})

describe('a run', () => {
  it('shows which of its rows are labelled, once there are any', async () => {
    const screen = await show({ route: 'run/2026', columns: 120 })
    expect(screen.frame()).not.toContain('label')
    await screen.press('j', 'enter', '-', 'esc')
    await expect.poll(() => screen.frame()).toMatch(/^› +1 .*✗ rejected/m)
    screen.stop()
  })
})

describe('an example under two runs', () => {
  it('is labelled on the side that was chosen', async () => {
    const asked: Asked[] = []
    const browser = fakeBrowser({ runs, asked, rows: [fakeRow(0), fakeRow(1)] })
    const route = `compare/${runs[1]?.id}/${runs[0]?.id}`
    const screen = await show({ browser, route, columns: 120 })
    await screen.press('enter')
    expect(facts(screen.frame())).toMatch(/ {2}A .*›B /)
    await screen.press('A')
    expect(facts(screen.frame())).toMatch(/›A .* {2}B /)
    await screen.press('-')
    await expect.poll(() => facts(screen.frame())).toMatch(/›A .*✗ rejected/)
    expect(asked).toMatchObject([['label', { verdict: 'rejected', run: runs[1]?.id }]])
    screen.stop()
  })
})
