/** What can be done with a program: export it, name it. */
import { shortPath } from '../format/run.ts'
import type { Action } from './action.ts'
import { commandLine, flag } from './command-line.ts'
import { targetOf } from './target.ts'
import type { Act, Filled } from './wish.ts'

/** Writes a program for production. */
export const exportProgram: Action = {
  id: 'export',
  title: 'export the program',
  keys: 'x',
  at: (place) => {
    const target = targetOf(place)
    if (target === undefined) return undefined
    const fields = [
      { name: 'program', label: 'program', value: target, empty: 'a program', offers: 'targets' },
      { name: 'to', label: 'format', value: 'ts', empty: 'a format', offers: 'formats' },
      { name: 'out', label: 'file', empty: 'among the exports beside the store' },
    ] as const
    return {
      command: commandLine('export', target, '--to', 'ts'),
      act: { type: 'form', form: { title: 'Export', fields, command: exportCommand, act: exported } },
    }
  },
}

/** Points a name at a program. */
export const nameProgram: Action = {
  id: 'name',
  title: 'name the program',
  at: ({ chosen }) => {
    if (chosen?.kind !== 'program') return undefined
    const { hash, task } = chosen
    const program = hash.slice(0, 16)
    const fields = [
      { name: 'name', label: 'name', value: `${task}@production`, empty: 'such as hmw@production' },
    ]
    const command = ({ name = '' }: Filled) => commandLine('programs', 'name', name, program)
    return {
      command: command({ name: `${task}@production` }),
      act: {
        type: 'form',
        form: { title: 'Name the program', fields, command, act: ({ name = '' }) => naming(name, program) },
      },
    }
  },
}

function exportCommand({ program = '', to = '', out }: Filled): string {
  return commandLine('export', program, '--to', to, ...flag('out', out))
}

function exported({ program = '', to = '', out }: Filled): Act {
  return {
    type: 'work',
    work: {
      title: `Exporting ${program}`,
      does: async (desk) => {
        const { name, format, path, notes } = await desk.exportProgram({ program, to, out: out || undefined })
        return { note: [`${name} as ${format}: ${shortPath(path ?? '')}`, ...notes].join('; '), go: 'back' }
      },
    },
  }
}

function naming(name: string, program: string): Act {
  return {
    type: 'work',
    work: {
      title: `Naming ${name}`,
      does: async (desk) => {
        await desk.name(name, program)
        return {
          note: `${name} points at ${program.slice(0, 8)}; u takes it back`,
          go: 'back',
          undo: {
            title: `Taking back ${name}`,
            does: async (itsDesk) => {
              const { hash } = await itsDesk.undoName(name)
              return {
                note: hash === null ? `${name} points nowhere` : `${name} points at ${hash.slice(0, 8)}`,
              }
            },
          },
        }
      },
    },
  }
}
