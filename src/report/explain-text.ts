/** Why the score changed, as text: groups of flips with one example of each, side by side. */
import type { Explanation, FlipExample, FlipGroup } from '../workbench/index.ts'
import { count, points, signedPoints } from './format.ts'

const shownGroups = 6
const shownLines = 12

/** The lines below a comparison: the slice that drives the change, then each group. */
export function explainLines({ groups, slice, onlyPart }: Explanation): string[] {
  if (groups.length === 0) return ['', 'no example changed its score']
  return [
    '',
    ...(slice
      ? [
          `the change comes from ${slice.key} = ${slice.value}: ${signedPoints(slice.difference)} points on its ${count(slice.pairs, 'example')}, ${signedPoints(slice.elsewhere)} elsewhere`,
        ]
      : []),
    ...(onlyPart
      ? [`only the part ${onlyPart} moved: a model can do that without doing better; look at the others`]
      : []),
    ...groups.slice(0, shownGroups).flatMap(groupLines),
  ]
}

function groupLines({ direction, part, count: n, example }: FlipGroup): string[] {
  return [
    `${part}: ${count(n, 'example')} ${direction}, as ${example.exampleId} (${points(example.a)} → ${points(example.b)})`,
    ...(example.feedback === null ? [] : [`  ${example.feedback.split('\n')[0]}`]),
    ...changed('prompt', example.prompts),
    ...changed('prediction', example.predictions),
  ]
}

/** The lines that only one of the texts has. */
function changed(what: string, lines: FlipExample['prompts']): string[] {
  const found = lines.filter(({ sign }) => sign !== ' ')
  if (found.length === 0) return [`  ${what}: the same`]
  const shown = found.slice(0, shownLines).map(({ sign, text }) => `    ${sign} ${clipped(text)}`)
  const more = found.length - shown.length
  return [`  ${what}:`, ...shown, ...(more > 0 ? [`    … ${count(more, 'more line')}`] : [])]
}

function clipped(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
