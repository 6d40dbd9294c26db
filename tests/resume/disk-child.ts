/** The process whose disk fills up: begins a run, or goes on with the one there is; prints the report or the error. */
import { evaluateTask, resumeRun } from '../../src/workbench/index.ts'
import { sessionIn } from './project.ts'

const [folder = '', url = ''] = process.argv.slice(2)
const session = await sessionIn(folder, { url })
const store = await session.store()
const [run] = store.runs()
const found = run && { status: run.status, rows: store.countRows({ runId: run.id }) }
try {
  const report = run
    ? await resumeRun(session, run.id)
    : await evaluateTask(session, { target: 'capitals', concurrency: 2 })
  console.log(JSON.stringify({ found, report }))
} catch (error) {
  const { name, code, message } = error as Error & { code?: string }
  console.log(JSON.stringify({ found, error: { name, code, message } }))
} finally {
  await session.close()
}
