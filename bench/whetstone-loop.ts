/** Whetstone doing the same: `eval` of the HMW task with store and cache. Prints what it measured as JSON. */
import { createWriteStream, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { hmwTask } from '../dist/generators/index.js'
import { evaluateTask, openSession } from '../dist/workbench/index.js'
import { exampleInputs } from './examples.ts'
import { measured } from './measured.ts'

const [
  baseUrl = '',
  count = '0',
  concurrency = '8',
  folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-')),
] = process.argv.slice(2)

/** A dataset of the examples from `first` on. */
async function dataset(first: number, length: number): Promise<string> {
  const path = join(folder, `${first}-${length}.jsonl`)
  if (existsSync(path)) return path
  const file = createWriteStream(path)
  for (let i = first; i < first + length; i += 1) {
    if (!file.write(`${JSON.stringify({ id: String(i), inputs: exampleInputs(i) })}\n`))
      await new Promise<void>((resume) => void file.once('drain', () => resume()))
  }
  file.end()
  await finished(file)
  return path
}

async function evaluated(first: number, length: number): Promise<number> {
  const data = await dataset(first, length)
  const asked = { target: 'hmw', data, model: 'openai/gpt-5-nano', concurrency: Number(concurrency) }
  const { scored, durationMs } = await evaluateTask(session, asked)
  if (scored !== length) throw new Error(`expected ${length} scored rows, got ${scored}`)
  return durationMs
}

const session = await openSession({
  cwd: folder,
  env: { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'bench', WHETSTONE_CONCURRENCY: concurrency },
  tasks: { hmw: hmwTask },
})
await dataset(0, Number(count))
// Both sides have asked once before the clock starts.
await evaluated(-1, 1)
await measured(() => evaluated(0, Number(count)), Number(count))
await session.close()
