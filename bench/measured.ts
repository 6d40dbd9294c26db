/** Runs something once and prints its wall time, processor time and peak memory as one line of JSON. */

/** Figures of one process. */
export interface Measured {
  readonly count: number
  readonly wallMs: number
  /** The loop over the examples alone, without what comes before and after it. */
  readonly loopMs: number
  readonly cpuMs: number
  /** Peak resident set of the process, in MB. */
  readonly rssMb: number
}

/** Measures `run`, which does `count` things and may tell how long its loop took. */
export async function measured(run: () => Promise<number | undefined>, count: number): Promise<void> {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const loopMs = await run()
  const { user, system } = process.cpuUsage(before)
  const wallMs = performance.now() - startedAt
  const figures: Measured = {
    count,
    wallMs,
    loopMs: loopMs ?? wallMs,
    cpuMs: (user + system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }
  console.log(JSON.stringify(figures))
}
