/**
 * Throughput and refusals of the adaptive limiter against an endpoint with a token bucket, on loopback. Prints one line
 * of JSON and fails below 90 % of the ideal throughput or above 5 % refusals. `node bench/rate-limit.ts [requests]`
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { adaptiveLimiter, openaiLm, unknownCard, withLimit, withRetry } from '../src/engine/index.ts'

const perSecond = 100
const burst = 20
const latencyMs = 80
const count = Number(process.argv[2] ?? 1500)

const answer = JSON.stringify({
  model: 'm',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'x' } }],
  usage: { prompt_tokens: 1, completion_tokens: 1 },
})
let tokens = burst
let filledAt = performance.now()
let refused = 0

const server = createServer((request, response) => {
  request.resume()
  const now = performance.now()
  tokens = Math.min(burst, tokens + ((now - filledAt) * perSecond) / 1000)
  filledAt = now
  const isGranted = tokens >= 1
  if (isGranted) tokens -= 1
  else refused += 1
  const headers = { 'content-type': 'application/json' }
  const waitMs = Math.ceil(((1 - tokens) * 1000) / perSecond)
  setTimeout(
    () => {
      if (isGranted) response.writeHead(200, headers).end(answer)
      else response.writeHead(429, { ...headers, 'retry-after-ms': String(waitMs) }).end('{}')
    },
    isGranted ? latencyMs : 5,
  )
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

const now = () => performance.now()
const sleep = async (ms: number) => void (await wait(ms))
const bare = openaiLm({
  id: 'bench/m',
  card: unknownCard('m'),
  apiKey: 'bench',
  baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
  now,
})
const limit = adaptiveLimiter({ most: 64, now, sleep })
const lm = withRetry(withLimit(bare, limit), { now, sleep, random: Math.random })

const startedAt = now()
await Promise.all(
  Array.from({ length: count }, (_, i) => lm.generate({ messages: [{ role: 'user', content: String(i) }] })),
)
const wallMs = now() - startedAt
server.close()
const ofIdeal = (((count - burst) / perSecond) * 1000) / wallMs
const refusedShare = refused / (count + refused)
console.log(JSON.stringify({ count, perSecond, burst, wallMs: Math.round(wallMs), ofIdeal, refusedShare }))
if (ofIdeal < 0.9 || refusedShare > 0.05) process.exitCode = 1
