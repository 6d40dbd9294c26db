/** One item of a dataset: what goes in, what a person holds to be right, and what is known about it. */

/** Values by field name. */
export type Values = Readonly<Record<string, unknown>>

/** An example. `id` is unique in its dataset; `labels` may be empty where a metric needs none. */
export interface Example<I extends Values = Values, L extends Values = Values> {
  readonly id: string
  readonly inputs: I
  readonly labels: L
  readonly metadata?: Values | undefined
}
