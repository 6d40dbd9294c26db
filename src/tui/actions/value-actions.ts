/** What can be done with what one looks at: copy it, open it in another program. */
import { json } from '../format/value.ts'
import type { Value } from '../screen/chosen.ts'
import { cleanLines } from '../text/clean.ts'
import type { Action, Applied, Place } from './action.ts'
import { commandLine } from './command-line.ts'

/** Copies what is looked at as a person reads it. */
export const copyText: Action = {
  id: 'copy',
  title: 'copy what is shown',
  keys: 'y',
  at: (place) =>
    withCommand(place, ({ name, text }) => ({ type: 'copy', name, text: () => cleanLines(text()) })),
}

/** Copies the same as JSON. */
export const copyJson: Action = {
  id: 'copy-json',
  title: 'copy it as JSON',
  keys: 'Y',
  at: (place) =>
    withCommand(place, ({ name, data }) => ({
      type: 'copy',
      name: `${name} as JSON`,
      text: () => json(data()),
    })),
}

/** Opens what is looked at in the pager. */
export const openPager: Action = {
  id: 'pager',
  title: 'open what is shown in $PAGER',
  keys: 'o',
  at: (place) =>
    withCommand(place, (value) => ({
      ...{ type: 'open', in: 'pager', name: `${value.name}.txt`, text: () => pageOf(value) },
    })),
}

/** Opens it as JSON in the editor: a copy, whose changes go nowhere. */
export const openEditor: Action = {
  id: 'editor',
  title: 'open a copy as JSON in $EDITOR',
  keys: 'e',
  at: (place) =>
    withCommand(place, ({ name, data }) => ({
      ...{ type: 'open', in: 'editor', name: `${name}.json`, text: () => json(data()) },
    })),
}

function withCommand(place: Place, act: (value: Value) => Applied['act']): Applied | undefined {
  return place.value === undefined ? undefined : { command: commandOf(place), act: act(place.value) }
}

/** What shows the same on the command line: the row by itself, or the run. */
function commandOf({ chosen, run }: Place): string | undefined {
  if (run === undefined) return undefined
  const [index, another] = chosen?.kind === 'rows' ? chosen.indexes : []
  return index === undefined || another !== undefined
    ? commandLine('runs', 'show', run.id, '--json')
    : commandLine('tui', `run/${run.id}/row/${index}`)
}

/** A single line is no page: then all that is known is shown. */
function pageOf({ text, data }: Value): string {
  const page = cleanLines(text())
  return page.includes('\n') ? page : json(data())
}
