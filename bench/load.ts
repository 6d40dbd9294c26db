/** A cheap load generator: as many clients as asked for, each of which asks again when it has its answer. */
import { Pool } from 'undici'

/** What to ask. */
export interface Load {
  readonly url: string
  /** Requests under way at any time. */
  readonly clients: number
  readonly total: number
  /** Clients begin spread over this time, as those of many users do. */
  readonly spreadMs: number
  /** The body of request `i`. */
  readonly body: (i: number) => string
}

/** What came of it. */
export interface Loaded {
  /** Milliseconds of each request, ascending. */
  readonly ms: readonly number[]
  /** Requests without a 200 answer. */
  readonly lost: number
  readonly perSecond: number
  /** Processor time of the generator, in milliseconds a request. */
  readonly cpuMs: number
}

/** Asks, and takes the times. */
export async function load({ url, clients, total, spreadMs, body }: Load): Promise<Loaded> {
  const { origin, pathname: path } = new URL(url)
  const pool = new Pool(origin, { connections: clients, pipelining: 1 })
  const headers = { 'content-type': 'application/json' }
  const ms: number[] = []
  let lost = 0
  let next = 0
  const client = async (_: unknown, place: number) => {
    await new Promise((go) => setTimeout(go, (place * spreadMs) / clients))
    while (next < total) {
      const sent = body(next++)
      const startedAt = performance.now()
      const status = await pool
        .request({ path, method: 'POST', headers, body: sent })
        .then(async (answer) => {
          await answer.body.dump()
          return answer.statusCode
        })
        .catch(() => undefined)
      ms.push(performance.now() - startedAt)
      lost += Number(status !== 200)
    }
  }
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  await Promise.all(Array.from({ length: clients }, client))
  const { user, system } = process.cpuUsage(cpuBefore)
  const perSecond = (total * 1000) / (performance.now() - startedAt)
  await pool.destroy()
  return { ms: ms.sort((a, b) => a - b), lost, perSecond, cpuMs: (user + system) / 1000 / total }
}
