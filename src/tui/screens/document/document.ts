/** A document: text on tabs, read in the background, through which one scrolls. */

import type { Later } from '../../data/later.ts'
import type { Reader } from '../../data/reader.ts'
import { unwrappedWidth } from '../../detail/place.ts'
import { type Binding, bind } from '../../keys/binding.ts'
import { type Motion, motionKeys } from '../../keys/motion.ts'
import { moveText, settled } from '../../list/list-state.ts'
import type { Chosen, Value } from '../../screen/chosen.ts'
import type { Step, World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'

/** One way to look at it, laid out for a width. */
export interface DocumentTab {
  readonly title: string
  readonly lines: readonly Line[]
  /** What is copied of it. @default nothing */
  readonly text?: (() => string) | undefined
}

/** What a document is. */
export interface Document {
  readonly title: string
  readonly read: (world: World) => Later<readonly DocumentTab[]>
  /** What actions apply to, once it has been read. @default nothing */
  readonly chosen?: (reader: Reader) => Chosen | undefined
}

/** The tab, and the first line on screen. */
export interface DocumentState {
  readonly tab: number
  readonly top: number
  /** Whether long lines are continued below, not cut. */
  readonly isWrapped: boolean
}

/** A document, at the start of its first tab. */
export const documentStart: DocumentState = { tab: 0, top: 0, isWrapped: true }

/** Scrolling, turning to another tab, or cutting long lines. */
export type DocumentAction =
  | Motion
  | { readonly type: 'tab-turned'; readonly by: 1 | -1 }
  | { readonly type: 'wrap-toggled' }

/** What is on screen. */
export interface DocumentData extends DocumentState {
  readonly titles: readonly string[]
  readonly lines: readonly Line[]
  readonly count: number
  readonly height: number
  readonly chosen: Chosen | undefined
  readonly value: Value | undefined
}

/** Rows of the head: tabs and a rule. */
const headRows = 2

/** Reads the document. */
export function lookAtDocument(of: Document, state: DocumentState, world: World): DocumentData {
  const read = of.read(state.isWrapped ? world : { ...world, width: unwrappedWidth })
  const tabs = read.status === 'there' ? read.value : []
  const tab = Math.min(state.tab, Math.max(0, tabs.length - 1))
  const told = read.status === 'failed' ? read.reason : `Reading${world.signs.ellipsis}`
  const lines = tabs[tab]?.lines ?? [line(` ${told}`, read.status === 'failed' ? 'bad' : 'muted')]
  const height = world.height - headRows
  const { top } = settled({ selected: state.top, top: state.top }, { count: lines.length, height })
  const titles = tabs.map(({ title }) => title)
  return {
    ...{ ...state, tab, titles, top, height, count: lines.length },
    lines: lines.slice(top, top + height),
    chosen: of.chosen?.(world.reader),
    value: tabs[tab] && valueIn(tabs[tab]),
  }
}

function valueIn({ title, text }: DocumentTab): Value | undefined {
  return text && { name: title.toLowerCase(), text, data: text }
}

/** The table; tabs can be turned where there are several. */
export function documentKeys({ titles }: Pick<DocumentData, 'titles'>): readonly Binding<DocumentAction>[] {
  if (titles.length < 2) return [wrapKey, ...motionKeys]
  return [
    bind<DocumentAction>('tab ]', 'next tab', { type: 'tab-turned', by: 1 }, 'next tab'),
    bind<DocumentAction>('shift-tab [', 'previous tab', { type: 'tab-turned', by: -1 }),
    wrapKey,
    ...motionKeys,
  ]
}

const wrapKey = bind<DocumentAction>('w', 'continue long lines below, or cut them', { type: 'wrap-toggled' })

/** The document after an action. */
export function reduceDocument(
  state: DocumentState,
  action: DocumentAction,
  data: Omit<DocumentData, 'lines'>,
): Step<DocumentState> {
  if (action.type === 'moved') return { state: { ...state, top: moveText(data.top, action, data) } }
  if (action.type === 'wrap-toggled') return { state: { ...state, isWrapped: !state.isWrapped, top: 0 } }
  const count = data.titles.length
  return { state: { ...state, tab: (data.tab + action.by + count) % count, top: 0 } }
}
