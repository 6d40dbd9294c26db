/** The demo's result as a page of text that a newcomer can read in a minute. */
import type { DemoReport, EvalReport } from '../workbench/index.ts'
import { compareText } from './compare-text.ts'
import { dollars, pointsWithInterval, signedPoints } from './format.ts'
import { table } from './table.ts'

/** Where things lie, for the closing lines. */
export interface DemoPlaces {
  readonly store: string
}

/** Before and after, the comparison with its verdict, where runs and export lie, and three commands to try. */
export function demoText({ before, after, compare, exported }: DemoReport, { store }: DemoPlaces): string {
  const gain =
    before.score === null || after.score === null
      ? ''
      : ` (${signedPoints(after.score - before.score)} points)`
  const isCached = before.calls + after.calls === before.cached + after.cached
  return [
    before.simulated
      ? 'These figures come from simulated models that ship with Whetstone: they show the tool, not what a real model can do.'
      : 'These figures come from real models.',
    '',
    `HMW questions, ${before.metric}, 0–100 with 95 % interval`,
    table(
      [
        { heading: '' },
        { heading: 'score' },
        { heading: 'errors', align: 'right' },
        { heading: 'cost', align: 'right' },
      ],
      [line('without demos', before), line('with 8 demos', after)],
    ),
    `8 labelled demos changed the score of ${String(after.model)} from ${pointsText(before)} to ${pointsText(after)}${gain}.`,
    ...(isCached ? ['All answers came from the cache: nothing was asked twice.'] : []),
    '',
    compareText(compare),
    '',
    `runs      ${store}`,
    ...exported.map((path) => `exported  ${path}`),
    '',
    'Try next:',
    ...aligned([
      ['npx whetstone tui', 'browse every run, prompt and reply'],
      [`npx whetstone runs show ${after.run}`, 'the rows that scored lowest'],
      ['npx whetstone init my-project', 'a task of your own, offline in a minute'],
    ]),
  ].join('\n')
}

function aligned(commands: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...commands.map(([command]) => command.length))
  return commands.map(([command, told]) => `  ${command.padEnd(width)}   ${told}`)
}

function line(name: string, { score, ci, errors, listCostUsd, simulated }: EvalReport): string[] {
  return [name, pointsWithInterval(score, ci), String(errors), dollars(listCostUsd, simulated)]
}

function pointsText({ score }: EvalReport): string {
  return score === null ? 'nothing' : (100 * score).toFixed(1)
}
