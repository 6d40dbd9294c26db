/** Runs: made, found by what a user types, listed, changed, orphaned, deleted. */
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { InputError } from '../engine/index.ts'
import {
  manualClock,
  newCall,
  newRow,
  newRun,
  newSummary,
  preamble,
  temporaryPath,
  testStore,
  thrownBy,
} from './test-support.ts'
import type { Store } from './types.ts'

describe('createRun', () => {
  it('keeps everything that was known, and when and by whom it began', () => {
    const { now } = manualClock('2026-11-23T00:35:12.345Z')
    const store = testStore(':memory:', { now, random: () => 0, pid: 2 ** 22 + 42, isAlive: () => true })
    const given = newRun({ model: { ideate: 'a', rank: 'b' }, parent: '20261122T000000-0000', total: 500 })
    const run = store.createRun(given)
    expect(run).toEqual({
      ...given,
      id: '20261123T003512-cf4b',
      status: 'running',
      startedAt: '2026-11-23T00:35:12.345Z',
      pid: 2 ** 22 + 42,
    })
    expect(store.run(run.id)).toEqual(run)
  })

  it('leaves out what is not known', () => {
    const store = testStore()
    const { id } = store.createRun(newRun({ parent: undefined }))
    const run = store.run(id)
    for (const field of ['parent', 'total', 'finishedAt', 'durationMs', 'summary', 'error']) {
      expect(run).not.toHaveProperty(field)
    }
  })

  it('never gives an id twice, and orders runs of one moment as they began', () => {
    const store = testStore(':memory:', { now: manualClock().now, random: () => 0.5 })
    const ids = Array.from({ length: 50 }, () => store.createRun(newRun()).id)
    expect(new Set(ids).size).toBe(50)
    expect([...ids].sort()).toEqual(ids)
    expect(store.run('latest').id).toBe(ids.at(-1))
  })
})

describe('run', () => {
  const at = ['2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z', '2026-11-23T10:00:00Z']

  function fourRuns(): { store: Store; ids: string[] } {
    const times = at.map((time) => new Date(time))
    const store = testStore(':memory:', { now: () => times.shift() ?? new Date(0), random: () => 0 })
    return { store, ids: at.map(() => store.createRun(newRun()).id) }
  }

  it.each([
    { ref: 'latest', index: 3 },
    { ref: 'latest~0', index: 3 },
    { ref: 'latest~1', index: 2 },
    { ref: 'latest~3', index: 0 },
    { ref: '20261121', index: 0 },
    { ref: '20261122T11', index: 2 },
    { ref: '20261123T100000-0000', index: 3 },
  ])('finds $ref', ({ ref, index }) => {
    const { store, ids } = fourRuns()
    expect(store.run(ref).id).toBe(ids[index])
  })

  it('prefers a full id to longer ones that begin so', () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path)
    const { id } = store.createRun(newRun())
    const db = new Database(path)
    db.prepare("UPDATE runs SET id = id || '-imported'").run()
    db.close()
    const longer = store.run(id).id
    expect(longer).toBe(`${id}-imported`)
  })

  it('names the candidates of an ambiguous prefix', () => {
    const { store, ids } = fourRuns()
    const error = thrownBy(() => store.run('20261122'))
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({
      code: 'ambiguous_run',
      details: { ref: '20261122', candidates: [ids[1], ids[2]] },
    })
    expect(String(error)).toContain(`\`20261122\`, which fits ${ids[1]}, ${ids[2]}`)
  })

  it('names five candidates at most', () => {
    const store = testStore(':memory:', { now: manualClock().now })
    for (let i = 0; i < 7; i += 1) store.createRun(newRun())
    const error = thrownBy(() => store.run('2026')) as InputError
    expect(error.details.candidates).toHaveLength(5)
    expect(error.message).toMatch(/, …$/)
  })

  it.each(['20251122', 'latest~4', 'latest~', 'latest~-1', '', '%', 'LATEST', '2026112_'])(
    'names the newest runs when there is no `%s`',
    (ref) => {
      const { store, ids } = fourRuns()
      const error = thrownBy(() => store.run(ref))
      expect(error).toBeInstanceOf(InputError)
      expect(error).toMatchObject({ code: 'unknown_run', details: { ref, newest: [...ids].reverse() } })
      expect(String(error)).toContain(`the newest are ${ids[3]}, ${ids[2]}`)
    },
  )

  it.each(['program', 'task'] as const)('names the newest run of a %s where one is meant', (kind) => {
    const store = testStore(':memory:', { now: manualClock().now })
    const [, wanted] = [{ [kind]: 'mine' }, { [kind]: 'mine' }, {}].map((own) =>
      store.createRun({ ...newRun(), ...own }),
    )
    expect(String(thrownBy(() => store.run('mine')))).toContain(`; the newest of \`mine\` is ${wanted?.id}`)
  })

  it('says so when there are no runs at all', () => {
    expect(String(thrownBy(() => testStore().run('latest')))).toMatch(/got `latest`; there are no runs yet/)
  })
})

describe('runs', () => {
  it('come newest first, filtered and paged', () => {
    const clock = manualClock()
    const store = testStore(':memory:', { now: clock.now })
    const ids = Array.from({ length: 10 }, (_, i) => {
      clock.advance(1000)
      const { id } = store.createRun(newRun({ task: i % 2 === 0 ? 'capitals' : 'hmw' }))
      if (i < 4) store.updateRun(id, { status: 'done' })
      return id
    })
    const newest = ids.toReversed()
    const found = (query?: Parameters<Store['runs']>[0]) => store.runs(query).map(({ id }) => id)
    expect(found()).toEqual(newest)
    expect(found({ limit: 3 })).toEqual(newest.slice(0, 3))
    expect(found({ limit: 3, offset: 8 })).toEqual(newest.slice(8))
    expect(found({ offset: 7 })).toEqual(newest.slice(7))
    expect(found({ limit: 0 })).toEqual([])
    expect(found({ task: 'hmw' })).toEqual(newest.filter((_, i) => i % 2 === 0))
    expect(found({ status: 'done' })).toEqual(newest.slice(6))
    expect(found({ task: 'hmw', status: 'done', limit: 1 })).toEqual([ids[3]])
    expect(store.countRuns()).toBe(10)
    expect(store.countRuns({ task: 'hmw', status: 'running' })).toBe(3)
    expect(store.countRuns({ task: 'none' })).toBe(0)
  })
})

describe('updateRun', () => {
  it('changes what it names and nothing else', () => {
    const store = testStore()
    const run = store.createRun(newRun({ total: 2 }))
    const end = { status: 'done', finishedAt: '2026-11-23T01:00:00.000Z', durationMs: 1234.5 } as const
    store.updateRun(run.id, { summary: newSummary() })
    store.updateRun(run.id, end)
    expect(store.run(run.id)).toEqual({ ...run, ...end, summary: newSummary() })
    store.updateRun(run.id, {})
    expect(store.run(run.id)).toEqual({ ...run, ...end, summary: newSummary() })
  })

  it('takes back what is named undefined, as a run that goes on needs it', () => {
    const store = testStore()
    const run = store.createRun(newRun())
    const error = { code: 'budget_reached', message: 'spent' }
    store.updateRun(run.id, { status: 'budget', finishedAt: '2026-11-23T01:00:00.000Z', error })
    store.updateRun(run.id, { status: 'running', finishedAt: undefined, error: undefined })
    expect(store.run(run.id)).toEqual(run)
  })

  it('makes the process that sets a run going again its owner', () => {
    const path = temporaryPath('whetstone.db')
    const isAlive = (pid: number) => pid === 2
    const { id } = testStore(path, { pid: 1 }).createRun(newRun())
    const store = testStore(path, { pid: 2, isAlive })
    expect(store.run(id)).toMatchObject({ status: 'interrupted', pid: 1 })
    store.updateRun(id, { status: 'running' })
    expect(store.run(id)).toMatchObject({ status: 'running', pid: 2 })
  })

  it('refuses a run that is not there', () => {
    const store = testStore()
    expect(thrownBy(() => store.updateRun('nope', { status: 'done' }))).toMatchObject({ code: 'unknown_run' })
  })
})

describe('a run whose process died', () => {
  it('reads as interrupted everywhere, and as running in the meantime', () => {
    const alive = new Set([1, 2])
    const path = temporaryPath('whetstone.db')
    const isAlive = (pid: number) => alive.has(pid)
    const { id } = testStore(path, { pid: 1, isAlive }).createRun(newRun())
    const store = testStore(path, { pid: 2, isAlive })
    const own = store.createRun(newRun()).id
    store.updateRun(store.createRun(newRun()).id, { status: 'done' })
    const standing = () => ({
      status: store.run(id).status,
      listed: store.runs().find((run) => run.id === id)?.status,
      running: store.runs({ status: 'running' }).map((run) => run.id),
      interrupted: store.runs({ status: 'interrupted' }).map((run) => run.id),
      counts: [store.countRuns({ status: 'running' }), store.countRuns({ status: 'interrupted' })],
    })
    expect(standing()).toEqual({
      ...{ status: 'running', listed: 'running' },
      ...{ running: [own, id], interrupted: [], counts: [2, 0] },
    })
    alive.delete(1)
    expect(standing()).toEqual({
      ...{ status: 'interrupted', listed: 'interrupted' },
      ...{ running: [own], interrupted: [id], counts: [1, 1] },
    })
  })

  it.runIf(process.platform === 'linux')('is not taken for a later process of its number', () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path)
    const { id, processStart: start } = store.createRun(newRun())
    expect(store.run(id)).toMatchObject({ status: 'running', processStart: start })
    const setStart = (value: string | null) => {
      const db = new Database(path)
      db.prepare('UPDATE runs SET process_start = ?').run(value)
      db.close()
    }
    // As after a reboot, which gives the numbers of processes anew.
    setStart(`another-boot ${start?.split(' ')[1]}`)
    expect(store.run(id).status).toBe('interrupted')
    expect(store.countRuns({ status: 'running' })).toBe(0)
    store.updateRun(id, { status: 'running' })
    expect(store.run(id)).toMatchObject({ status: 'running', processStart: start })
    // Runs of older versions tell no start: their number alone decides.
    setStart(null)
    expect(store.run(id).status).toBe('running')
  })

  it('is told by the real process table', () => {
    const gone = 2 ** 22 + 1
    const path = temporaryPath('whetstone.db')
    const mine = testStore(path).createRun(newRun()).id
    const orphan = testStore(path, { pid: gone }).createRun(newRun()).id
    const store = testStore(path)
    expect([mine, orphan].map((id) => store.run(id).status)).toEqual(['running', 'interrupted'])
  })
})

describe('deleteRun', () => {
  it('takes rows, calls and shared content along, but for what other runs need', () => {
    const path = temporaryPath('whetstone.db')
    const store = testStore(path)
    const own = { messages: [{ role: 'system', content: 'alone' }], preambleLength: 1 } as const
    const [kept, gone] = [store.createRun(newRun()).id, store.createRun(newRun()).id]
    store.addRows(kept, [newRow(0)])
    store.addRows(gone, [newRow(0), newRow(1, { calls: [newCall(own), newCall()] })])
    store.deleteRun(gone)
    expect(store.runs().map(({ id }) => id)).toEqual([kept])
    expect(store.countRows({ runId: gone })).toBe(0)
    expect(store.calls(gone, 1)).toEqual([])
    expect(store.calls(kept, 0)).toEqual([newCall()])
    expect(store.row(kept, 0)?.inputs).toEqual(newRow(0).inputs)
    const db = new Database(path)
    const counts = ['runs', 'rows', 'calls', 'examples', 'texts'].map((table) =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    )
    expect(counts).toEqual([1, 1, 1, 1, 1])
    expect(db.pragma('foreign_key_check')).toEqual([])
    db.close()
  })

  it('lets other processes go on that know the shared content', () => {
    const path = temporaryPath('whetstone.db')
    const [store, other] = [testStore(path), testStore(path)]
    const first = store.createRun(newRun()).id
    store.addRows(first, [newRow(0)])
    other.deleteRun(first)
    const second = store.createRun(newRun()).id
    store.addRows(second, [newRow(0)])
    expect(store.calls(second, 0)[0]?.messages.slice(0, preamble.length)).toEqual(preamble)
  })

  it('refuses a run that is not there', () => {
    expect(thrownBy(() => testStore().deleteRun('nope'))).toMatchObject({ code: 'unknown_run' })
  })
})
