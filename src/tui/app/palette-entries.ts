/** What the palette lists: the actions that apply, then all other keys, but not those that only move. */
import type { Offer } from '../actions/offers.ts'
import type { Act } from '../actions/wish.ts'
import { anyText, type Binding } from '../keys/binding.ts'
import { motionKeys } from '../keys/motion.ts'
import type { PaletteEntry } from '../screens/palette/palette-state.ts'

/** What the help says of the key that opens the palette, which has no place in it. */
export const opensPalette = 'all that can be done here'

const leftOut = new Set([...motionKeys.map(({ does }) => does), opensPalette])

/** The entries; `bindings` are all keys that work here, whose help names an action as its title does. */
export function paletteEntries(
  offers: readonly Offer[],
  bindings: readonly Binding<unknown>[],
): PaletteEntry[] {
  const keysOf = (title: string) => bindings.find(({ does }) => does === title)?.keys ?? []
  const actions = offers.map(({ title, command, act }) => ({ title, command, keys: keysOf(title), act }))
  const titles = new Set(offers.map(({ title }) => title))
  const others = bindings.filter(
    ({ does, keys }) => !titles.has(does) && !leftOut.has(does) && keys[0] !== anyText,
  )
  const pressing = ({ does, keys, command }: Binding<unknown>): PaletteEntry => {
    const act: Act = { type: 'press', key: keys[0] ?? '' }
    return { title: does, command, keys, act }
  }
  return [...actions, ...others.map(pressing)]
}
