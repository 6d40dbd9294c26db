/** What `whetstone serve` adds to a provider with 200 ms latency, beside the provider alone under the same load. Needs `npm run build`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEndpoint } from './endpoint.ts'
import { exampleInputs } from './examples.ts'
import { type Load, type Loaded, load } from './load.ts'

const latencyMs = 200
const rounds = 3
/** Clients, each with one request under way at any time: 200 of them ask 1 000 times a second at most. */
const crowds = (process.env.BENCH_CLIENTS ?? '200,100').split(',').map(Number)

const whetstone = fileURLToPath(new URL('../bin/whetstone.js', import.meta.url))
const serveFlags = '--port 0 --json --model openai/gpt-5-nano --rate-limit 0 --concurrency 400'.split(' ')

const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-'))
const endpoint = await startEndpoint(latencyMs)
const service = spawn(process.execPath, [whetstone, 'serve', ...serveFlags], {
  cwd: folder,
  env: { OPENAI_BASE_URL: endpoint.url, OPENAI_API_KEY: 'bench' },
  // Its log goes where logs of a service go when nobody reads them: written, and dropped by the system.
  stdio: ['ignore', 'pipe', 'ignore'],
})
const url = await urlOf(service)
const direct = { url: `${endpoint.url}/chat/completions` }
const through = { url: `${url}/api/intelligence/generate_hmw` }
let asked = 0

// Warm before the clock starts: the code compiled, the connections open, the limit of requests under way wide.
await run({ ...through, clients: 100, total: 4000 })
for (const clients of crowds) for (let round = 0; round < rounds; round += 1) await compare(clients)
service.kill('SIGTERM')
endpoint.close()
rmSync(folder, { recursive: true, force: true })

async function compare(clients: number): Promise<void> {
  const total = clients * 30
  const alone = await run({ ...direct, clients, total })
  const before = await cpuMs()
  const served = await run({ ...through, clients, total })
  const perRequest = ((await cpuMs()) - before) / total
  const added = (q: number) => `${(quantile(served, q) - quantile(alone, q)).toFixed(1)} ms`
  console.log(
    `service, ${clients} clients, ${latencyMs} ms upstream: adds ${added(0.5)} p50, ${added(0.99)} p99 (goals at 200: 5, 25); ${served.lost} of ${total} lost; ${served.perSecond.toFixed(0)}/s, provider alone ${alone.perSecond.toFixed(0)}/s; processor time a request ${perRequest.toFixed(2)} ms, of the generator ${served.cpuMs.toFixed(2)}`,
  )
}

/** Asks with bodies that were never asked before. */
function run(options: Pick<Load, 'url' | 'clients' | 'total'>): Promise<Loaded> {
  const first = asked
  asked += options.total
  return load({ ...options, spreadMs: latencyMs, body: (i) => bodyOf(first + i) })
}

function bodyOf(i: number): string {
  const { count, ...context } = exampleInputs(i)
  return JSON.stringify({ context, count })
}

/** Where the service says that it listens. */
async function urlOf({ stdout }: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of stdout ?? []) {
    text += chunk
    const [, found] = /"url": "([^"]+)"/.exec(text) ?? []
    if (found !== undefined) return found
  }
  throw new Error(`serve: expected to listen, got ${text}`)
}

/** Processor time of the service so far. */
async function cpuMs(): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]) * 1000
}

function quantile({ ms }: Loaded, q: number): number {
  return ms[Math.min(ms.length - 1, Math.floor(ms.length * q))] ?? Number.NaN
}
