/** Runs something once and prints its wall time, processor time and peak memory as one line of JSON. */

/** Figures of one process. */
export interface Measured {
  readonly count: number
  readonly wallMs: number
  readonly cpuMs: number
  /** Peak resident set of the process, in MB. */
  readonly rssMb: number
}

/** Measures `run`, which does `count` things. */
export async function measured(run: () => Promise<unknown>, count: number): Promise<void> {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  const figures: Measured = {
    count,
    wallMs: performance.now() - startedAt,
    cpuMs: (user + system) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }
  console.log(JSON.stringify(figures))
}
