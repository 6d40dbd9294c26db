/** How precisely a prompt states each rule: what instructions add to skill. */
import type { Rule } from '../skill/models.ts'

/** Patterns of a rule stated in full (1), and in part. */
interface Statement {
  readonly full: RegExp
  readonly part?: RegExp
}

/** A prompt that only says `hmw` leaves more to guess. */
const unnamed = -1

const number = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)'
const copied =
  /cop(?:y|ied|ies)\b[^.\n]{0,60}(?:exact|verbatim|unchanged|word)|verbatim|word for word|exact(?:ly)?[^.\n]{0,30}(?:as (?:given|written)|copy|copies|from the input)/i

const statements: Readonly<Record<Rule, Statement>> = {
  prefix: {
    full: /(?:start|begin|open|phras|prefix|formulat|must be|word)\w*\b[^.\n]{0,60}how might we|["'“‘`]how might we\b/i,
  },
  length: {
    full: new RegExp(
      `(?:at least|minimum of|no fewer than|more than|between) ${number}(?: (?:and|to) ${number})? words|${number} ?(?:-|–|\\.\\.|to|or more) ?${number}? ?words|${number} words or more`,
      'i',
    ),
    part: /(?:complete|full|whole) (?:sentence|question)s?|not too short|specific/i,
  },
  relevance: {
    full: /(?:score|relevan|rating)\w*[^.\n]{0,80}(?:at least|>=|≥|or (?:more|above|higher)|above|minimum|no lower than|not below)|(?:at least|>=|≥|above) ?\d+(?:\.\d+)?[^.\n]{0,30}(?:score|relevan)/i,
    part: /only[^.\n]{0,40}relevant|most relevant|highly relevant/i,
  },
  scores: {
    full: /as many (?:\w+ )?scores|(?:one|a|each|every)\b[^.\n]{0,40}score (?:per|for (?:each|every))|scores?[^.\n]{0,40}(?:for each|for every|same (?:number|length|order)|parallel)/i,
  },
  count: {
    full: /exactly (?:`?count`?|as many|the (?:asked|requested) number)|as many (?:\w+ )?(?:questions|solutions|ideas|items)?\s?as (?:`?count`?|asked|requested)|no (?:more|fewer) (?:and no (?:more|fewer) )?than (?:`?count`?|asked)/i,
  },
  title: {
    full: new RegExp(
      `titles?[^.\\n]{0,60}(?:${number} ?(?:-|–|\\.\\.|to) ?${number}|distinct|different|unique)`,
      'i',
    ),
    part: /short title|concise title/i,
  },
  description: {
    full: new RegExp(
      `descriptions?[^.\\n]{0,60}(?:at least ${number}|${number} ?(?:-|–|\\.\\.|to) ?${number}|or more) ?words?`,
      'i',
    ),
    part: /descriptions?[^.\n]{0,40}sentence/i,
  },
  hmw: { full: copied },
  metrics: { full: copied },
  jobs: { full: copied },
  rank: {
    full: /ranks?\b[^.\n]{0,80}(?:from 1|1\.\.|1 to|once|unique|no ties|distinct|in (?:list )?order)/i,
  },
  order: {
    full: /(?:impact[^.\n]{0,80}effort|effort[^.\n]{0,80}impact)[^.\n]{0,120}(?:first|before|order|rank|higher|lower)|no solution[^.\n]{0,40}before/i,
    part: /best first|order of priority/i,
  },
}

/** How far the words of a prompt state a rule: 0 not at all, 1 in full, below 0 when the form is not even named. */
export function statedRules(told: string): (rule: Rule) => number {
  const found = new Map(
    Object.entries(statements).map(([rule, { full, part }]) => [
      rule,
      full.test(told) ? 1 : part?.test(told) ? 0.5 : 0,
    ]),
  )
  if (!/how[ -]might[ -]we/i.test(told)) found.set('prefix', unnamed)
  return (rule) => found.get(rule) ?? 0
}
