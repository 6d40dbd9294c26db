/** The terms of a search, as data: what a filter expression comes down to. */

/** How a field is held against a value; texts are compared without regard to upper and lower case (ASCII letters). */
export type TermOp = '<' | '<=' | '=' | '>=' | '>' | 'holds' | 'fuzzy' | 'exists'

/** One condition. Of several, all must hold. */
export interface Term {
  /**
   * A field of row-search.ts or run-fields.ts; `text` for all texts a person knows the thing by; `metric.<name>`, and
   * of a row `meta.<key>`. A field that is unknown holds for nothing.
   */
  readonly field: string
  /** `fuzzy`: the letters in this order, others between them; `exists`: any value, the given one does not count. */
  readonly op: TermOp
  readonly value: string | number
  /** Whether it must not hold. @default false */
  readonly isInverse?: boolean | undefined
}

/** By what things are sorted; equal ones, and those without a value, in their usual order, the latter last. */
export interface Order {
  /** A field, as of a term. */
  readonly by: string
  /** Greatest first. @default false */
  readonly isReverse?: boolean | undefined
}
