/** Evaluating a task or a program, from a form. */
import { modelText } from '../format/run.ts'
import type { Action, Place } from './action.ts'
import { commandLine, flag } from './command-line.ts'
import { numberOf } from './filled.ts'
import { runToDo } from './runs-to-do.ts'
import { targetField, targetOf } from './target.ts'
import type { Act, Field, Filled } from './wish.ts'

/** Starts an evaluation of what is looked at, or of anything else. */
export const evaluate: Action = {
  id: 'evaluate',
  title: 'evaluate a task or a program',
  keys: 'E',
  costs: true,
  at: (place) => ({
    command: commandLine('eval', targetOf(place) ?? 'hmw'),
    act: { type: 'form', form: { title: 'Evaluate', fields: fieldsAt(place), command, act: begun } },
  }),
}

function fieldsAt(place: Place): Field[] {
  const { run } = place
  const model = run === undefined || typeof run.model !== 'string' ? undefined : modelText(run)
  return [
    targetField(place),
    { name: 'model', label: 'model', value: model, empty: 'the default model', offers: 'models' },
    { name: 'data', label: 'data', empty: 'the dev set of the task' },
    { name: 'limit', label: 'limit', empty: 'all examples', isNumber: true },
  ]
}

function command({ target = '', model, data, limit }: Filled): string {
  return commandLine('eval', target, ...flag('model', model), ...flag('data', data), ...flag('limit', limit))
}

function begun({ target = '', model, data, limit }: Filled): Act {
  const options = { target, model: model || undefined, data: data || undefined, limit: numberOf(limit) }
  return runToDo({
    title: `Evaluate ${target}?`,
    isNew: true,
    quote: (desk) => desk.quote(options),
    carryOut: (desk, watch) => desk.evaluate({ ...options, ...watch }),
  })
}
