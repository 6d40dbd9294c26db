/** Writes How might we questions with scores, with the mistakes that a skill allows. */
import type { Values } from '../reading/value-type.ts'
import type { Chance } from '../skill/chance.ts'
import type { Skill } from '../skill/skill.ts'
import type { ResearchContext } from './context.ts'
import type { GivenQuestion, QuestionFields } from './question-fields.ts'
import { questionEnds } from './question-patterns.ts'
import { upperFirst } from './third-person.ts'

/** What a composer of research answers works with. */
export interface Composing {
  readonly context: ResearchContext
  /** How many items are asked for. */
  readonly count: number
  readonly skill: Skill
  readonly chance: Chance
}

const otherOpenings = [
  'How can we',
  'What if we could',
  'How could we',
  'How do we',
  'We should',
  'Is there a way to',
  'Ways to',
  '',
] as const

/** The values of the fields of a How might we task. */
export function composeQuestions(fields: QuestionFields, composing: Composing): Values {
  const { skill, chance } = composing
  const items = draft(fields, composing)
  const { questions, scores, keys, isSingle } = fields
  const shown =
    keys === undefined ? items.map(({ question }) => question) : items.map((item) => asObject(keys, item))
  const given = items.flatMap(({ score }) => score ?? [])
  const missing = chance.happens(skill('scores')) ? 0 : chance.between(1, 2)
  return {
    [questions.name]: isSingle ? shown[0] : shown,
    ...(scores && {
      [scores.name]:
        scores.type.kind === 'array' ? given.slice(0, Math.max(1, given.length - missing)) : given[0],
    }),
  }
}

function draft(fields: QuestionFields, { context, count, skill, chance }: Composing): GivenQuestion[] {
  const given =
    fields.isSingle || chance.happens(skill('count'))
      ? count
      : chance.pick([count - 2, count - 1, count - 1, count + 1])
  const ends = questionEnds(context, chance)
  return Array.from({ length: Math.max(1, given) }, (_, at) => {
    const end = ends[at % ends.length] ?? ''
    const isShort = !chance.happens(skill('length'))
    const opening = chance.happens(skill('prefix')) ? 'How might we' : chance.pick(otherOpenings)
    const wanted = chance.happens(skill('relevance'))
      ? 0.62 + 0.34 * chance.next()
      : 0.15 + 0.42 * chance.next()
    return {
      question: sentence(opening, isShort ? firstWord(end) : end),
      score: scaled(wanted, fields.range),
    }
  })
}

function sentence(opening: string, end: string): string {
  const text = upperFirst(`${opening} ${end}`.trim())
  return /^(?:How|What|Is)\b/.test(text) ? `${text}?` : `${text}.`
}

function firstWord(end: string): string {
  return end.split(' ')[0] ?? end
}

/** A share of a range, rounded as people write scores: whole, or to a tenth of a ten-point range. */
function scaled(share: number, { low, high, isInteger }: QuestionFields['range']): number {
  const value = low + share * (high - low)
  if (isInteger) return share >= 0.6 ? Math.ceil(value) : Math.floor(value)
  const digits = high - low > 1 ? 1 : 2
  return Number(value.toFixed(digits))
}

function asObject(
  keys: { question: string; score: string | undefined },
  { question, score }: GivenQuestion,
): Values {
  return { [keys.question]: question, ...(keys.score !== undefined && { [keys.score]: score }) }
}
