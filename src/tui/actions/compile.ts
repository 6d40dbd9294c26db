/** Compiling a task or a program, from a form. */
import { validationVerdict } from '../../report/index.ts'
import { counted } from '../format/number.ts'
import type { CompileProgramOptions, Desk } from '../workbench.ts'
import type { Action, Place } from './action.ts'
import { commandLine, flag } from './command-line.ts'
import { numberOf } from './filled.ts'
import { askPrice } from './price.ts'
import { targetField, targetOf } from './target.ts'
import type { Act, Field, Filled, Work } from './wish.ts'

type Report = Awaited<ReturnType<Desk['compile']>>

/** Takes labels as they are: no model is asked, but for scores. */
const optimizer = 'labeled-few-shot'

/** Compiles what is looked at, or anything else. */
export const compile: Action = {
  id: 'compile',
  title: 'compile a program',
  keys: 'C',
  at: (place) => ({
    command: commandLine('compile', targetOf(place) ?? 'hmw'),
    act: { type: 'form', form: { title: 'Compile', fields: fieldsAt(place), command, act: asked } },
  }),
}

function fieldsAt(place: Place): Field[] {
  return [
    targetField(place),
    { name: 'k', label: 'demos', empty: '16 for each predictor', isNumber: true },
    { name: 'seed', label: 'seed', empty: '0: equal seeds give equal programs', isNumber: true },
    { name: 'name', label: 'name', empty: `<task>-${optimizer}` },
    { name: 'val', label: 'score on', empty: 'a file of examples: nothing is scored without one' },
    { name: 'model', label: 'model', empty: 'the default model, for the scores', offers: 'models' },
  ]
}

function command({ target = '', k, seed, name, val, model }: Filled): string {
  const scored = val === undefined || val === '' ? [] : [...flag('val', val), ...flag('model', model)]
  return commandLine(
    ...['compile', target],
    ...[...flag('k', k), ...flag('seed', seed), ...flag('name', name), ...scored],
  )
}

function asked({ target = '', k, seed, name, val, model }: Filled): Act {
  const options = { target, optimizer, k: numberOf(k), seed: numberOf(seed), name: name || undefined }
  if (val) return scored({ ...options, val, model: model || undefined })
  const work: Work = {
    title: `Compiling ${target}`,
    does: async (desk) => compiled(await desk.compile(options)),
  }
  return { type: 'work', work }
}

function compiled({ program, name, parts, notes }: Report) {
  const demos = Object.values(parts).reduce((sum, part) => sum + part.demos, 0)
  return {
    note: [`${name}: ${counted(demos, 'demo')}; E evaluates it`, ...notes].join('; '),
    go: { screen: 'program', hash: program, name } as const,
  }
}

/** Student and result are scored: first the price of both, then the runs themselves. */
function scored(options: CompileProgramOptions): Act {
  const { target, val: data, model } = options
  const work: Work = {
    title: 'Checking',
    kind: 'awaited',
    does: async (desk) => {
      const { rows, costUsd, ...one } = await desk.quote({ target, data, model })
      const both = { ...one, rows: 2 * rows, costUsd: costUsd === null ? null : 2 * costUsd }
      const run: Work = {
        title: `compiling ${target}`,
        kind: 'run',
        isNew: true,
        does: async (itsDesk, watch) => ({
          note: verdictOf(await itsDesk.compile({ ...options, ...watch })),
        }),
      }
      return { next: askPrice(`Compile ${target} and score both?`, both, run) }
    },
  }
  return { type: 'work', work }
}

function verdictOf({ name, validation }: Report): string {
  return `${name}: ${validation === undefined ? 'kept' : validationVerdict(validation)}; 5 shows it`
}
