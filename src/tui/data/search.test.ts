/** Searches go on in the background, tell what they found so far, and end when nobody asks any more. */
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { searchesOf } from './search.ts'

const term = { field: 'score', op: '<', value: 0.5 } as const
const many = 100_000

/** A run of which every tenth row fits, sorted the other way round by its key. */
function searched(rows: number) {
  const asked = vi.fn()
  const browser = {
    lastRow: () => rows - 1,
    searchRows: ({ from = 0, to = 0 }) => {
      asked(from)
      const first = Math.ceil(from / 10)
      const last = Math.ceil(Math.min(to, rows) / 10)
      return Array.from({ length: last - first }, (_, i) => ({ index: 10 * (first + i), key: -(first + i) }))
    },
  }
  const arrived = vi.fn()
  return { asked, arrived, browser, searches: searchesOf(browser, arrived) }
}

const until = async (isDone: () => boolean) => {
  while (!isDone()) await turn()
}

describe('a search', () => {
  it('is done at once in a short run', () => {
    const { searches, asked } = searched(50)
    expect(searches.found({ runId: 'r', terms: [term] })).toEqual({
      indexes: [0, 10, 20, 30, 40],
      isDone: true,
    })
    searches.found({ runId: 'r', terms: [term] })
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('goes on in spans in a long one, and shows what it has', async () => {
    const { searches, arrived } = searched(many)
    const look = () => searches.found({ runId: 'r', terms: [term] })
    expect(look()).toEqual({ indexes: [], isDone: false })
    await until(() => arrived.mock.calls.length > 1)
    const soFar = look()
    expect(soFar.isDone).toBe(false)
    expect(soFar.indexes.length).toBeGreaterThan(0)
    await until(() => look().isDone)
    expect(look().indexes).toHaveLength(many / 10)
  })

  it('sorts what it found, once all is there', async () => {
    const { searches } = searched(many)
    const look = () => searches.found({ runId: 'r', order: { by: 'score' } })
    expect(look().indexes).toEqual([])
    await until(() => look().isDone)
    expect(look().indexes.slice(0, 2)).toEqual([many - 10, many - 20])
  })

  it('ends when a newer one has taken its place', async () => {
    const { searches, asked } = searched(many)
    for (let i = 0; i < 10; i++) searches.found({ runId: `r${i}`, terms: [term] })
    const last = () => searches.found({ runId: 'r9', terms: [term] })
    await until(() => last().isDone)
    await turn()
    expect(asked.mock.calls.length).toBeLessThan(2 * (many / 4000))
  })

  it('shows its old results until it has been made anew', async () => {
    const { searches, browser } = searched(many)
    const wanted = { runId: 'r', terms: [term] }
    await until(() => searches.found(wanted).isDone)
    const fresh = searches.fresh()
    expect(fresh.found(wanted).indexes).toHaveLength(many / 10)
    browser.lastRow = () => 9
    expect(fresh.fresh().found(wanted).indexes).toHaveLength(400)
  })

  it('throws what the store threw', async () => {
    const { browser } = searched(many)
    browser.searchRows = () => {
      throw new Error('the disk is gone')
    }
    const arrived = vi.fn()
    const searches = searchesOf(browser, arrived)
    searches.found({ runId: 'r' })
    await until(() => arrived.mock.calls.length > 0)
    expect(() => searches.found({ runId: 'r' })).toThrow('the disk is gone')
  })
})
