/** One of the processes that share a store: `node crowd-child.ts <folder> <url> <store>` */
import { evaluateTask, openSession } from '../../src/workbench/index.ts'
import { taskIn } from '../resume/project.ts'

const [folder = '', url = '', store = ''] = process.argv.slice(2)
const session = await openSession({
  cwd: folder,
  env: { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-test' },
  tasks: { capitals: taskIn(folder) },
  store,
  onWarning: ({ message }) => console.error(message),
})
await evaluateTask(session, { target: 'capitals' })
await session.close()
