/** The part of some details that is on screen. */
import type { Panes } from '../list/panes.ts'
import { type Line, line } from '../text/line.ts'
import type { Signs } from '../theme/signs.ts'

/** The lines on screen, the last of which says that there are more; how many there are, and how many fit. */
export interface DetailWindow {
  readonly detail: readonly Line[]
  readonly detailCount: number
  readonly detailHeight: number
}

/** The details from their first line on screen, as far down as they go. */
export function detailWindow(
  all: readonly Line[],
  { detailTop, pane }: Pick<Panes, 'detailTop' | 'pane'>,
  { detailHeight, signs }: { readonly detailHeight: number; readonly signs: Signs },
): DetailWindow {
  const top = Math.max(0, Math.min(detailTop, all.length - detailHeight))
  const lines = all.slice(top, top + detailHeight)
  const more = line(`   ${signs.ellipsis} ${pane === 'detail' ? 'more below' : 'enter shows all'}`, 'muted')
  const isCut = top + detailHeight < all.length
  return {
    detail: isCut ? [...lines.slice(0, -1), more] : lines,
    detailCount: all.length,
    detailHeight,
  }
}
