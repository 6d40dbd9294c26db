/** Which fields of a prompt hold How might we questions and their scores, whatever their names. */
import type { AskedField, NumberType, Values } from '../reading/value-type.ts'

/** The fields that the questions task fills, by what they hold. */
export interface QuestionFields {
  readonly questions: AskedField
  /** True when one question is asked for, not a list. */
  readonly isSingle: boolean
  /** The keys of question and score, when each item is an object. */
  readonly keys: { readonly question: string; readonly score: string | undefined } | undefined
  readonly scores: AskedField | undefined
  readonly range: { readonly low: number; readonly high: number; readonly isInteger: boolean }
}

/** A question with its score, as read from the outputs of a demo. */
export interface GivenQuestion {
  readonly question: string
  readonly score: number | undefined
}

const asksQuestions = /question|hmw/i
const asksScores = /score|relevance|rating/i

/** The fields of a How might we task; undefined when the prompt is about something else. */
export function questionFields(asked: readonly AskedField[], told: string): QuestionFields | undefined {
  const questions = asked.find(({ name, type }) => asksQuestions.test(name) && holdsQuestions(type.kind))
  if (questions === undefined) return undefined
  if (!/how[ -]might[ -]we|\bhmws?\b/i.test(`${told} ${questions.name.replaceAll('_', ' ')}`))
    return undefined
  const { type } = questions
  const item = type.kind === 'array' && type.items.kind === 'object' ? type.items.fields : undefined
  if (type.kind === 'array' && type.items.kind !== 'text' && type.items.kind !== 'any' && item === undefined)
    return undefined
  const key = item?.find(({ name }) => asksQuestions.test(name) || name === 'text')
  if (item !== undefined && key === undefined) return undefined
  const scores = asked.find((field) => asksScores.test(field.name) && numberIn(field) !== undefined)
  const inner = item?.find((field) => asksScores.test(field.name) && numberIn(field) !== undefined)
  const scale = numberIn(inner ?? scores)
  return {
    questions,
    isSingle: type.kind !== 'array',
    keys: key && { question: key.name, score: inner?.name },
    scores: inner === undefined ? scores : undefined,
    range: { low: scale?.min ?? 0, high: scale?.max ?? 10, isInteger: scale?.isInteger ?? false },
  }
}

/** The questions and scores that outputs hold. */
export function givenQuestions(fields: QuestionFields, outputs: Values): GivenQuestion[] {
  const value = outputs[fields.questions.name]
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const scores = fields.scores && outputs[fields.scores.name]
  return items.map((item, at) => {
    const { keys } = fields
    const question = keys === undefined ? item : (item as Values | null)?.[keys.question]
    const own =
      keys?.score === undefined
        ? Array.isArray(scores)
          ? scores[at]
          : scores
        : (item as Values | null)?.[keys.score]
    return {
      question: typeof question === 'string' ? question : '',
      score: typeof own === 'number' ? own : undefined,
    }
  })
}

function holdsQuestions(kind: string): boolean {
  return kind === 'array' || kind === 'text'
}

function numberIn(field: AskedField | undefined): NumberType | undefined {
  const type = field?.type.kind === 'array' ? field.type.items : field?.type
  return type?.kind === 'number' ? type : undefined
}
