/** Work that asks models: first its price, then, once that is agreed to, the run itself. */
import { cost, counted, percent } from '../format/number.ts'
import { modelText, shortId } from '../format/run.ts'
import type { Desk, Quote } from '../workbench.ts'
import { askPrice } from './price.ts'
import type { Act, Watch, Work } from './wish.ts'

type Report = Awaited<ReturnType<Desk['evaluate']>>

/** A run to be carried out. */
export interface RunToDo {
  /** What is asked: `Evaluate hmw?`. */
  readonly title: string
  readonly quote: (desk: Desk) => Promise<Quote>
  readonly carryOut: (desk: Desk, watch: Watch) => Promise<Report>
  /** Whether the run is a new one. */
  readonly isNew: boolean
}

/** Finds out what it costs, and asks. */
export function runToDo({ title, quote, carryOut, isNew }: RunToDo): Act {
  const work: Work = {
    title: 'Checking',
    kind: 'awaited',
    does: async (desk) => {
      const price = await quote(desk)
      const run: Work = {
        title: `${price.program} on ${modelText(price)}`,
        kind: 'run',
        isNew,
        does: async (itsDesk, watch) => ({ note: outcome(await carryOut(itsDesk, watch)) }),
      }
      return { next: askPrice(title, price, run) }
    },
  }
  return { type: 'work', work }
}

function outcome({ run, status, score, scored, errors, costUsd, simulated, metric }: Report): string {
  const result =
    score === null ? 'nothing scored' : `${metric} ${percent(score)} of ${counted(scored, 'row')}`
  const failed = errors === 0 ? '' : `, ${counted(errors, 'error')}`
  const stand = status === 'done' ? 'done' : status.replaceAll('_', ' ')
  return `${shortId(run)} ${stand}: ${result}${failed}, ${cost(costUsd, simulated)}`
}
