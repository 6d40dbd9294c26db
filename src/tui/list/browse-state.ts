/** A list one browses: selected, filtered, sorted and marked, alike on every screen that has one. */
import type { FilterField } from '../filter/fields.ts'
import { parseFilter } from '../filter/parse-filter.ts'
import { edited, type FieldEdit, fieldOf, type TextField, textOf } from '../input/text-field.ts'
import type { Motion } from '../keys/motion.ts'
import type { Order, Term } from '../workbench.ts'
import { type ListState, listStart, moveList } from './list-state.ts'
import { type Marks, noMarks, toggleAll, toggleMark, toggleRange } from './marks.ts'
import { nextOrder, reversedOrder, type Sorting } from './sorting.ts'

/** Where one stands in a list of things that are known by an `Id`. */
export interface Browsing<Id> {
  readonly list: ListState
  /** The selected thing, so that it stays so while others come in before it. */
  readonly at?: Id | undefined
  /** The filter that holds, as it was written; always one that means something. */
  readonly filter: string
  /** The filter that is being typed; absent when none is. */
  readonly draft?: TextField | undefined
  /** The last filter, whose matches `n` and `N` go to once it is cleared. */
  readonly sought?: string | undefined
  /** Absent for the usual order of the list. */
  readonly order?: Order | undefined
  readonly marks: Marks<Id>
}

/** What one can do with any list. */
export type BrowseAction =
  | Motion
  | FieldEdit
  | { readonly type: 'filter-opened' | 'filter-kept' | 'filter-cleared' }
  | { readonly type: 'sorted' | 'reversed' }
  | { readonly type: 'marked' | 'range-turned' | 'all-marked' | 'marks-cleared' }
  | { readonly type: 'match-sought'; readonly by: 1 | -1 }

/** What the reducer needs to know of the things. */
export interface Listed<Id> {
  readonly list: ListState
  readonly count: number
  /** Things on screen. */
  readonly height: number
  readonly idAt: (position: number) => Id | undefined
  readonly idsAt: (from: number, count: number) => readonly Id[]
  /** The position of the next thing that all terms hold for. */
  readonly seek: (terms: readonly Term[], by: 1 | -1) => number | undefined
  readonly fields: readonly FilterField[]
  readonly sorting: Sorting
}

/** A list as it is when it opens. */
export function browsingStart<Id>(): Browsing<Id> {
  return { list: listStart, filter: '', marks: noMarks }
}

/** The terms of the filter that holds. */
export function termsOf(
  { filter }: Pick<Browsing<unknown>, 'filter'>,
  fields: readonly FilterField[],
): readonly Term[] {
  const parsed = parseFilter(filter, fields)
  return 'terms' in parsed ? parsed.terms : []
}

/** The list after an action. */
export function browsed<Id, S extends Browsing<Id>>(state: S, action: BrowseAction, data: Listed<Id>): S {
  switch (action.type) {
    case 'moved':
      return selected(state, moveList(data.list, action, data), data)
    case 'filter-opened':
      return { ...state, draft: fieldOf(state.filter) }
    case 'filter-kept':
      return { ...state, draft: undefined, sought: state.filter === '' ? state.sought : state.filter }
    case 'filter-cleared':
      return cleared(state, data)
    case 'typed':
    case 'erased':
    case 'cursor-moved':
      return typedIn(state, action, data)
    case 'sorted':
      return { ...state, order: nextOrder(state.order, data.sorting), list: listStart, at: undefined }
    case 'reversed':
      return { ...state, order: reversedOrder(state.order, data.sorting), list: listStart, at: undefined }
    case 'match-sought':
      return matched(state, action.by, data)
    default:
      return { ...state, marks: marksAfter(state.marks, action.type, data) }
  }
}

/** With the thing at a position of the list selected. */
export function selected<Id, S extends Browsing<Id>>(
  state: S,
  list: ListState,
  data: Pick<Listed<Id>, 'idAt'>,
): S {
  return { ...state, list, at: data.idAt(list.selected) }
}

/** All things; what was selected stays so. */
function cleared<Id, S extends Browsing<Id>>(state: S, { list, idAt }: Listed<Id>): S {
  const sought = state.filter === '' ? state.sought : state.filter
  return { ...state, draft: undefined, filter: '', sought, list, at: idAt(list.selected) }
}

/** The list follows what is typed as soon as it means something. */
function typedIn<Id, S extends Browsing<Id>>(state: S, edit: FieldEdit, { fields }: Listed<Id>): S {
  const draft = edited(state.draft ?? fieldOf(''), edit)
  const filter = textOf(draft)
  return 'terms' in parseFilter(filter, fields)
    ? { ...state, draft, filter, list: listStart, at: undefined }
    : { ...state, draft }
}

function matched<Id, S extends Browsing<Id>>(state: S, by: 1 | -1, data: Listed<Id>): S {
  const position = data.seek(termsOf({ filter: state.sought ?? state.filter }, data.fields), by)
  if (position === undefined) return state
  return selected(state, { ...data.list, selected: position }, data)
}

type MarkAction = 'marked' | 'range-turned' | 'all-marked' | 'marks-cleared'

function marksAfter<Id>(
  marks: Marks<Id>,
  action: MarkAction,
  { list, count, idAt, idsAt }: Listed<Id>,
): Marks<Id> {
  if (action === 'marks-cleared') return marks.from === undefined ? noMarks : { ids: marks.ids }
  if (action === 'all-marked') return toggleAll(marks, idsAt(0, count))
  if (action === 'range-turned') return toggleRange(marks, list.selected, idsAt)
  const id = idAt(list.selected)
  return id === undefined ? marks : toggleMark(marks, id)
}
