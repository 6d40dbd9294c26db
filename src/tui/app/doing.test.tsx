/** Doing, not only looking: what keys, palette, forms and questions lead to, over a desk that records. */
import { describe, expect, it, vi } from 'vitest'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import type { Asked } from '../testing/fake-deeds.ts'
import { type ShowOptions, show } from '../testing/show.tsx'
import type { Desk } from '../workbench.ts'

const run = fakeRun()
const newer = fakeRun({ id: '20261122T150000-aaaa' })
const history = { runs: [newer, run] }

/** The program over a desk that tells what it was asked for. */
async function shown({ desk = {}, ...options }: ShowOptions & { desk?: Partial<Desk> } = {}) {
  const asked: Asked[] = []
  const screen = await show({ browser: { ...fakeBrowser({ ...history, asked }), ...desk }, ...options })
  const deeds = () => asked.map(([deed]) => deed)
  return { ...screen, asked, deeds }
}

/** Work that ends when the test says so. */
function slowly() {
  const told: { progress?: (done: number) => void; signal?: AbortSignal | undefined; end?: () => void } = {}
  const evaluate: Desk['evaluate'] = (options) => {
    told.signal = options.signal
    told.progress = (done) =>
      options.onProgress?.({
        ...{ run: newer.id, done, total: 84, errors: 1, score: 0.612, costUsd: 0.0031, simulated: true },
        ...{ perSecond: 4, leftMs: 18_000 },
      })
    return new Promise((resolve) => {
      told.end = () => void fakeBrowser().evaluate({ target: 'hmw' }).then(resolve)
    })
  }
  return { told, evaluate }
}

describe('the palette', () => {
  it('finds an action by letters, shows its command line, and does it', async () => {
    const screen = await shown()
    await screen.press(':', 'b', 'l', 'e', 's')
    expect(screen.frame()).toContain(`$ whetstone runs bless ${newer.id}`)
    await screen.press('enter')
    expect(screen.frame()).toContain('Make aaaa the baseline of hmw?')
    await screen.press('y')
    expect(screen.deeds()).toEqual(['bless'])
    expect(screen.frame()).toContain('aaaa is the baseline of hmw')
    screen.stop()
  })

  it('presses keys of the screen too, and leaves the view as it was on esc', async () => {
    const screen = await shown()
    const before = screen.frame()
    await screen.press('ctrl-p', 'x', 'x', 'x', 'esc')
    expect(screen.frame()).toBe(before)
    await screen.press(':', ...'datasets', 'enter')
    expect(screen.frame().split('\n')[0]).toContain('Runs › Data')
    screen.stop()
  })

  it('copies the command line', async () => {
    const copy = vi.fn()
    const screen = await shown({ outside: { copy } })
    await screen.press(':', ...'delete', 'ctrl-y')
    expect(copy).toHaveBeenCalledWith(`whetstone runs delete ${newer.id} --yes`)
    screen.stop()
  })
})

describe('an evaluation', () => {
  it('is filled in, checked, priced, agreed to, and shown while it goes on', async () => {
    const { told, evaluate } = slowly()
    const screen = await shown({ desk: { evaluate } })
    await screen.press('E')
    expect(screen.frame()).toContain('$ whetstone eval hmw@production --model simulated/gpt-5-nano')
    await screen.press('tab', 'tab', 'tab', '1', '2', 'enter')
    expect(screen.asked.at(-1)).toEqual([
      'quote',
      { target: 'hmw@production', model: 'simulated/gpt-5-nano', data: undefined, limit: 12 },
    ])
    expect(screen.frame()).toContain('Cost: about simulated $0.00420 (84 rows at $0.00005, as in run 4f2a)')
    expect(told.signal).toBeUndefined()
    await screen.press('y')
    expect(screen.frame()).toMatch(/… hmw on simulated\/gpt-5-nano +begins/)
    told.progress?.(12)
    await expect
      .poll(() => screen.frame())
      .toMatch(/12\/84 {2}61\.2% {2}simulated \$0\.00310 {2}18\.0 s left/)
    expect(screen.frame().split('\n')[0]).toContain('aaaa')
    told.end?.()
    await expect.poll(() => screen.frame()).toContain('aaaa done: hmw_quality 75.0% of 84 rows')
    expect(screen.frame()).not.toContain('left')
    screen.stop()
  })

  it('stays where one is when a key was pressed since', async () => {
    const { told, evaluate } = slowly()
    const screen = await shown({ desk: { evaluate } })
    await screen.press('E', 'enter', 'y', 'j')
    told.progress?.(1)
    await expect.poll(() => screen.frame()).toContain('1/84')
    expect(screen.frame().split('\n')[0]).not.toContain('aaaa')
    screen.stop()
  })

  it.each(['n', 'esc', 'enter'])('is not begun by %s', async (key) => {
    const screen = await shown()
    await screen.press('E', 'enter', key)
    expect(screen.frame()).toContain('── Evaluate ──')
    expect(screen.deeds()).toEqual(['choices', 'quote'])
    screen.stop()
  })

  it('is called off by a key while it is checked', async () => {
    let answer: (() => void) | undefined
    const quote: Desk['quote'] = (options) =>
      new Promise((resolve) => {
        answer = () => void fakeBrowser().quote(options).then(resolve)
      })
    const screen = await shown({ desk: { quote } })
    await screen.press('E', 'enter')
    expect(screen.frame()).toContain('Checking ...')
    await screen.press('esc')
    answer?.()
    await screen.press('j')
    expect(screen.frame()).not.toContain('Cost:')
    screen.stop()
  })

  it('tells what is wrong, and the form is there to be mended', async () => {
    const quote = async () => {
      throw new Error('expected a task or a compiled program, got `hwm\x1b[31m`; did you mean hmw?')
    }
    const screen = await shown({ desk: { quote } })
    await screen.press('E', 'enter')
    expect(screen.frame()).toMatch(/Checking: not done[\s\S]*got `hwm`; did you mean/)
    await screen.press('x', 'q', 'enter')
    expect(screen.frame()).toContain('── Evaluate ──')
    screen.stop()
  })

  it('is not asked for again once every cost is agreed to, but its price is told', async () => {
    const screen = await shown()
    await screen.press('E', 'enter', 'a')
    await expect.poll(() => screen.deeds()).toEqual(['choices', 'quote', 'evaluate'])
    await screen.press('E', 'enter')
    await expect.poll(() => screen.deeds().filter((deed) => deed === 'evaluate')).toHaveLength(2)
    screen.stop()
  })
})

describe('rows', () => {
  it('that are marked are asked anew, once that is agreed to', async () => {
    const screen = await shown({ route: `run/${run.id}` })
    await screen.press('space', 'j', 'j', 'space', 'r')
    expect(screen.frame()).toContain('Ask 2 rows of 4f2a anew?')
    await screen.press('y')
    expect(screen.asked.slice(-2)).toEqual([
      ['quoteRerun', run.id, [0, 2]],
      ['rerun', run.id, expect.objectContaining({ rows: [0, 2] })],
    ])
    screen.stop()
  })
})

describe('a run', () => {
  it('is deleted by typing its name only', async () => {
    const screen = await shown()
    await screen.press('D', 'y', 'enter')
    expect(screen.frame()).toContain('Not done: type aaaa')
    await screen.press('ctrl-u', ...'aaaa')
    expect(screen.deeds()).toEqual([])
    await screen.press('enter')
    expect(screen.asked).toEqual([['deleteRun', newer.id]])
    screen.stop()
  })

  it('is blessed, and u takes it back, once', async () => {
    const screen = await shown()
    await screen.press('b', 'y', 'u', 'u')
    expect(screen.deeds()).toEqual(['bless', 'restoreBaseline'])
    screen.stop()
  })
})

describe('what is looked at', () => {
  it('is copied, and opened in other programs with the terminal theirs', async () => {
    const copy = vi.fn()
    const open = vi.fn(async ({ text }: { text: string }) => text)
    const screen = await shown({ outside: { copy, open } })
    await screen.press('y', 'Y', 'o', 'e')
    expect(copy.mock.calls[0]).toEqual([newer.id])
    expect(JSON.parse(copy.mock.calls[1]?.[0])).toMatchObject({ id: newer.id })
    await expect
      .poll(() => open.mock.calls.map(([file]) => file))
      .toMatchObject([{ in: 'pager' }, { in: 'editor' }])
    screen.stop()
  })

  it('tells when the terminal cannot take it', async () => {
    const copy = () => {
      throw new Error('too long')
    }
    const screen = await shown({ outside: { copy } })
    await screen.press('y')
    expect(screen.frame()).toMatch(/Copying the run id: not done[\s\S]*too long/)
    screen.stop()
  })
})

describe('warnings', () => {
  it('are told in the footer, and stay while something is asked', async () => {
    let tell: ((text: string) => void) | undefined
    const outside = {
      listen: (own: (text: string) => void) => {
        tell = own
      },
    }
    const screen = await shown({ outside })
    tell?.('warning: gpt-5-nano ends soon')
    await expect.poll(() => screen.frame()).toContain('ends soon')
    screen.stop()
  })
})

describe('a run under way', () => {
  it('is stopped from the palette', async () => {
    const { told, evaluate } = slowly()
    const screen = await shown({ desk: { evaluate } })
    await screen.press('E', 'enter', 'y', ':', ...'stop', 'enter')
    expect(told.signal?.aborted).toBe(true)
    expect(screen.frame()).toContain('Stopping when the calls under way are done.')
    screen.stop()
  })
})

describe('leaving', () => {
  it('asks while a run goes on, and then waits for the calls under way', async () => {
    const { told, evaluate } = slowly()
    const screen = await shown({ desk: { evaluate } })
    await screen.press('E', 'enter', 'y', 'q')
    expect(screen.frame()).toContain('Stop the runs under way and quit?')
    await screen.press('n')
    expect(told.signal?.aborted).toBe(false)
    await screen.press('q', 'y')
    expect(told.signal?.aborted).toBe(true)
    expect(screen.frame()).toContain('Stopping when the calls under way are done.')
    const frames = screen.frames().length
    told.end?.()
    await expect.poll(() => screen.frames().length).toBeGreaterThanOrEqual(frames)
    await screen.press('j')
    const last = screen.frames().length
    await screen.press('k', '?')
    expect(screen.frames()).toHaveLength(last)
  })

  it('stops at once on the second ctrl-c, and says so after the first', async () => {
    const { told, evaluate } = slowly()
    const screen = await shown({ desk: { evaluate } })
    await screen.press('E', 'enter', 'y', 'ctrl-c')
    expect(screen.frame()).toContain('ctrl-c again within 2 s quits at once; 1 run can be resumed later')
    expect(told.signal?.aborted).toBe(false)
    await screen.press('ctrl-c')
    expect(told.signal?.aborted).toBe(true)
  })
})
