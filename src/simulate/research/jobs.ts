/** Reads jobs to be done: `When …, I want to …, so that …`, `Help me …`, `Keep my …`, `As a …, know …`. */
import { bare, lowerFirst, thirdPerson } from './third-person.ts'

/** A job in the third person. */
export interface Job {
  /** What people want to do: a verb phrase that follows `to`; empty when the job says only what not to do. */
  readonly need: string
  /** The clause after `when`. */
  readonly moment: string | undefined
  /** The clause after `so that`. */
  readonly outcome: string | undefined
  /** Who says so: `a midwife`. */
  readonly person: string | undefined
}

const nouns =
  /^(?:a|an|the|my|our|no|more|less|fewer|one|enough|proof|peace|some|any|their|everyone|everybody|all|both|it)\b/i

/** The parts of a job to be done. */
export function readJob(text: string): Job {
  const plain = bare(text)
  const person =
    /^(?:As|For) (an? [\w -]+?),/i.exec(plain)?.[1] ?? /^\w+ me, as (an? [^,]+),/i.exec(plain)?.[1]
  const rest = plain.replace(/^(?:As|For) an? [\w -]+?, /i, '').replace(/, as an? [^,]+,/i, '')
  const moment = /^(?:when|whenever|if|once) (.+?), (?:I|we|let|help|make|give|keep|show|tell)\b/i.exec(
    rest,
  )?.[1]
  const [wish = '', outcome] = (
    moment === undefined ? rest : rest.slice(rest.indexOf(moment) + moment.length + 2)
  ).split(/,? so that |,? so (?=(?:I|we|my|our|the|nobody|it|no|they|people|every\w*)\b)/i)
  return {
    need: thirdPerson(needOf(wish)),
    moment: moment && thirdPerson(lowerFirst(moment)),
    outcome: outcome && thirdPerson(lowerFirst(outcome)),
    person: person?.toLowerCase(),
  }
}

function needOf(wish: string): string {
  const wanted = wish.replace(
    /^(?:I|we) (?:really |just |simply )?(?:want|need|would like|'d like)(?: to be able)? /i,
    '',
  )
  if (wanted !== wish) return wanted.startsWith('to ') ? wanted.slice(3) : `get ${lowerFirst(wanted)}`
  const helped = /^(?:please )?(?:help|let|allow) (?:me|us) (?:to )?(.+)$/i.exec(wish)?.[1]
  if (helped !== undefined) return lowerFirst(helped)
  const spared = /^(?:do not|don't|never|stop) (?:make|making) (?:me|us) (.+)$/i.exec(wish)?.[1]
  if (spared !== undefined) return `stop having to ${spared}`
  if (/^(?:do not|don't)\b/i.test(wish)) return ''
  const told = /^(show|tell|give|send|offer) (?:me|us) (.+)$/i.exec(wish)
  if (told) return `${receiving[(told[1] ?? '').toLowerCase()] ?? 'get'} ${told[2]}`
  return nouns.test(wish) ? `get ${lowerFirst(wish)}` : lowerFirst(wish)
}

const receiving: Readonly<Record<string, string>> = { show: 'see', tell: 'know' }
