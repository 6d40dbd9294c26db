/** The room that a terminal leaves for a view. */
import type { Signs } from '../theme/signs.ts'
import { frameRows } from '../view/frame.tsx'
import type { Size } from '../view/too-small.tsx'
import type { Surroundings } from './press.ts'

/** What surrounds a view in a terminal of a size. The last column stays free: writing there may wrap. */
export function surroundingsOf({ columns, rows }: Size, signs: Signs, now: number): Surroundings {
  return { columns, width: columns - 1, height: Math.max(0, rows - frameRows), now, signs }
}
