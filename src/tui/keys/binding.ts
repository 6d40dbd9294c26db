/** Keys and what they do: one table drives the keyboard, the help and the footer of a view. */
import type { KeyPress } from './key-press.ts'

/** Stands in a table for every key that types text. */
export const anyText = 'text'

/** One line of a key table. */
export interface Binding<A> {
  /** Names as `pressesOf` gives them. */
  readonly keys: readonly string[]
  /** What the help says. */
  readonly does: string
  /** What the footer says, for the few keys that stand there. */
  readonly hint?: string | undefined
  /** The command line that does the same, where there is one. */
  readonly command?: string | undefined
  readonly run: (text: string) => A
}

/** A line of a table whose action is always the same. */
export function bind<A>(keys: string, does: string, action: A, hint?: string): Binding<A> {
  return { keys: keys.split(' '), does, hint, run: () => action }
}

/** What a key press means in a table, if anything. */
export function meaningOf<A>(bindings: readonly Binding<A>[], { name, text }: KeyPress): A | undefined {
  const named = bindings.find(({ keys }) => keys.includes(name))
  if (named !== undefined) return named.run(text)
  return text === '' ? undefined : bindings.find(({ keys }) => keys.includes(anyText))?.run(text)
}

/** Two tables as one; where both want a key, the first has it. */
export function layered<A>(first: readonly Binding<A>[], second: readonly Binding<A>[]): Binding<A>[] {
  const taken = new Set(first.flatMap(({ keys }) => keys))
  const rest = second.map((binding) => ({ ...binding, keys: binding.keys.filter((key) => !taken.has(key)) }))
  return [...first, ...rest.filter(({ keys }) => keys.length > 0)]
}

/** The same table with other actions. */
export function mapBindings<A, B>(bindings: readonly Binding<A>[], change: (action: A) => B): Binding<B>[] {
  return bindings.map(({ run, ...binding }) => ({ ...binding, run: (text) => change(run(text)) }))
}
