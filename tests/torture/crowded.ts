/** `node tests/torture/crowded.ts [processes] [rows]`: 8 × 1 000 rows into one store at once; exit 1 when any was lost. */
import { crowd } from './crowd.ts'

const [processes = 8, rows = 1000] = process.argv.slice(2).map(Number)
const report = await crowd({ processes, rows })
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
const { wholeRuns, busyShown, integrity } = report
process.exitCode = wholeRuns === processes && busyShown === 0 && integrity === 'ok' ? 0 : 1
