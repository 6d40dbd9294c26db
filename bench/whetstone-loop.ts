/** Whetstone doing the same: `eval` of the HMW task with store and cache. Prints what it measured as JSON. */
import { createWriteStream, mkdtempSync } from 'node:fs'
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
const data = join(folder, `data-${count}.jsonl`)

async function writeData(): Promise<void> {
  const file = createWriteStream(data)
  for (let i = 0; i < Number(count); i += 1) {
    if (!file.write(`${JSON.stringify({ id: String(i), inputs: exampleInputs(i) })}\n`))
      await new Promise<void>((resume) => void file.once('drain', () => resume()))
  }
  file.end()
  await finished(file)
}

await writeData()
const session = await openSession({
  cwd: folder,
  env: { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'bench', WHETSTONE_CONCURRENCY: concurrency },
  tasks: { hmw: hmwTask },
})
await fetch(`${baseUrl}/chat/completions`, { method: 'POST', body: '{}' })
await measured(async () => {
  const report = await evaluateTask(session, {
    target: 'hmw',
    data,
    model: 'openai/gpt-5-nano',
    concurrency: Number(concurrency),
  })
  if (report.scored !== Number(count)) throw new Error(`expected ${count} scored rows, got ${report.scored}`)
}, Number(count))
await session.close()
