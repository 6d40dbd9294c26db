/** A document: text on tabs, read in the background, through which one scrolls. */
import type { Later } from '../../data/later.ts'
import { type Binding, bind } from '../../keys/binding.ts'
import { type Motion, motionKeys } from '../../keys/motion.ts'
import { moveText, settled } from '../../list/list-state.ts'
import type { Step, World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'

/** One way to look at it, laid out for a width. */
export interface DocumentTab {
  readonly title: string
  readonly lines: readonly Line[]
}

/** What a document is. */
export interface Document {
  readonly title: string
  readonly read: (world: World) => Later<readonly DocumentTab[]>
}

/** The tab, and the first line on screen. */
export interface DocumentState {
  readonly tab: number
  readonly top: number
}

/** Scrolling, or turning to another tab. */
export type DocumentAction = Motion | { readonly type: 'tab-turned'; readonly by: 1 | -1 }

/** What is on screen. */
export interface DocumentData extends DocumentState {
  readonly titles: readonly string[]
  readonly lines: readonly Line[]
  readonly count: number
  readonly height: number
}

/** Rows of the head: tabs and a rule. */
const headRows = 2

/** Reads the document. */
export function lookAtDocument(of: Document, state: DocumentState, world: World): DocumentData {
  const read = of.read(world)
  const tabs = read.status === 'there' ? read.value : []
  const tab = Math.min(state.tab, Math.max(0, tabs.length - 1))
  const told = read.status === 'failed' ? read.reason : `Reading${world.signs.ellipsis}`
  const lines = tabs[tab]?.lines ?? [line(` ${told}`, read.status === 'failed' ? 'bad' : 'muted')]
  const height = world.height - headRows
  const { top } = settled({ selected: state.top, top: state.top }, { count: lines.length, height })
  const titles = tabs.map(({ title }) => title)
  return { tab, titles, top, height, count: lines.length, lines: lines.slice(top, top + height) }
}

/** The table; tabs can be turned where there are several. */
export function documentKeys({ titles }: Pick<DocumentData, 'titles'>): readonly Binding<DocumentAction>[] {
  if (titles.length < 2) return motionKeys
  return [
    bind<DocumentAction>('tab ]', 'next tab', { type: 'tab-turned', by: 1 }, 'next tab'),
    bind<DocumentAction>('shift-tab [', 'previous tab', { type: 'tab-turned', by: -1 }),
    ...motionKeys,
  ]
}

/** The document after an action. */
export function reduceDocument(
  state: DocumentState,
  action: DocumentAction,
  data: Omit<DocumentData, 'lines'>,
): Step<DocumentState> {
  if (action.type === 'moved') return { state: { ...state, top: moveText(data.top, action, data) } }
  const count = data.titles.length
  return { state: { tab: (data.tab + action.by + count) % count, top: 0 } }
}
