/** Clauses, moments and measures out of research notes, ready to stand inside a question. */
import { countWords } from '../reading/words.ts'
import { arePeople } from './people.ts'
import { bare, lowerFirst } from './third-person.ts'

/** A measure: its name, and whether it shall rise or fall when that is told. */
export interface Measure {
  /** What can rise or fall: `the share of orders repeated in 30 days`. */
  readonly name: string
  /** The same as it is written: `orders repeated in 30 days`. */
  readonly subject: string
  readonly target: string | undefined
  readonly shallRise: boolean | undefined
}

const openers =
  /^(?:the|a|an|most|many|some|several|few|half|each|every|all|no|both|people|nobody|everyone|on|in|at|after|before|when|two|three|four|five|six|seven|eight|nine|ten|\d)/i

/** The short first sentences of insights, as clauses: without quotes, names at the beginning, or asides. */
export function clausesOf(insights: readonly string[]): string[] {
  return insights.flatMap((insight) => {
    const [sentence = ''] = insight.split(/(?<=[.!?])\s+/)
    const isPlain = !/["“”:;?()]|(?:^|\s)['‘]|\b(?:I|me|my|we|our|us)\b/.test(sentence)
    const words = countWords(sentence)
    const first = sentence.split(' ')[0] ?? ''
    const isClause = words >= 4 && words <= 14 && (openers.test(first) || arePeople(first))
    return isPlain && isClause ? [lowerFirst(bare(sentence))] : []
  })
}

/** Clauses that begin with `when`, `before` and the like, with that word. */
export function momentsOf(insights: readonly string[]): string[] {
  return insights.flatMap((insight) => {
    if (/["“”]|(?:^|\s)['‘]/.test(insight)) return []
    const found =
      insight.match(/\b(?:when|while|before|after|once|until) [a-z][^,.;:()]{10,60}(?=[,.;])/g) ?? []
    return found.map(bare).filter(isMoment)
  })
}

// A form of `be` late in it means that the main clause has begun.
function isMoment(clause: string): boolean {
  const words = clause.split(' ')
  return (
    words.length >= 3 &&
    words.length <= 9 &&
    !words.slice(5).some((word) => /^(?:is|are|was|were)$/.test(word))
  )
}

/** The measures that metrics name: `Orders repeated in 30 days: 12%, target 20%`. */
export function measureOf(metric: string): Measure {
  const [name = '', values = ''] = metric.split(/:\s*/, 2)
  const [now, target] = (values.match(/-?\d[\d,]*(?:\.\d+)?/g) ?? []).map((text) =>
    Number(text.replaceAll(',', '')),
  )
  const told = /target (?:of |under |over |at least |below |above )?(.+)$/i.exec(metric)?.[1]
  const subject = lowerFirst(bare(name.replace(/^(?:share|percentage|proportion) of /i, '')))
  return {
    name: countable(subject, values),
    subject,
    target: told && countWords(told) <= 4 ? bare(told) : undefined,
    shallRise: now === undefined || target === undefined || now === target ? undefined : target > now,
  }
}

/** One cannot raise `owners who renew`, but the share of them. */
function countable(name: string, values: string): string {
  const counted = `the ${values.includes('%') ? 'share' : 'number'} of ${name}`
  if (arePeople(name.split(' ')[0] ?? '')) return counted
  const isPlural = /^(?:[a-z-]+ )??[a-z-]+[^s]s\b/.test(name)
  const isUncounted = /\b(?:rate|retention|score|time|median|average|per|share|count)\b/.test(name)
  return isPlural && !isUncounted ? counted : name
}
