/** What an action on a screen applies to, as the screen tells it. */

/** The marked things of a list, or the selected one when none is marked; on a detail, the one it shows. */
export type Chosen =
  | { readonly kind: 'runs'; readonly ids: readonly string[] }
  | { readonly kind: 'rows'; readonly runId: string; readonly indexes: readonly number[] }
  | { readonly kind: 'program'; readonly hash: string; readonly name: string; readonly task: string }
  | { readonly kind: 'task'; readonly task: string }

/** What is looked at, to be copied or opened in another program; made only when it is asked for. */
export interface Value {
  /** What it is called: `prediction`, `prompt`. */
  readonly name: string
  readonly text: () => string
  /** The same as data for `Y`. */
  readonly data: () => unknown
}
