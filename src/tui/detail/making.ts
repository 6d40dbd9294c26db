/** How a program was made, and what the scores of that say. */
import { validationVerdict } from '../../report/index.ts'
import { costFact, counted, percent, percentRange } from '../format/number.ts'
import { modelText, shortPath } from '../format/run.ts'
import { indented } from '../text/indented.ts'
import { type Line, line, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import { scoreBar } from '../view/score-bar.ts'
import type { ProgramCard } from '../workbench.ts'

/** A compile's scores on examples held out. */
export type Validation = NonNullable<ProgramCard['validation']>

/** One candidate of them. */
export type Candidate = Validation['candidates'][number]

/** What is known of how a program came to be. */
export type Making = Pick<ProgramCard, 'optimizer' | 'options' | 'trainset'>

/** Room for lines. */
export interface FactsPlace {
  readonly width: number
  readonly signs: Signs
}

/** Optimizer with what it was told, and what it learned from; of a program that no optimizer made, that. */
export function madeText({ optimizer, options, trainset }: Making, { dot }: Pick<Signs, 'dot'>): string {
  const told = Object.entries(options).map(([name, value]) => `${name} ${String(value)}`)
  const facts = [
    `${optimizer ?? 'no optimizer'}${told.length === 0 ? '' : ` (${told.join(', ')})`}`,
    ...(trainset === null
      ? []
      : [`trained on ${counted(trainset.size, 'example')} of ${shortPath(trainset.path)}`]),
  ]
  return facts.join(` ${dot} `)
}

/** On what, with what and at what price the candidates were scored. */
export function scoredLine(
  { data, metric, model, costUsd, simulated }: Validation,
  { signs }: FactsPlace,
): Line {
  const facts = [
    `${metric} on ${counted(data.size, 'example')} of ${shortPath(data.path)}`,
    modelText({ model }),
    costFact(costUsd, simulated),
  ]
  return line(` ${facts.join(` ${signs.dot} `)}`, 'muted')
}

/** Score, interval and the same drawn. */
function candidateLine({ role, score, ci }: Candidate, { width, signs }: FactsPlace): Line {
  const head = [
    span(`  ${role.padEnd(9)}`),
    span(score === null ? signs.none.padStart(6) : percent(score).padStart(6), 'strong'),
    span(` ${ci === null ? '' : percentRange(ci, signs)}`.padEnd(13), 'muted'),
  ]
  const room = Math.min(60, width - 32)
  return score === null || room < 3
    ? head
    : [...head, span(' '), ...scoreBar({ at: score, ci, width: room, signs })]
}

/** Which is better, all candidates with their scores, and on what they were scored: the most telling first. */
export function validationLines(validation: Validation, place: FactsPlace): Line[] {
  return [
    ...verdictLines(validation, place),
    ...validation.candidates.map((candidate) => candidateLine(candidate, place)),
    scoredLine(validation, place),
  ]
}

/** Which is better, by the paired test, or why that is not known. */
export function verdictLines(validation: Validation, { width }: FactsPlace): Line[] {
  const { verdict } = validation.comparison ?? {}
  const tone = verdict === 'b_better' ? 'good' : verdict === 'a_better' ? 'bad' : 'warn'
  return indented(validationVerdict(validation), 1, { width, tone })
}

/** The candidate with the best score; none where nothing was scored. */
export function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const scored = candidates.filter(({ score }) => score !== null)
  return scored.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))[0]
}
