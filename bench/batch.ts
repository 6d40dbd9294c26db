/** Memory of `program.batch` over a stream of inputs: flat, whatever its length. Prints one line per length. */
import { setImmediate as turn } from 'node:timers/promises'
import { type LM, noUsage, predict, signature } from '../src/engine/index.ts'

const lengths = [2_000, 20_000, 100_000]

const lm: LM = {
  id: 'bench/echo',
  async generate() {
    await turn()
    const cost = { usage: noUsage, costUsd: 0, listCostUsd: 0, latencyMs: 0, cached: false, attempts: 1 }
    return { text: '[[ ## answer ## ]]\nyes', model: 'echo', finishReason: 'stop', ...cost }
  },
}

async function* questions(count: number) {
  for (let i = 0; i < count; i += 1) yield { question: `Is ${i} a number? ${'x'.repeat(1_000)}` }
}

/** The largest heap seen during a batch, in MB, and its rate. */
async function run(count: number) {
  const ask = predict(signature('question -> answer'), { lm })
  const startedAt = performance.now()
  let answered = 0
  let peak = 0
  for await (const outcome of ask.batch(questions(count), { concurrency: 64 })) {
    if (outcome.ok) answered += 1
    if (answered % 1_000 === 0) {
      globalThis.gc?.()
      peak = Math.max(peak, process.memoryUsage().heapUsed)
    }
  }
  const seconds = (performance.now() - startedAt) / 1000
  return { count, answered, heapMb: +(peak / 2 ** 20).toFixed(1), perSecond: Math.round(count / seconds) }
}

for (const count of lengths) console.log(JSON.stringify(await run(count)))
console.log(JSON.stringify({ peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024) }))
