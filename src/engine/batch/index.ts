/** The public list of the batch folder. */
export { type BatchOptions, mapInOrder } from './map-in-order.ts'
export type { Outcome } from './outcome.ts'
export { parallel } from './parallel.ts'
