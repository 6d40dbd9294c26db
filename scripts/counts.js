/** Prints `passed failed skipped` from the JSON report of the test runner; a file that could not be collected and an unhandled error count as failed. */
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
).length
const unhandled = report.success === false && report.numFailedTests + brokenFiles === 0 ? 1 : 0
console.log(
  report.numPassedTests,
  report.numFailedTests + brokenFiles + unhandled,
  report.numPendingTests + report.numTodoTests,
)
