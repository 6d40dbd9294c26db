/** Draws any document. */
import { type Screen, screenOf, type ViewProps } from '../../screen/screen.ts'
import { edges, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { reachLine } from '../../view/reach.ts'
import { tabBar } from '../../view/tab-bar.ts'
import {
  type Document,
  type DocumentAction,
  type DocumentData,
  type DocumentState,
  documentKeys,
  documentStart,
  lookAtDocument,
  reduceDocument,
} from './document.ts'

function DocumentView({ data, world }: ViewProps<DocumentState, DocumentData>) {
  const { titles, tab, top, lines, count } = data
  const bar = edges(
    [span(' '), ...tabBar(titles, tab)],
    reachLine({ top, shown: lines.length, count }),
    world.width,
  )
  return <Lines lines={[bar, line(world.signs.rule.repeat(world.width), 'muted'), ...lines]} world={world} />
}

/** A document, at the start of its first tab. */
export function documentScreen(of: Document): Screen {
  return screenOf<DocumentState, DocumentAction, DocumentData>(
    {
      title: () => of.title,
      look: (state, world) => lookAtDocument(of, state, world),
      keys: (_, data) => documentKeys(data),
      reduce: reduceDocument,
      View: DocumentView,
      chosen: (_, { chosen }) => chosen,
      value: (_, { value }) => value,
    },
    documentStart,
  )
}
