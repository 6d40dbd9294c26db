/** The room that a terminal leaves for a view. */
import type { Signs } from '../theme/signs.ts'
import { frameRows } from '../view/frame.tsx'
import type { Size } from '../view/too-small.tsx'
import type { Surroundings } from './press.ts'

/** A terminal, and whether one of its rows tells of a run under way. */
export interface Room extends Size {
  readonly isRunning?: boolean | undefined
}

/** What surrounds a view in a terminal of a size. The last column stays free: writing there may wrap. */
export function surroundingsOf(
  { columns, rows, isRunning = false }: Room,
  signs: Signs,
  now: number,
): Surroundings {
  const height = Math.max(0, rows - frameRows - Number(isRunning))
  return { columns, width: columns - 1, height, now, signs }
}
