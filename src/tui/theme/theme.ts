/** Colours by meaning: from the sixteen that the user's terminal defines, or others for those who need or want them. */
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

/** For those who cannot tell dim from plain: nothing is faint, and what matters is bold. */
const contrastTheme: Theme = {
  plain: asItIs,
  strong: painted(['bold', 'underline']),
  muted: asItIs,
  accent: painted(['bold', 'cyanBright']),
  good: painted(['bold', 'greenBright']),
  warn: painted(['bold', 'yellowBright']),
  bad: painted(['bold', 'redBright']),
  focus: painted(['bold', 'inverse']),
}

/** Weights without colours. */
const monoTheme: Theme = {
  plain: asItIs,
  strong: painted('bold'),
  muted: painted('dim'),
  accent: painted('underline'),
  good: asItIs,
  warn: painted('bold'),
  bad: painted('bold'),
  focus: painted('inverse'),
}

/** A foreground of 24 bits, and what ends it. */
const rgb = (red: number, green: number, blue: number) => (text: string) =>
  `\x1b[38;2;${red};${green};${blue}m${text}\x1b[39m`

/** Colours of its own, told apart with the common kinds of colour blindness too (Okabe and Ito). */
const trueTheme: Theme = {
  plain: asItIs,
  strong: painted('bold'),
  muted: rgb(140, 140, 140),
  accent: rgb(86, 180, 233),
  good: rgb(0, 158, 115),
  warn: rgb(230, 159, 0),
  bad: rgb(213, 94, 0),
  focus: painted('inverse'),
}

/** A theme and what it is called. */
export interface NamedTheme {
  readonly name: 'palette' | 'contrast' | 'mono' | 'truecolour' | 'plain'
  readonly theme: Theme
}

/** The themes of a terminal, the usual one first; without colours there is only one. */
export function themesFor({
  hasColor,
  isTrue,
}: {
  readonly hasColor: boolean
  readonly isTrue: boolean
}): NamedTheme[] {
  if (!hasColor) return [{ name: 'plain', theme: plainTheme }]
  return [
    { name: 'palette', theme: paletteTheme },
    { name: 'contrast', theme: contrastTheme },
    { name: 'mono', theme: monoTheme },
    ...(isTrue ? [{ name: 'truecolour', theme: trueTheme } as const] : []),
  ]
}
