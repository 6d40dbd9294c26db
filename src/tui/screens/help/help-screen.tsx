/** The help of a view: one line for each key that is bound in it. */
import { type Screen, type ScreenKind, screenOf, type ViewProps } from '../../screen/screen.ts'
import { Lines } from '../../view/lines.tsx'
import { reachLine } from '../../view/reach.ts'
import { helpKeys } from './help-keys.ts'
import {
  type HelpAction,
  type HelpData,
  type HelpEntry,
  type HelpState,
  lookAtHelp,
  reduceHelp,
} from './help-state.ts'

function HelpView({ data: { lines, top, height }, world }: ViewProps<HelpState, HelpData>) {
  return <Lines lines={lines.slice(top, top + height)} world={world} />
}

const kind: ScreenKind<HelpState, HelpAction, HelpData> = {
  title: () => 'Keys',
  look: lookAtHelp,
  keys: () => helpKeys,
  reduce: reduceHelp,
  View: HelpView,
  aside: ({ lines, top, height }) =>
    reachLine({ top, shown: Math.min(height, lines.length), count: lines.length }),
}

/** Help on the given keys. */
export function helpScreen(entries: readonly HelpEntry[]): Screen {
  return screenOf(kind, { entries, top: 0 })
}
