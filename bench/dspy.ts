/** `npx node bench/dspy.ts PYTHON`: evaluations beside DSPy's of the same run, cold and then from the disk caches of both. PYTHON is an interpreter that has dspy. Needs `npm run build`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEndpoint } from './endpoint.ts'
import { loop, measuredBy, median, rate, tell } from './loop.ts'

const [python] = process.argv.slice(2)
if (python === undefined) {
  console.error(
    'expected the path of a Python interpreter that has dspy, got nothing: node bench/dspy.ts PYTHON',
  )
  process.exit(2)
}

const [rounds, count, concurrency] = [3, 2000, 8]
const script = fileURLToPath(new URL('./dspy-loop.py', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'whetstone-bench-dspy-'))
const endpoint = await startEndpoint(0)
try {
  const ours = () => rate(loop('whetstone-loop', endpoint.url, count, concurrency, folder))
  const data = join(folder, `0-${count}.jsonl`)
  const cache = join(folder, 'dspy-cache')
  const theirs = () => rate(measuredBy(python, script, endpoint.url, data, concurrency, cache))
  const both = () => ({ ours: ours(), theirs: theirs() })
  // Both caches are empty at the first.
  report('cold', 5, [both()])
  report('warm cache', 25, Array.from({ length: rounds }, both))
} finally {
  endpoint.close()
  rmSync(folder, { recursive: true, force: true })
}

function report(state: string, goal: number, all: readonly { ours: number; theirs: number }[]): void {
  const ratio = median(all.map(({ ours, theirs }) => ours / theirs))
  const figures = all.map(({ ours, theirs }) => `${ours.toFixed(0)} against ${theirs.toFixed(0)}`)
  tell(
    `${state}, N ${count}: examples/s, ratio to DSPy`,
    ratio.toFixed(1),
    `goal >= ${goal}; ${figures.join(', ')}`,
  )
}
