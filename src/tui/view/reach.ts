/** How much of something long is on screen. */
import { type Line, line } from '../text/line.ts'

/** The first line on screen, from 0, how many there are on screen, and how many in all. */
export interface Reach {
  readonly top: number
  readonly shown: number
  readonly count: number
}

/** Which lines are on screen; nothing when all of them are. */
export function reachLine({ top, shown, count }: Reach): Line {
  return shown >= count ? [] : line(`${top + 1}-${top + shown} of ${count} `, 'muted')
}
