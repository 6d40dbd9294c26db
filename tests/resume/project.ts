/** A task with a question per example, and sessions on it, for runs that stop and go on. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Metric, predict, signature, type Task } from '../../src/index.ts'
import { openSession, type Session } from '../../src/workbench/index.ts'

/** Right when the answer is Lima. */
const isLima: Metric<{ answer: string }> = (_example, { answer }) => answer === 'Lima'

/** The task; its data lie in `folder`. */
export function taskIn(folder: string, own: Partial<Task> = {}): Task {
  return {
    program: predict(signature('question -> answer')),
    metrics: { exact: isLima as Metric },
    metric: 'exact',
    dev: join(folder, 'dev.jsonl'),
    // Named by the task: a default model would become its successor on the day it is switched off.
    model: 'openai/gpt-5-nano',
    ...own,
  }
}

/** Writes so many examples: `q0`, `q1`, … */
export function writeExamples(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true })
  const line = (i: number) => JSON.stringify({ id: `q${i}`, inputs: { question: `q${i}` }, labels: {} })
  writeFileSync(join(folder, 'dev.jsonl'), Array.from({ length: count }, (_, i) => line(i)).join('\n'))
}

/** A session whose `openai/*` models answer at `url`. */
export function sessionIn(
  folder: string,
  { url, task = taskIn(folder), env = {} }: { url: string; task?: Task; env?: Record<string, string> },
): Promise<Session> {
  return openSession({
    cwd: folder,
    env: { OPENAI_BASE_URL: url, OPENAI_API_KEY: 'sk-test', OPENAI_MODEL: 'openai/gpt-5-nano', ...env },
    tasks: { capitals: task },
  })
}
