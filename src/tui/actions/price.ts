/** What something costs, in a sentence that a person can agree to. */
import { cost, counted, dollars } from '../format/number.ts'
import { modelText, shortId } from '../format/run.ts'
import type { Quote } from '../workbench.ts'
import type { Act, Question, Work } from './wish.ts'

/** The price: rows times the mean of an earlier run, or that it is unknown. */
export function priceText({ rows, perRowUsd, costUsd, from, simulated }: Quote): string {
  const told = counted(rows, 'row')
  if (perRowUsd === null || from === null)
    return simulated
      ? `${told}, simulated: nobody is billed`
      : `${told}, cost unknown: no earlier run tells; whetstone eval --estimate asks ten examples`
  return `about ${cost(costUsd, simulated)} (${told} at ${dollars(perRowUsd)}, as in run ${shortId(from)})`
}

/** Asks before models are asked. */
export function askPrice(title: string, quote: Quote, work: Work): Act {
  const facts: Question['facts'] = [[`${quote.program} on ${modelText(quote)}`, 'plain']]
  return { type: 'ask', question: { title, facts, price: priceText(quote), act: { type: 'work', work } } }
}
