/** The declared policy of what to try when a program gives no answer: zero-shot first, then another model. */
import { type AnyProgram, InputError, LmError } from '../engine/index.ts'
import type { LiveModels } from './live-models.ts'
import type { LivePrograms } from './live-programs.ts'
import type { ChosenModels } from './model-choice.ts'
import { hashProgram } from './program-file.ts'
import type { Target } from './target.ts'

/** One way to answer. */
export interface Attempt {
  readonly target: Target
  readonly models: ChosenModels
  readonly isFallback: boolean
}

/** What may be tried besides the program that was asked for. */
export interface FallbackPolicy {
  /** The task's own program without demos, at the same model. */
  readonly zeroShot: boolean
  /** The program that was asked for, at this model. */
  readonly model?: string | undefined
}

/** What a request asks for. */
export interface Asked {
  readonly task: string
  readonly program?: string | undefined
  readonly model?: string | undefined
}

/** What is asked for; where the service's own program is not to be had, the task's own if the policy holds that. */
export async function firstAttempt(
  { task, program, model }: Asked,
  { policy, programs, models }: { policy: FallbackPolicy; programs: LivePrograms; models: LiveModels },
): Promise<Attempt> {
  const wished = await programs.find(task, program).catch((error: unknown) => {
    const isGone = error instanceof InputError && error.code === 'program_unavailable'
    if (isGone && policy.zeroShot) return undefined
    throw error
  })
  const target = wished ?? (await programs.find(task, task))
  const chosen = model === undefined ? models.served(target) : models.named(target, model)
  return { target, models: await chosen, isFallback: wished === undefined }
}

/** Errors of a model that another prompt may avoid; with all others the way to the model is at fault. */
const promptFaults = new Set(['truncated', 'content_filtered', 'refused'])

/** The first attempt and, each after the one before it failed, those that may help. */
export async function* attempts(
  first: Attempt,
  { policy, models, lastError }: { policy: FallbackPolicy; models: LiveModels; lastError: () => unknown },
): AsyncGenerator<Attempt> {
  yield first
  if (lastError() instanceof InputError) return
  const plain = zeroShot(first.target)
  if (policy.zeroShot && plain.programHash !== first.target.programHash && mayPromptHelp(lastError()))
    yield { ...first, target: plain, isFallback: true }
  if (policy.model === undefined) return
  // For a program with other parts than the service's own the choice may not fit: then there is no such fallback.
  const others = await models.served(first.target, policy.model).catch(() => undefined)
  if (others === undefined) return
  if (JSON.stringify(others.ids) !== JSON.stringify(first.models.ids))
    yield { target: first.target, models: others, isFallback: true }
}

function mayPromptHelp(error: unknown): boolean {
  return !(error instanceof LmError) || promptFaults.has(error.code)
}

function zeroShot({ taskName, task }: Target): Target {
  const program: AnyProgram = task.program
  return { taskName, task, program, programName: taskName, programHash: hashProgram(program) }
}
