/** The last line of the screen: the most useful keys, and a word to the user. */
import type { Binding } from '../keys/binding.ts'
import { edges, type Line, span } from '../text/line.ts'

const most = 5

/** The line. Keys of the screen come first in a table; those of the program, last, always have their place. */
export function footerLine(
  bindings: readonly Binding<unknown>[],
  note: string | undefined,
  width: number,
): Line {
  const hinted = bindings.filter(({ hint }) => hint !== undefined)
  const always = hinted.filter(({ keys }) => keys.some((key) => key === ':' || key === '?' || key === 'q'))
  const others = hinted.filter((binding) => !always.includes(binding)).slice(0, most - always.length)
  const hints = [...others, ...always].flatMap(({ keys: [key = ''], hint = '' }) => [
    span(` ${key}`, 'accent'),
    span(` ${hint} `, 'muted'),
  ])
  // A note matters more than hints: it takes their place where there is no room for both.
  return note === undefined ? hints : edges([span(` ${note} `, 'warn')], hints, width)
}
