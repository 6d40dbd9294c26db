/** Which actions apply where, and what each comes to. */
import { describe, expect, it } from 'vitest'
import { readerOf } from '../data/reader.ts'
import type { Chosen } from '../screen/chosen.ts'
import { fakeBrowser, fakeRun } from '../testing/fake-browser.ts'
import { actions } from './actions.ts'
import { offersAt } from './offers.ts'
import type { Work } from './wish.ts'

const done = fakeRun()
const stopped = fakeRun({ id: '20261122T150000-stop', status: 'interrupted', summary: undefined })
const going = fakeRun({ id: '20261122T160000-goes', status: 'running', summary: undefined })
const live = fakeRun({ id: '20261122T170000-live', kind: 'live' })
const reader = readerOf(fakeBrowser({ runs: [done, stopped, going, live] }))
const undo: Work = { title: 'undo', does: async () => ({}) }

function ids(chosen?: Chosen, more: { undo?: Work; isRunning?: boolean } = {}): string[] {
  return offersAt({ reader, chosen, isRunning: false, ...more }).map(({ id }) => id)
}

const anywhere = ['evaluate', 'compile']
const reading = ['copy', 'copy-json', 'pager', 'editor']

describe('actions apply', () => {
  it.each<{ where: string; chosen: Chosen | undefined; expected: readonly string[] }>([
    { where: 'to nothing', chosen: undefined, expected: anywhere },
    {
      where: 'to a run that is done',
      chosen: { kind: 'runs', ids: [done.id] },
      expected: [...anywhere, 'retry-errors', 'bless', 'report', 'export', ...reading, 'delete'],
    },
    {
      where: 'to one that stopped',
      chosen: { kind: 'runs', ids: [stopped.id] },
      expected: [...anywhere, 'resume', 'report', 'export', ...reading, 'delete'],
    },
    {
      where: 'to one under way',
      chosen: { kind: 'runs', ids: [going.id] },
      expected: [...anywhere, 'report', 'export', ...reading],
    },
    {
      where: 'to two runs',
      chosen: { kind: 'runs', ids: [done.id, stopped.id] },
      expected: [...anywhere, 'report', ...reading],
    },
    {
      where: 'to rows',
      chosen: { kind: 'rows', runId: done.id, indexes: [1, 4] },
      expected: [...anywhere, 'rerun', 'retry-errors', 'bless', 'report', 'export', ...reading, 'delete'],
    },
    {
      where: 'to no row of a run',
      chosen: { kind: 'rows', runId: done.id, indexes: [] },
      expected: [...anywhere, 'retry-errors', 'bless', 'report', 'export', 'delete'],
    },
    {
      where: 'to rows of live answers',
      chosen: { kind: 'rows', runId: live.id, indexes: [1] },
      expected: [...anywhere, 'bless', 'report', 'export', ...reading, 'delete'],
    },
    {
      where: 'to a program',
      chosen: { kind: 'program', hash: 'ab12cd34ef56', name: 'hmw-labeled-few-shot', task: 'hmw' },
      expected: [...anywhere, 'export', 'name'],
    },
    { where: 'to a task', chosen: { kind: 'task', task: 'hmw' }, expected: [...anywhere, 'export'] },
  ])('$where', ({ chosen, expected }) => {
    expect(ids(chosen)).toEqual(expected)
  })

  it('to a change that can be taken back, and to runs under way here', () => {
    expect(ids(undefined, { undo, isRunning: true })).toEqual([...anywhere, 'stop', 'undo'])
  })
})

describe('the table', () => {
  it('names each action once, by id and by title', () => {
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length)
    expect(new Set(actions.map(({ title }) => title)).size).toBe(actions.length)
  })

  it('has what destroys typed, and what costs priced', async () => {
    for (const chosen of [
      { kind: 'runs', ids: [done.id] },
      { kind: 'runs', ids: [stopped.id] },
      { kind: 'rows', runId: done.id, indexes: [1] },
    ] as const) {
      for (const { destroys, costs, act } of offersAt({ reader, chosen, isRunning: false })) {
        if (destroys) expect(act).toMatchObject({ type: 'ask', question: { typing: expect.any(String) } })
        if (!costs || act.type === 'form') continue
        if (act.type !== 'work') throw new Error(`expected work, got ${act.type}`)
        const watch = { signal: new AbortController().signal, onProgress: () => {} }
        const { next } = await act.work.does(fakeBrowser(), watch)
        expect(next).toMatchObject({ type: 'ask', question: { price: expect.stringContaining('$') } })
      }
    }
  })

  it('teaches command lines', () => {
    const commands = (chosen: Chosen) =>
      Object.fromEntries(
        offersAt({ reader, chosen, isRunning: false }).map(({ id, command }) => [id, command]),
      )
    expect(commands({ kind: 'rows', runId: stopped.id, indexes: [1, 4] })).toEqual({
      evaluate: 'whetstone eval hmw@production',
      compile: 'whetstone compile hmw@production',
      rerun: `whetstone runs rerun ${stopped.id} --rows 1,4`,
      resume: `whetstone runs resume ${stopped.id}`,
      report: `whetstone runs report ${stopped.id}`,
      export: 'whetstone export hmw@production --to ts',
      copy: `whetstone runs show ${stopped.id} --json`,
      'copy-json': `whetstone runs show ${stopped.id} --json`,
      pager: `whetstone runs show ${stopped.id} --json`,
      editor: `whetstone runs show ${stopped.id} --json`,
      delete: `whetstone runs delete ${stopped.id} --yes`,
    })
    expect(commands({ kind: 'rows', runId: done.id, indexes: [1] })).toMatchObject({
      'retry-errors': `whetstone runs resume ${done.id} --retry-errors`,
      bless: `whetstone runs bless ${done.id}`,
      copy: `whetstone tui run/${done.id}/row/1`,
    })
  })
})
