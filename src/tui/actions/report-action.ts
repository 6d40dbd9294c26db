/** Writing runs as a report that can be handed on. */
import { shortPath } from '../format/run.ts'
import { InputError } from '../workbench.ts'
import type { Action, Place } from './action.ts'
import { commandLine, flag } from './command-line.ts'
import type { Act, Filled } from './wish.ts'

/** Writes the chosen runs as HTML, Markdown, CSV, JSON, JSONL or JUnit, as the file name ends. */
export const report: Action = {
  id: 'report',
  title: 'write a report of the run',
  keys: 'x',
  at: (place) => {
    const ids = idsOf(place)
    if (ids.length === 0) return undefined
    const command = ({ file }: Filled) => commandLine('runs', 'report', ...ids, ...flag('output', file))
    const fields = [
      { name: 'file', label: 'file', empty: 'HTML among the exports, or as .md .csv .jsonl .xml tells' },
    ]
    return {
      command: command({}),
      act: {
        type: 'form',
        form: { title: 'Report', fields, command, act: ({ file = '' }) => writing(ids, file) },
      },
    }
  },
}

function idsOf({ chosen, run }: Place): readonly string[] {
  if (chosen?.kind === 'runs') return chosen.ids
  return run === undefined ? [] : [run.id]
}

function writing(ids: readonly string[], file: string): Act {
  return {
    type: 'work',
    work: {
      title: 'Writing the report',
      does: async (desk) => {
        const reports = await import('../../report/index.ts')
        const { holdsComparisons, renderReport, reportFormatOf, unknownEnding } = reports
        const format = reportFormatOf(file)
        if (format === undefined) throw new InputError('unknown_format', unknownEnding(file))
        const isCompared = holdsComparisons(format)
        const chunks = renderReport(await desk.report(ids, { isCompared }), format)
        const place = file === '' ? { name: `${ids.join('-')}.html` } : { file }
        return { note: `Written: ${shortPath(await desk.save(place, chunks))}`, go: 'back' }
      },
    },
  }
}
