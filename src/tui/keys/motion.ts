/** Moving in lists and texts: one set of keys and amounts for all of them. */
import { type Binding, bind } from './binding.ts'

/** A move by so many lines, half pages or pages, or all the way. */
export interface Motion {
  readonly type: 'moved'
  readonly by: number
  readonly unit: 'line' | 'half' | 'page' | 'all'
}

/** Lines to move when a page has `height` of them. */
export function distance({ by, unit }: Motion, height: number): number {
  if (unit === 'all') return by * Number.MAX_SAFE_INTEGER
  const lines = { line: 1, half: Math.floor(height / 2), page: height - 1 }[unit]
  return by * Math.max(1, lines)
}

/** The keys that move. */
export const motionKeys: readonly Binding<Motion>[] = [
  bind('j down', 'down', { type: 'moved', by: 1, unit: 'line' }),
  bind('k up', 'up', { type: 'moved', by: -1, unit: 'line' }),
  bind('ctrl-d', 'half a page down', { type: 'moved', by: 1, unit: 'half' }),
  bind('ctrl-u', 'half a page up', { type: 'moved', by: -1, unit: 'half' }),
  bind('pgdn', 'a page down', { type: 'moved', by: 1, unit: 'page' }),
  bind('pgup', 'a page up', { type: 'moved', by: -1, unit: 'page' }),
  bind('g home', 'first', { type: 'moved', by: -1, unit: 'all' }),
  bind('G end', 'last', { type: 'moved', by: 1, unit: 'all' }),
]
