/** Opens the service over a session in a temporary folder, with a provider on loopback or the simulated models. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hmwTask, solutionsTask } from '../../src/generators/index.ts'
import { createApp } from '../../src/server/index.ts'
import { type LiveOptions, openLive, openSession, type Session } from '../../src/workbench/index.ts'
import { startUpstream, type Upstream } from './upstream.ts'

type AppOptions = Parameters<typeof createApp>[0]

/** A key as a canary: it must show nowhere. */
export const upstreamKey = 'sk-canary-1234567890'

/** How a test opens the service. */
export interface Situation {
  readonly live?: Partial<LiveOptions>
  readonly app?: Partial<AppOptions>
  readonly env?: Readonly<Record<string, string>>
}

/** An open service. */
export interface Service {
  readonly app: ReturnType<typeof createApp>
  readonly session: Session
  readonly live: AppOptions['live']
  readonly upstream: Upstream
  readonly lines: Record<string, unknown>[]
  /** Posts to `generate_hmw`. */
  readonly ask: (body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly close: () => Promise<void>
}

/** A request that is in order. */
export const goodBody = { context: { insights: ['People wait at the desk.'] } }

/** Path of the questions. */
export const hmwPath = '/api/intelligence/generate_hmw'

/** Opens it; retries do not wait, nothing is cached. */
export async function openIn({ live: liveOptions, app: appOptions, env }: Situation): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-'))
  const upstream = await startUpstream()
  const session = await openSession({
    cwd: folder,
    env: { OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: upstreamKey, ...env },
    tasks: { hmw: hmwTask, solutions: solutionsTask },
    cache: false,
    clock: skippingClock(),
  })
  const live = await openLive(session, {
    tasks: ['hmw', 'solutions'],
    model: 'openai/gpt-5-nano',
    ...liveOptions,
  })
  const lines: Record<string, unknown>[] = []
  const take = (fields: object) => void lines.push(fields as Record<string, unknown>)
  const app = createApp({ live, log: { info: take, warn: take }, ...appOptions })
  const ask = async (body: unknown = goodBody, headers: Readonly<Record<string, string>> = {}) =>
    app.request(hmwPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const close = async () => {
    await live.close()
    await session.close()
    await upstream.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { app, session, live, upstream, lines, ask, close }
}

/** The real clock, but that whoever sleeps wakes at once and finds the time gone by. */
function skippingClock() {
  let skippedMs = 0
  return {
    date: () => new Date(),
    now: () => performance.now() + skippedMs,
    sleep: async (ms: number) => {
      skippedMs += ms
      await new Promise((resolve) => setImmediate(resolve))
    },
    random: () => 0,
  }
}
