/** What the HTTP service adds to a provider with 200 ms latency at 200 concurrent requests: one line of figures. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pMap from 'p-map'
import { startEndpoint } from './endpoint.ts'
import { exampleInputs } from './examples.ts'

const latencyMs = 200
const concurrency = Number(process.env.BENCH_CONCURRENCY ?? 200)
const total = concurrency * 15

if (process.argv[2] === 'serve') await serveHere(process.argv[3] ?? '')
else await compare()

/** The service in a process of its own; its port goes to the parent. */
async function serveHere(baseUrl: string): Promise<void> {
  const [{ serve }, { openLive, openSession }, { hmwTask, solutionsTask }] = await Promise.all([
    import('../dist/server/index.js'),
    import('../dist/workbench/index.js'),
    import('../dist/generators/index.js'),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'))
  const env = {
    OPENAI_BASE_URL: baseUrl,
    OPENAI_API_KEY: 'bench',
    WHETSTONE_CONCURRENCY: String(concurrency * 2),
    WHETSTONE_DB: join(folder, 'whetstone.db'),
  }
  const session = await openSession({ cwd: folder, env, tasks: { hmw: hmwTask, solutions: solutionsTask } })
  const live = await openLive(session, { tasks: ['hmw', 'solutions'], model: 'openai/gpt-5-nano' })
  const limits = { perMinute: 0, concurrency: concurrency * 2 }
  const { port } = await serve({ port: 0, live, limits })
  process.send?.({ port })
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
  process.on('disconnect', () => process.exit(0))
}

async function compare(): Promise<void> {
  const endpoint = await startEndpoint(latencyMs)
  const child = fork(fileURLToPath(import.meta.url), ['serve', endpoint.url])
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', resolve as () => void),
  )
  const service = `http://127.0.0.1:${port}/api/intelligence/generate_hmw`
  const direct = `${endpoint.url}/chat/completions`
  // Both sides are warm before the clock starts.
  await load(service, concurrency, -total)
  await load(direct, concurrency, -total)
  const alone = await load(direct, total, 0)
  const before = await cpuMs(child)
  const through = await load(service, total, 0)
  const perRequest = ((await cpuMs(child)) - before) / total
  const added = (q: number) => (quantile(through.ms, q) - quantile(alone.ms, q)).toFixed(1)
  console.log(
    `service: ${concurrency} concurrent, ${latencyMs} ms upstream, ${total} requests: adds ${added(0.5)} ms p50, ${added(0.99)} ms p99; ${through.lost} lost (goals: < 5, < 25, 0); ${perRequest.toFixed(2)} ms of processor time a request`,
  )
  child.disconnect()
  endpoint.close()
}

/** Processor time of the service so far. */
async function cpuMs(child: ChildProcess): Promise<number> {
  const told = new Promise<{ cpu: NodeJS.CpuUsage }>((resolve) =>
    child.once('message', resolve as () => void),
  )
  child.send('cpu')
  const { user, system } = (await told).cpu
  return (user + system) / 1000
}

async function load(url: string, count: number, first: number): Promise<{ ms: number[]; lost: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const ms: number[] = []
  let lost = 0
  const one = async (i: number) => {
    // Arrivals are spread over the latency, as those of many users are.
    if (i - first < concurrency)
      await new Promise((go) => setTimeout(go, ((i - first) * latencyMs) / concurrency))
    const { count: asked, ...context } = exampleInputs(i)
    const startedAt = performance.now()
    const status = await post(agent, url, JSON.stringify({ context, count: asked }))
    ms.push(performance.now() - startedAt)
    lost += Number(status !== 200)
  }
  await pMap(
    Array.from({ length: count }, (_, i) => first + i),
    one,
    { concurrency },
  )
  agent.destroy()
  return { ms: ms.sort((a, b) => a - b), lost }
}

function post(agent: Agent, url: string, body: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode))
    })
    sent.on('error', () => resolve(undefined))
    sent.end(body)
  })
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
