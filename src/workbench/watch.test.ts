/** Watching files: once at the start, again after each change, also one that comes during a run. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSession } from './session.ts'
import { watchAndRun } from './watch.ts'
import { watchedFiles } from './watched-files.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'whetstone-watch-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

it('runs again after a change, a replaced file and a change during a run; not for other files', async () => {
  const [here, stop] = [folder(), new AbortController()]
  const [data, other] = [join(here, 'dev.jsonl'), join(here, 'notes.txt')]
  writeFileSync(data, 'one')
  const changes: string[] = []
  let runs = 0
  const watching = watchAndRun({
    files: async () => [data],
    restMs: 1,
    signal: stop.signal,
    onChange: (file) => changes.push(file),
    run: async () => {
      runs += 1
      if (runs === 1) writeFileSync(data, 'two')
    },
  })
  await expect.poll(() => runs).toBe(2)
  writeFileSync(other, 'of no matter')
  writeFileSync(join(here, 'aside'), 'three')
  renameSync(join(here, 'aside'), data)
  await expect.poll(() => runs).toBe(3)
  stop.abort()
  await watching
  expect({ runs, changes }).toEqual({ runs: 3, changes: [data, data] })
})

it('knows configuration, its imports and the data', async () => {
  const here = folder()
  writeFileSync(join(here, 'metric.mjs'), "import './words.mjs'\nexport const exact = () => 1")
  writeFileSync(join(here, 'words.mjs'), "import 'node:fs'")
  const program = 'Object.assign(async () => ({}), { withState() {}, predictors: {}, state: {} })'
  writeFileSync(
    join(here, 'whetstone.config.mjs'),
    `import { exact } from './metric.mjs'\nexport default { tasks: { t: { program: ${program}, metrics: { exact }, metric: 'exact', dev: 'dev.jsonl' } } }`,
  )
  const session = await openSession({ cwd: here, env: {}, tasks: {} })
  const files = await watchedFiles(session, { target: 't' })
  expect(files).toEqual(
    ['whetstone.config.mjs', 'metric.mjs', 'words.mjs', 'dev.jsonl'].map((name) => join(here, name)),
  )
  await session.close()
})
