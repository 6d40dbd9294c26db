/** `npm run torture`: 200 kills at random points; prints what was lost or paid twice, exit 1 when anything was. */
import { torture } from './kills.ts'

const kills = Number(process.argv[2] ?? 200)
const report = await torture({
  kills,
  rows: 300,
  random: Math.random,
  onKill: (done) => process.stderr.write(done % 20 === 0 ? `${done}/${kills} kills\n` : ''),
})
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
const { rowsLost, paidTwiceBeyondInFlight, differing, integrity } = report
process.exitCode = rowsLost + paidTwiceBeyondInFlight + differing > 0 || integrity !== 'ok' ? 1 : 0
