/** What every interval here returns. */

/** Lower and upper end, in the units of the estimate. */
export type Interval = readonly [lo: number, hi: number]
