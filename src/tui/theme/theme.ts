/** Colours by meaning, from the sixteen that the user's terminal defines. */
import { styleText } from 'node:util'
import type { Tone } from '../text/line.ts'

/** How text of each tone is drawn. */
export type Theme = Readonly<Record<Tone, (text: string) => string>>

type Style = Parameters<typeof styleText>[0]

/** The stream is not asked: whether there are colours was decided when the theme was chosen. */
const painted = (style: Style) => (text: string) => styleText(style, text, { validateStream: false })
const asItIs = (text: string) => text

/** The terminal's own palette. */
export const paletteTheme: Theme = {
  plain: asItIs,
  strong: painted('bold'),
  muted: painted('dim'),
  accent: painted('cyan'),
  good: painted('green'),
  warn: painted('yellow'),
  bad: painted('red'),
  focus: painted('inverse'),
}

/** No escape sequence at all: signs and words carry every meaning. */
export const plainTheme: Theme = {
  plain: asItIs,
  strong: asItIs,
  muted: asItIs,
  accent: asItIs,
  good: asItIs,
  warn: asItIs,
  bad: asItIs,
  focus: asItIs,
}
