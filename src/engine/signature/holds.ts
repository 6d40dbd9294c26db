/** Looks for a kind of schema anywhere inside of one. */

/** What is asked of the definition of a schema. */
export interface PartDef {
  readonly type?: string
  /** True when zod makes a value of whatever it is given. */
  readonly coerce?: boolean
  readonly getter?: () => unknown
  readonly checks?: unknown
  readonly defaultValue?: unknown
}

/** True when the schema or a part of it is of the kind. */
export function holds(schema: unknown, isKind: (def: PartDef) => boolean): boolean {
  return holdsWithin(schema, isKind, new Set())
}

function holdsWithin(node: unknown, isKind: (def: PartDef) => boolean, seen: Set<unknown>): boolean {
  if (typeof node !== 'object' || node === null || seen.has(node)) return false
  seen.add(node)
  const within = (inner: unknown) => holdsWithin(inner, isKind, seen)
  const def = (node as { _zod?: { def?: PartDef } })._zod?.def
  if (def === undefined) return Object.values(node).some(within)
  // Neither checks nor default values have parts that read what a model wrote.
  const { getter, checks: _checks, defaultValue: _default, ...parts } = def
  return isKind(def) || (getter !== undefined && within(getter())) || within(parts)
}
