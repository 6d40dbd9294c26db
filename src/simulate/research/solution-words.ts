/** Titles and descriptions of solutions, composed of the words of research notes. */
import { countWords, isSmallWord } from '../reading/words.ts'
import type { Chance } from '../skill/chance.ts'
import type { ResearchContext } from './context.ts'
import { readJob } from './jobs.ts'
import { measureOf, momentsOf } from './notes.ts'
import { peopleIn } from './people.ts'
import { upperFirst } from './third-person.ts'

/** The words of a solution before it is judged. */
export interface Sketch {
  readonly title: string
  readonly description: string
}

const kinds = [
  'check',
  'guide',
  'reminder',
  'overview',
  'first step',
  'shared list',
  'walk-through',
  'plan',
  'note',
  'starter kit',
  'hand-over',
  'preview',
] as const
const ways = [
  'Guided',
  'Shared',
  'One-tap',
  'Weekly',
  'Early',
  'Printed',
  'Quiet',
  'Two-minute',
  'Personal',
  'Offline',
  'Side-by-side',
  'Plain',
] as const

/** Sketches without end: each call gives another, with a title that none had before. */
export function sketcher(context: ResearchContext, chance: Chance): () => Sketch {
  const topics = topicsOf(context)
  const given = new Set<string>()
  const drawn = () => {
    const [way, kind] = [chance.pick(ways), chance.pick(kinds)]
    const topic = chance.pick(topics) ?? 'everyday work'
    return { way, topic, kind, title: `${way} ${topic} ${kind}` }
  }
  return () => {
    const draws = Array.from({ length: drawsPerTitle }, drawn)
    const fresh = draws.find(({ title }) => !given.has(title) && !repeatsItself(title)) ?? draws[0] ?? drawn()
    given.add(fresh.title)
    return { title: fresh.title, description: describe(context, chance, fresh) }
  }
}

function repeatsItself(title: string): boolean {
  const words = title.toLowerCase().split(' ')
  return new Set(words).size < words.length
}

/** Enough to find a title that is new; with fewer than 20 titles asked for, nearly every draw is. */
const drawsPerTitle = 8
const vague =
  /(?:ed|ing|ly)$|^(?:time|times|days?|weeks?|months?|years?|hours?|minutes?|numbers?|people|persons?|things?|ways?|first|last|next|same|other|rest|share|average|half|third|most)$/

interface Thing {
  readonly way: string
  readonly topic: string
  readonly kind: string
}

function describe(context: ResearchContext, chance: Chance, { way, topic, kind }: Thing): string {
  const [person] = peopleIn([...context.insights, ...context.jobs])
  const job = context.jobs.length > 0 ? readJob(chance.pick(context.jobs) ?? '') : undefined
  const need = job?.need || 'get on without asking twice'
  const moment =
    chance.pick(momentsOf(context.insights)) ??
    (job?.moment ? `when ${job.moment}` : 'at the first sign of trouble')
  const thing = `${/^[aei]|^of/i.test(way) ? 'an' : 'a'} ${way.toLowerCase()} ${kind} for ${topic}`
  return chance.pick([
    `Offer ${thing}, so that ${person} can ${need}.`,
    `${upperFirst(thing)} reaches ${person} ${moment}, and helps them ${need}.`,
    `Give ${person} ${thing} ${moment}, tried with one small group before it grows.`,
    `Put ${thing} in front of ${person}, so that they can ${need}.`,
  ])
}

/** What measures are about, shortened to one to three words; else words that the notes repeat. */
function topicsOf({ metrics, insights, jobs }: ResearchContext): string[] {
  const heads = metrics.flatMap((metric) => {
    const head =
      measureOf(metric).subject.split(
        / (?:of|per|within|in|on|with|at|from|to|for|by|that|who|as|when|before|after|made|done|using|than)\b/,
      )[0] ?? ''
    const words = head
      .replace(/[^\w' -]/g, '')
      .split(' ')
      .filter((word) => !/^\d|^(?:median|average|mean|total)$/.test(word) && !isSmallWord(word))
    const topic = words.slice(-3).join(' ')
    return topic.length >= 4 ? [topic] : []
  })
  const topics = [...new Set([...heads, ...nounsIn([...insights, ...jobs])])].filter(
    (topic) => countWords(topic) <= 3 && !vague.test(topic),
  )
  return topics.length > 0 ? topics : ['everyday work']
}

/** Words between an article and a small word: nouns, nearly always. */
function nounsIn(texts: readonly string[]): string[] {
  const after = 'of|in|on|at|to|for|and|or|with|when|before|after|that|is|was|from|by'
  const nouns = texts
    .join('\n')
    .matchAll(new RegExp(`\\b(?:the|an?|their|my|our) ([a-z]{4,})(?= (?:${after})\\b|[,.;])`, 'g'))
  return [...nouns].flatMap(([, noun = '']) => (isSmallWord(noun) || vague.test(noun) ? [] : [noun]))
}
