/** What the tests of kept programs share: a session in a folder of its own that holds two programs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type AnyProgram, predict, signature } from '../engine/index.ts'
import { exactMatch, type Task } from '../evaluate/index.ts'
import { keepProgram } from './keep-program.ts'
import { hashProgram } from './program-file.ts'
import { openSession, type Session } from './session.ts'

/** The program of the task, without demos. */
export const base = predict(signature('question -> answer')) as AnyProgram

const demos = [{ question: 'What is a fjord?', answer: 'An inlet' }]

/** Kept as `better`. */
export const better = base.withState({ self: { instructions: 'Answer well.\nBe short.', demos } })

/** Kept as `best`; `better` is its parent. */
export const best = base.withState({
  self: { instructions: 'Answer well.\nBe brief.', demos: [...demos, { question: 'b', answer: 'c' }] },
})

/** The task that both are of. */
export const task: Task = { program: base, metrics: { exact: exactMatch('answer') }, metric: 'exact' }

/** A folder, a session in it, and what it warned of; all of it ends with the test. */
export async function keptPrograms(): Promise<{ folder: string; session: Session; warnings: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-programs-'))
  const warnings: string[] = []
  const session = await openSession({
    cwd: folder,
    env: {},
    tasks: { qa: task, other: task },
    onWarning: ({ message }) => warnings.push(message),
  })
  onTestFinished(async () => {
    await session.close()
    rmSync(folder, { recursive: true })
  })
  const parents = [
    { program: better, name: 'better', parent: base },
    { program: best, name: 'best', parent: better },
  ]
  for (const { parent, ...kept } of parents)
    await keepProgram(session, { ...kept, task: 'qa', lineage: { parent: hashProgram(parent) } })
  return { folder, session, warnings }
}
