/** Keys of every list one browses. */
import { fieldKeys } from '../input/field-keys.ts'
import { type Binding, bind, layered } from '../keys/binding.ts'
import { motionKeys } from '../keys/motion.ts'
import type { BrowseAction, Browsing } from './browse-state.ts'

/** The table; where there is nothing to move through, only what leads to something. */
export function browseKeys(
  { filter, sought, marks }: Pick<Browsing<unknown>, 'filter' | 'sought' | 'marks'>,
  count: number,
): Binding<BrowseAction>[] {
  const isSought = (sought ?? filter) !== ''
  const isMarking = marks.ids.size > 0 || marks.from !== undefined
  return [
    bind<BrowseAction>(
      '/',
      'filter: text, field:value, !without, ~letters',
      { type: 'filter-opened' },
      'filter',
    ),
    ...(count === 0 ? [] : listKeys),
    ...(count > 0 && isSought ? matchKeys : []),
    ...escKey(filter, { isMarking, isRange: marks.from !== undefined }),
    ...(count === 0 ? [] : motionKeys),
  ]
}

/** The keys while a filter is typed. */
export const filterKeys: readonly Binding<BrowseAction>[] = layered<BrowseAction>(
  [
    bind<BrowseAction>('enter', 'keep the filter', { type: 'filter-kept' }, 'keep'),
    bind<BrowseAction>('esc', 'clear the filter', { type: 'filter-cleared' }, 'clear'),
  ],
  fieldKeys,
)

const listKeys: readonly Binding<BrowseAction>[] = [
  bind<BrowseAction>('s', 'sort by the next column', { type: 'sorted' }),
  bind<BrowseAction>('S', 'sort the other way round', { type: 'reversed' }),
  bind<BrowseAction>('space', 'mark, or take the mark back', { type: 'marked' }),
  bind<BrowseAction>('v', 'mark a range: from here, then to here', { type: 'range-turned' }),
  bind<BrowseAction>('a', 'mark all that is listed, or none', { type: 'all-marked' }),
]

const matchKeys: readonly Binding<BrowseAction>[] = [
  bind<BrowseAction>('n', 'next match of the last filter', { type: 'match-sought', by: 1 }),
  bind<BrowseAction>('N', 'previous match of the last filter', { type: 'match-sought', by: -1 }),
]

/** One step back inside of the list: the open range, the filter, the marks. */
function escKey(
  filter: string,
  { isMarking, isRange }: { readonly isMarking: boolean; readonly isRange: boolean },
): Binding<BrowseAction>[] {
  if (isRange) return [bind<BrowseAction>('esc', 'give the range up', { type: 'marks-cleared' }, 'no range')]
  if (filter !== '')
    return [bind<BrowseAction>('esc', 'clear the filter', { type: 'filter-cleared' }, 'clear')]
  return isMarking
    ? [bind<BrowseAction>('esc', 'take all marks back', { type: 'marks-cleared' }, 'unmark')]
    : []
}
