/** A few words on why an answer is as it is, made of the words of research notes. */
import type { Chance } from '../skill/chance.ts'
import type { ResearchContext } from './context.ts'
import { readJob } from './jobs.ts'
import { clausesOf, measureOf } from './notes.ts'
import { peopleIn } from './people.ts'
import { upperFirst } from './third-person.ts'

/** One or two sentences that name what stands out in the notes. */
export function reasonFor(context: ResearchContext, what: string, chance: Chance): string {
  const [who] = peopleIn([...context.insights, ...context.jobs])
  const clause = chance.pick(clausesOf(context.insights))
  const job = chance.pick(context.jobs)
  const metric = chance.pick(context.metrics)
  const first = clause === undefined ? chance.pick(plainBeginnings(who)) : `${upperFirst(clause)}.`
  const need = (job && readJob(job).need) || 'get on with their day'
  const measure = metric === undefined ? '' : `, and ${measureOf(metric).name} would show it first`
  return chance.pick([
    `${first} What ${who} are after is to ${need}${measure}. The ${what} follow from there.`,
    `${first} The ${what} begin with what it takes to ${need}${measure}.`,
  ])
}

function plainBeginnings(who: string): [string, ...string[]] {
  return [
    `The notes show ${who} working around what they are given.`,
    `Several notes point to the same moment in the day of ${who}.`,
    `What ${who} say and what the figures say belong together here.`,
  ]
}
