/** `npm run torture:service`: 10 000 requests over a failing provider; prints what came of them, exit 1 unless each was answered once as promised from flat memory. */
import { underFire } from './under-fire.ts'

const mostGrowthMb = 15

const report = await underFire(Number(process.argv[2] ?? 10_000))
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
const { requests, statuses, wrong, notLoggedOnce, heapMb } = report
const answered = Object.values(statuses).reduce((sum, n) => sum + n, 0)
const isFlat = heapMb[1] - heapMb[0] <= mostGrowthMb
process.exitCode = answered === requests && wrong.length + notLoggedOnce === 0 && isFlat ? 0 : 1
