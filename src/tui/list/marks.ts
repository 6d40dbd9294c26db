/** Marked things of a list, for what is done to several at once. */

/** What is marked, and where a range began that is not closed yet. */
export interface Marks<Id> {
  readonly ids: ReadonlySet<Id>
  /** A position in the list. */
  readonly from?: number | undefined
}

/** Nothing is marked. */
export const noMarks: Marks<never> = { ids: new Set() }

/** With one thing marked, or not any more. */
export function toggleMark<Id>({ ids, from }: Marks<Id>, id: Id): Marks<Id> {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, from }
}

/** Begins a range at a position, or closes the open one there: all between are marked, read by `idsAt`. */
export function toggleRange<Id>(
  { ids, from }: Marks<Id>,
  at: number,
  idsAt: (from: number, count: number) => readonly Id[],
): Marks<Id> {
  if (from === undefined) return { ids, from: at }
  const first = Math.min(from, at)
  return { ids: new Set([...ids, ...idsAt(first, Math.abs(at - from) + 1)]) }
}

/** With all of a list marked; with none when they all were. */
export function toggleAll<Id>({ ids }: Marks<Id>, all: readonly Id[]): Marks<Id> {
  return all.every((id) => ids.has(id)) ? noMarks : { ids: new Set([...ids, ...all]) }
}

/** Whether something is drawn as marked: it is, or it stands in the open range. */
export function isMarkedAt<Id>(
  { ids, from }: Marks<Id>,
  id: Id,
  place: { at: number; selected: number },
): boolean {
  if (ids.has(id)) return true
  if (from === undefined) return false
  return place.at >= Math.min(from, place.selected) && place.at <= Math.max(from, place.selected)
}

/** What an action applies to: what is marked, or else the selected thing. */
export function chosenIds<Id>({ ids }: Marks<Id>, selected: Id | undefined): readonly Id[] {
  if (ids.size > 0) return [...ids]
  return selected === undefined ? [] : [selected]
}
