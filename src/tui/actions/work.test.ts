/** What actions ask the desk for, and what they tell of it. */
import { describe, expect, it } from 'vitest'
import { readerOf } from '../data/reader.ts'
import type { Chosen } from '../screen/chosen.ts'
import { fakeBrowser, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import type { Asked } from '../testing/fake-deeds.ts'
import { commandLine, flag } from './command-line.ts'
import { offersAt } from './offers.ts'
import { priceText } from './price.ts'
import type { Act, Done, Filled, Form, Work } from './wish.ts'

const run = fakeRun()
const stopped = fakeRun({ id: '20261122T150000-stop', status: 'interrupted' })
const history = { runs: [run, stopped] }
const reader = readerOf(fakeBrowser(history))
const ofRun: Chosen = { kind: 'runs', ids: [run.id] }
const ofRows: Chosen = { kind: 'rows', runId: run.id, indexes: [1, 4] }
const ofProgram: Chosen = { kind: 'program', hash: 'ab12cd34ef56', name: 'hmw-x', task: 'hmw' }
const watch = { signal: new AbortController().signal, onProgress: () => {} }

function actOf(id: string, chosen: Chosen): Act {
  const found = offersAt({ reader, chosen, isRunning: false }).find((offer) => offer.id === id)
  if (found === undefined) throw new Error(`expected ${id} to apply`)
  return found.act
}

function formOf(act: Act): Form {
  if (act.type !== 'form') throw new Error(`expected a form, got ${act.type}`)
  return act.form
}

/** Does the work of an act and all that follows when every question is answered with yes. */
async function done(act: Act, asked: Asked[]): Promise<Done> {
  if (act.type === 'ask') return done(act.question.act, asked)
  if (act.type !== 'work') throw new Error(`expected work, got ${act.type}`)
  const told = await act.work.does(fakeBrowser({ ...history, asked }), watch)
  return told.next === undefined ? told : done(told.next, asked)
}

describe('a filled form', () => {
  const cases: readonly {
    id: string
    chosen: Chosen
    filled: Filled
    command: string
    asked: unknown
    note: RegExp
  }[] = [
    {
      ...{ id: 'evaluate', chosen: ofRun },
      filled: { target: 'hmw', model: 'simulated/gpt-5-mini', data: 'my data.jsonl', limit: '12' },
      command: "whetstone eval hmw --model simulated/gpt-5-mini --data 'my data.jsonl' --limit 12",
      asked: { target: 'hmw', model: 'simulated/gpt-5-mini', data: 'my data.jsonl', limit: 12 },
      note: /^aaaa done: hmw_quality 75.0% of 84 rows, simulated \$0\.00420$/,
    },
    {
      ...{ id: 'compile', chosen: ofProgram },
      filled: { target: 'hmw', k: '4', seed: '', name: 'small' },
      command: 'whetstone compile hmw --k 4 --name small',
      asked: { target: 'hmw', optimizer: 'labeled-few-shot', k: 4, name: 'small' },
      note: /^hmw-labeled-few-shot: 4 demos/,
    },
    {
      ...{ id: 'compile', chosen: ofProgram },
      filled: { target: 'hmw', k: '4', val: 'val.jsonl', model: 'simulated/gpt-5-nano' },
      command: 'whetstone compile hmw --k 4 --val val.jsonl --model simulated/gpt-5-nano',
      asked: { target: 'hmw', k: 4, val: 'val.jsonl', model: 'simulated/gpt-5-nano' },
      note: /^hmw-labeled-few-shot: kept; 5 shows it$/,
    },
    {
      ...{ id: 'export', chosen: ofProgram },
      filled: { program: 'hmw', to: 'ts', out: '' },
      command: 'whetstone export hmw --to ts',
      asked: { program: 'hmw', to: 'ts' },
      note: /^hmw as ts: \/hmw\.ts$/,
    },
    {
      ...{ id: 'name', chosen: ofProgram },
      filled: { name: 'hmw@production' },
      command: 'whetstone programs name hmw@production ab12cd34ef56',
      asked: 'hmw@production',
      note: /points at ab12cd34/,
    },
    {
      ...{ id: 'report', chosen: ofRun },
      filled: { file: 'out.csv' },
      command: `whetstone runs report ${run.id} --output out.csv`,
      asked: [run.id],
      note: /^Written: exports\/run\.html$/,
    },
  ]
  it.each(cases)('$id: $command', async ({ id, chosen, filled, command, asked: wanted, note }) => {
    const form = formOf(actOf(id, chosen))
    expect(form.command(filled)).toBe(command)
    const asked: Asked[] = []
    const told = await done(form.act(filled), asked)
    expect(told.note).toMatch(note)
    expect(asked.map(([, first]) => first)).toContainEqual(
      typeof wanted === 'object' && !Array.isArray(wanted) ? expect.objectContaining(wanted) : wanted,
    )
  })

  it('asks for the price of both runs before a compile is scored', async () => {
    const act = formOf(actOf('compile', ofProgram)).act({ target: 'hmw', val: 'val.jsonl' })
    const told = act.type === 'work' ? await act.work.does(fakeBrowser(), watch) : {}
    expect(told.next).toMatchObject({
      question: { price: expect.stringMatching(/^about simulated \$0\.00840 \(168 rows at/) },
    })
  })

  it('begins with what is looked at', () => {
    const values = (id: string, chosen: Chosen) => formOf(actOf(id, chosen)).fields.map(({ value }) => value)
    expect(values('evaluate', ofRun)).toEqual([
      'hmw@production',
      'simulated/gpt-5-nano',
      undefined,
      undefined,
    ])
    expect(values('evaluate', ofProgram)[0]).toBe('hmw-x')
    expect(values('export', { kind: 'task', task: 'hmw' })).toEqual(['hmw', 'ts', undefined])
  })
})

describe('agreed work', () => {
  it.each([
    { id: 'rerun', chosen: ofRows, asked: ['rerun', run.id, { rows: [1, 4] }] },
    { id: 'retry-errors', chosen: ofRun, asked: ['resume', run.id, { retryErrors: true }] },
    {
      id: 'resume',
      chosen: { kind: 'runs', ids: [stopped.id] } as const,
      asked: ['resume', stopped.id, { retryErrors: false }],
    },
    { id: 'bless', chosen: ofRun, asked: ['bless', run.id] },
    { id: 'delete', chosen: ofRun, asked: ['deleteRun', run.id] },
  ])('$id', async ({ id, chosen, asked: [deed, ref, options] }) => {
    const asked: Asked[] = []
    await done(actOf(id, chosen), asked)
    const last = asked.at(-1)
    expect(last?.slice(0, 2)).toEqual([deed, ref])
    if (options !== undefined) expect(last?.[2]).toMatchObject(options as object)
  })

  it.each([
    { id: 'bless', filled: undefined, chosen: ofRun, deed: 'restoreBaseline' },
    { id: 'name', filled: { name: 'hmw@production' }, chosen: ofProgram, deed: 'undoName' },
  ])('of $id can be taken back', async ({ id, filled, chosen, deed }) => {
    const asked: Asked[] = []
    const act = actOf(id, chosen)
    const { undo } = await done(filled === undefined ? act : formOf(act).act(filled), asked)
    await (undo as Work).does(fakeBrowser({ asked }), watch)
    expect(asked.at(-1)?.[0]).toBe(deed)
  })
})

describe('what is copied', () => {
  const copied = (id: string, chosen: Chosen, rows = [fakeRow(0), fakeRow(5)]) => {
    const place = { reader: readerOf(fakeBrowser({ rows })), chosen, isRunning: false }
    const act = offersAt(place).find((offer) => offer.id === id)?.act
    if (act?.type !== 'copy' && act?.type !== 'open') throw new Error('expected a text')
    return act.text()
  }
  const row = (...indexes: number[]): Chosen => ({ kind: 'rows', runId: run.id, indexes })

  it('is the id of a run, the prediction of a row, the error of one that failed', () => {
    expect(copied('copy', ofRun)).toBe(run.id)
    expect(copied('copy', row(0))).toMatch(/^reasoning:\nFirst the lamp[\s\S]*\nhmw_questions:\n1\. How/)
    expect(copied('copy', row(5))).toMatch(/^unparsable_completion: /)
    expect(JSON.parse(copied('copy-json', row(0, 5)))).toMatchObject([{ index: 0 }, { index: 5 }])
    expect(JSON.parse(copied('pager', ofRun))).toMatchObject({ id: run.id })
  })

  it('carries no escape sequence, whatever a model wrote', () => {
    const hostile = '\x1b]52;c;aGVsbG8=\x07\x1b[31mred\u202e'
    const rows = [fakeRow(0, { prediction: { text: hostile } })]
    for (const id of ['copy', 'copy-json', 'pager', 'editor'])
      expect(copied(id, row(0), rows)).not.toMatch(/[[\p{Cc}\p{Cf}]--\n]/v)
    expect(JSON.parse(copied('copy-json', row(0), rows)).prediction.text).toBe(hostile)
  })
})

describe('a price', () => {
  const quote = {
    ...{ task: 'hmw', program: 'hmw', model: 'm', rows: 84, simulated: false },
    ...{ perRowUsd: 0.001, costUsd: 0.084, from: '20261122T140215-4f2a' },
  }
  it.each([
    [{}, 'about $0.0840 (84 rows at $0.0010, as in run 4f2a)'],
    [{ simulated: true }, 'about simulated $0.0840 (84 rows at $0.0010, as in run 4f2a)'],
    [
      { perRowUsd: null, costUsd: null, from: null },
      '84 rows, cost unknown: no earlier run tells; whetstone eval --estimate asks ten examples',
    ],
    [
      { perRowUsd: null, costUsd: null, from: null, simulated: true, rows: 1 },
      '1 row, simulated: nobody is billed',
    ],
  ])('%o', (own, text) => {
    expect(priceText({ ...quote, ...own })).toBe(text)
  })
})

describe('a command line', () => {
  it.each([
    [['eval', 'hmw@production'], 'whetstone eval hmw@production'],
    [['eval', "it's; rm -rf"], "whetstone eval 'it'\\''s; rm -rf'"],
    [['export', 'a', ...flag('out', ''), ...flag('to', '$HOME')], "whetstone export a --to '$HOME'"],
    [['runs', 'show', ''], "whetstone runs show ''"],
  ])('of %j is %s', (words, line) => {
    expect(commandLine(...words)).toBe(line)
  })
})
