/** How might we questions composed of the words of research notes: patterns, not sentences of any data. */

import { countWords } from '../reading/words.ts'
import type { Chance } from '../skill/chance.ts'
import type { ResearchContext } from './context.ts'
import { type Job, readJob } from './jobs.ts'
import { clausesOf, type Measure, measureOf, momentsOf } from './notes.ts'
import { peopleIn } from './people.ts'

/** Words of a good question: enough to say something, few enough to be asked aloud. */
const fewest = 9
const most = 26

/** The ends of questions, the part after `How might we `: as many as the notes give, in drawn order. */
export function questionEnds(context: ResearchContext, chance: Chance): string[] {
  const people = peopleIn([...context.insights, ...context.metrics, ...context.jobs])
  const jobs = context.jobs.map(readJob).filter(({ need }) => need !== '')
  const moments = momentsOf(context.insights)
  // Whom the notes name most is whom most questions are about.
  const anyone = () => (chance.happens(0.5) ? people[0] : chance.pick(people))
  const byJob = jobs.map((job) => chance.shuffled(jobEnds(job, anyone, chance.pick(moments))))
  const byMeasure = context.metrics.map((metric) => chance.shuffled(measureEnds(measureOf(metric), anyone())))
  const byClause = clausesOf(context.insights).map((clause) => chance.shuffled(clauseEnds(clause, anyone())))
  const sources = chance.shuffled([...byJob, ...byMeasure, ...byClause])
  const ends = dealt([...byJob.slice(0, 1), ...sources]).filter(isSpeakable)
  return ends.length > 0 ? ends : plainEnds(context, people[0])
}

function jobEnds(
  { need, moment, outcome, person }: Job,
  anyone: () => string,
  aside: string | undefined,
): string[] {
  const who = person ?? anyone()
  const when = moment === undefined ? '' : ` when ${moment}`
  const asideOrNot = aside === undefined || need.includes(aside) ? '' : `, even ${aside}`
  const goal = outcome === undefined ? '' : ` so that ${outcome}`
  return [
    `help ${who} ${need}${when}`,
    `help ${who} ${need}${goal}`,
    `make it easier for ${who} to ${need}${when}`,
    `give ${who} a simpler way to ${need}${asideOrNot}`,
    `make sure ${who} can ${need}${when === '' ? asideOrNot : when}`,
    `let ${who} ${need}, even on their busiest day`,
    `support anyone who wants to ${need}${when}`,
    `clear the way for ${who} to ${need}${goal}`,
  ]
}

function measureEnds({ name, target, shallRise }: Measure, who: string): string[] {
  const verb = shallRise === undefined ? 'change' : shallRise ? 'raise' : 'bring down'
  const goal = target === undefined ? '' : ` towards ${target}`
  return [
    `${verb} ${name}${goal} without adding work for ${who}`,
    `${verb} ${name} in a way that feels natural to ${who}`,
    `involve ${who} in what it takes to ${verb} ${name}${goal}`,
    `learn from ${who} what stands behind ${name}, and act on it early`,
  ]
}

function clauseEnds(clause: string, who: string): string[] {
  return [
    `respond to the fact that ${clause}`,
    `make things better for ${who}, given that ${clause}`,
    `support ${who}, knowing that ${clause}`,
    `take seriously that ${clause}, and help ${who} in time`,
  ]
}

/** Where notes give no phrase, their longest words at least name the matter. */
function plainEnds({ insights, jobs, metrics }: ResearchContext, who: string): string[] {
  const words = [...insights, ...jobs, ...metrics].join(' ').match(/[a-z]{5,}/g) ?? ['everyday', 'work']
  return words.map((word) => `help ${who} get on better with everything to do with ${word} in their day`)
}

/** One of each source in turn, as cards are dealt. */
function dealt(sources: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...sources.map(({ length }) => length))
  const rounds = Array.from({ length: longest }, (_, round) =>
    sources.flatMap((source) => source[round] ?? []),
  )
  return [...new Set(rounds.flat())]
}

function isSpeakable(end: string): boolean {
  const words = countWords(end) + 3
  return words >= fewest && words <= most
}
