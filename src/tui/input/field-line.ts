/** A text that is being typed, as a line with its cursor always in sight. */
import { cutStart, widthOf } from '../text/fit.ts'
import { type Line, span } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'
import type { TextField } from './text-field.ts'

/** Room for the line, and what stands behind the text: a completion, or what an empty text means. */
export interface FieldPlace {
  readonly width: number
  readonly signs: Signs
  readonly ghost?: string | undefined
}

/** The text with a bar as its cursor; its start goes where it is too long. */
export function fieldLine({ before, after }: TextField, { width, signs, ghost = '' }: FieldPlace): Line {
  const room = width - 1 - Math.min(widthOf(after), Math.floor(width / 3))
  const head = cutStart(before, Math.max(0, room), signs.ellipsis)
  return [span(head), span(signs.bar, 'accent'), span(after), span(ghost, 'muted')]
}
