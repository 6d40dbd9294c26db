/** The main job end to end: compile with demos, evaluate before and after, compare two models, export. */
import type { CompareReport } from './compare-runs.ts'
import { compareRuns } from './compare-runs.ts'
import { compileProgram } from './compile-program.ts'
import type { EvalReport } from './eval-report.ts'
import { type EvaluateTaskOptions, evaluateTask } from './evaluate-task.ts'
import { exportProgram } from './export-program.ts'
import { successorOf } from './model-choice.ts'
import type { RunProgress } from './progress.ts'
import type { Session } from './session.ts'

/** The document of `demo --json`. */
export interface DemoReport {
  readonly schemaVersion: 1
  readonly before: EvalReport
  readonly after: EvalReport
  readonly compare: CompareReport
  /** Hash of the compiled program. */
  readonly program: string
  /** Paths of the exported prompts. */
  readonly exported: readonly string[]
}

/** Which models to show. */
export interface DemoOptions {
  /** True asks real models and costs real money. @default false */
  readonly live?: boolean | undefined
  readonly signal?: AbortSignal | undefined
  readonly onStep?: ((step: string) => void) | undefined
  readonly onProgress?: ((progress: RunProgress) => void) | undefined
}

const task = 'hmw'
const programName = 'hmw-demo'

/**
 * Runs the demo on the shipped HMW datasets, on the simulated models unless `live`.
 * @throws WhetstoneError `run_not_done` when a step was stopped.
 */
export async function demo(
  session: Session,
  { live = false, signal, onStep, onProgress }: DemoOptions = {},
): Promise<DemoReport> {
  const provider = live ? 'openai' : 'simulated'
  const small = successorOf(session, `${provider}/gpt-5-nano`)
  const large = successorOf(session, `${provider}/gpt-5-mini`)
  // A missing key is told before the first step is.
  for (const ref of [small, large]) session.lms.lm(ref)
  const step = (text: string) => onStep?.(text)
  const run = async (options: EvaluateTaskOptions) =>
    evaluateTask(session, { ...options, signal, onProgress })
  step(`evaluate ${task} without demos on ${small}`)
  const before = await run({ target: task, model: small })
  step('compile with LabeledFewShot, 8 demos')
  const { program } = await compileProgram(session, {
    target: task,
    optimizer: 'labeled-few-shot',
    k: 8,
    model: small,
    name: programName,
  })
  step(`evaluate the compiled program on ${small}`)
  const after = await run({ target: programName, model: small, parent: before.run })
  step(`evaluate the compiled program on ${large}`)
  const larger = await run({ target: programName, model: large, parent: after.run })
  step('compare the two models and export the prompt')
  const compare = await compareRuns(session, [after.run, larger.run])
  const exports = [
    await exportProgram(session, { program: programName, to: 'ts' }),
    await exportProgram(session, { program: programName, to: 'prompt' }),
  ]
  return {
    schemaVersion: 1,
    before,
    after,
    compare,
    program,
    exported: exports.map(({ path }) => path ?? ''),
  }
}
