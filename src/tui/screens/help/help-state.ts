/** The help of a view: its keys, and how far one has read. */
import type { Motion } from '../../keys/motion.ts'
import { clamp, moveText } from '../../list/list-state.ts'
import type { Step, World } from '../../screen/screen.ts'
import { pad, widthOf } from '../../text/fit.ts'
import { type Line, span } from '../../text/line.ts'

/** A line of the help. */
export interface HelpEntry {
  readonly keys: readonly string[]
  readonly does: string
}

/** What the help shows. */
export interface HelpState {
  readonly entries: readonly HelpEntry[]
  readonly top: number
}

/** Moving, or going back to the view. */
export type HelpAction = Motion | { readonly type: 'closed' }

/** The help as lines, and the first of them on screen. */
export interface HelpData {
  readonly lines: readonly Line[]
  readonly top: number
  readonly height: number
}

/** Lays the help out. */
export function lookAtHelp({ entries, top }: HelpState, { height, signs }: World): HelpData {
  const shown = entries.map(({ keys, does }) => ({
    keys: keys.join('  '),
    does: does.replaceAll('…', signs.ellipsis),
  }))
  const width = Math.max(0, ...shown.map(({ keys }) => widthOf(keys)))
  const lines = shown.map(({ keys, does }) => [span(`  ${pad(keys, width)}`, 'accent'), span(`   ${does}`)])
  return { lines, height, top: clamp(top, 0, Math.max(0, lines.length - height)) }
}

/** The help after an action. */
export function reduceHelp(state: HelpState, action: HelpAction, data: HelpData): Step<HelpState> {
  if (action.type === 'closed') return { state, go: 'back' }
  const bounds = { count: data.lines.length, height: data.height }
  return { state: { ...state, top: moveText(data.top, action, bounds) } }
}
