/** The process that is killed: begins a run, or goes on with the one there is. `node child.ts <folder> <url>` */
import { evaluateTask, resumeRun } from '../../src/workbench/index.ts'
import { sessionIn } from '../resume/project.ts'
import { concurrency } from './kills.ts'

const [folder = '', url = ''] = process.argv.slice(2)
const session = await sessionIn(folder, { url })
const store = await session.store()
await (store.countRuns() === 0
  ? evaluateTask(session, { target: 'capitals', concurrency })
  : resumeRun(session, 'latest'))
await session.close()
