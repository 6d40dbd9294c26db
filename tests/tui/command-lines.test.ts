/** The command lines that the palette teaches are ones that the command line takes, and those the documentation lists. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../src/cli/main.ts'
import type { Place } from '../../src/tui/actions/action.ts'
import { actions } from '../../src/tui/actions/actions.ts'
import type { Form } from '../../src/tui/actions/wish.ts'
import { readerOf } from '../../src/tui/data/reader.ts'
import { fakeBrowser, fakeRun } from '../../src/tui/testing/fake-browser.ts'

const io = {
  ...{ env: {}, cwd: '/', out: () => {}, err: () => {}, isOutTty: false, isErrTty: false },
  ...{ onInterrupt: () => () => {}, exitNow: () => {} },
}

const stopped = fakeRun({ status: 'interrupted' })
const reader = (run: typeof stopped) => readerOf(fakeBrowser({ runs: [run] }))
const text = { name: 'prediction', text: () => '', data: () => ({}) }
const places: readonly Place[] = [
  ...[fakeRun(), stopped].flatMap((run) => [
    {
      reader: reader(run),
      run,
      chosen: { kind: 'runs', ids: [run.id] } as const,
      value: text,
      isRunning: true,
    },
    {
      ...{ reader: reader(run), run, value: text, isRunning: false },
      chosen: { kind: 'rows', runId: run.id, indexes: [3, 17] } as const,
    },
  ]),
  {
    ...{ reader: reader(stopped), isRunning: false, undo: { title: 'undo', does: async () => ({}) } },
    chosen: { kind: 'program', hash: 'ab12cd34ef56', name: 'hmw-labeled-few-shot', task: 'hmw' },
  },
]

/** Every command line of an action: in the palette, and of its form filled in everywhere. */
function commandsOf({ at }: (typeof actions)[number]): readonly string[] {
  return places.flatMap((place) => {
    const applied = at(place)
    if (applied?.command === undefined) return []
    return applied.act.type === 'form' ? [applied.command, ofForm(applied.act.form)] : [applied.command]
  })
}

function ofForm({ fields, command }: Form): string {
  return command(Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '7'])))
}

/** The words of a command line, without the program's name. */
function wordsOf(line: string): string[] {
  return line.split(' ').slice(1)
}

/** Finds the command and has it read its flags, without carrying it out. */
function parse(line: string): void {
  let command: Command = buildProgram(io, () => {})
  const words = wordsOf(line)
  for (let next = find(command, words[0]); next !== undefined; next = find(command, words[0])) {
    command = next
    words.shift()
  }
  expect(command.parent, `${line}: expected a command`).not.toBeNull()
  const { operands, unknown } = command.parseOptions(words)
  expect(unknown, `${line}: unknown flags`).toEqual([])
  const wanted = command.registeredArguments.filter(({ required }) => required).length
  expect(operands.length, `${line}: arguments`).toBeGreaterThanOrEqual(wanted)
}

function find(command: Command, name: string | undefined): Command | undefined {
  return command.commands.find((one) => one.name() === name)
}

describe('each action', () => {
  const taught = actions.map((action) => ({ id: action.id, commands: commandsOf(action) }))

  it.each(taught)('$id', ({ commands }) => {
    for (const command of commands) parse(command)
  })

  it('has a command line, but for what only means something here', () => {
    const without = taught.filter(({ commands }) => commands.length === 0).map(({ id }) => id)
    expect(without).toEqual(['stop', 'undo'])
  })
})

describe('the documentation', () => {
  const page = readFileSync(new URL('../../docs/how-to/terminal-ui.md', import.meta.url), 'utf8')
  const rows = page.split('\n').filter((line) => line.startsWith('| '))

  it.each(actions.map(({ title, keys }) => ({ title, keys })))('lists: $title', ({ title, keys = '' }) => {
    const row = rows.find((line) => line.includes(` ${title} `))
    expect(row, 'a row of the table of actions').toBeDefined()
    expect(row?.split('|')[2]?.trim()).toBe(keys === '' ? '' : `\`${keys}\``)
  })

  it('gives the command lines that the actions have', () => {
    for (const action of actions) {
      const row = rows.find((line) => line.includes(` ${action.title} `)) ?? ''
      const [first] = commandsOf(action)
      if (first === undefined) continue
      const told = /`(whetstone [^`]*)`/.exec(row)?.[1] ?? ''
      const start = wordsOf(first).slice(0, first.includes(' runs ') || first.includes(' programs ') ? 2 : 1)
      expect(wordsOf(told).slice(0, start.length), action.title).toEqual(start)
      parse(told.replaceAll(/<\w+>/g, '7'))
    }
  })
})
