/** The use case of `serve`: answer one live request after another by the programs and models of a session. */
import { type Call, type Spend, spendOf, type Values, withCallSink } from '../engine/index.ts'
import type { ModelChoice } from '../store/index.ts'
import { type Asked, type Attempt, attempts, type FallbackPolicy, firstAttempt } from './live-attempts.ts'
import type { DriftReport } from './live-drift.ts'
import { liveModels } from './live-models.ts'
import { livePrograms } from './live-programs.ts'
import { liveWatch } from './live-watch.ts'
import type { Session } from './session.ts'

/** What a service answers by. */
export interface LiveOptions {
  /** Names of the tasks that are served. */
  readonly tasks: readonly string[]
  /** Programs by name, hash or file; each serves the task it belongs to. @default the tasks' own programs */
  readonly programs?: readonly string[] | undefined
  readonly model?: string | undefined
  /**
   * Milliseconds for one call of a model, half of it where another model is to be asked then: a pause of its provider
   * that is longer is an error at once.
   */
  readonly patienceMs?: number | undefined
  readonly fallback?: FallbackPolicy | undefined
  /** Share of the answers that is scored and stored, in [0, 1]. @default 0 */
  readonly sample?: number | undefined
  /** Told when an answer could not be scored or stored. */
  readonly onWatchFailed?: ((error: unknown) => void) | undefined
  /** Told now and then how scored answers compare with the blessed run of their task. */
  readonly onDrift?: ((drift: DriftReport) => void) | undefined
}

/** One request. */
export interface LiveQuestion<T> {
  readonly id: string
  readonly task: string
  readonly inputs: Values
  /** Another program or model than the service's. */
  readonly program?: string | undefined
  readonly model?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Reads a prediction into what is wanted; one that throws counts as no answer. */
  readonly read: (prediction: Values) => T
}

/** What it took to answer, or to fail. */
export interface LiveReport extends Spend {
  readonly program: string
  readonly programHash: string
  readonly model: ModelChoice
  /** True when it took calls and all came from the cache. */
  readonly cached: boolean
  readonly fallbackUsed: boolean
  readonly durationMs: number
}

/** An answer, or why there is none. */
export type LiveOutcome<T> = LiveReport & ({ readonly value: T } | { readonly error: unknown })

/** A service over programs. */
export interface Live {
  /** @throws InputError when the request names a program or a model that is not to be had. */
  ask<T>(question: LiveQuestion<T>): Promise<LiveOutcome<T>>
  /** The programs served, by task. @throws InputError when one of them or its model is not to be had. */
  check(): Promise<Readonly<Record<string, { program: string; programHash: string; model: ModelChoice }>>>
  /** Writes what is pending. The session stays open. */
  close(): Promise<void>
}

/**
 * Opens a service.
 * @throws InputError `unknown_program`, `unsupported_program`
 */
export async function openLive(session: Session, options: LiveOptions): Promise<Live> {
  const programs = await livePrograms(session, { tasks: options.tasks, refs: options.programs ?? [] })
  // A cache that cannot be opened is told of by the first request that needs it.
  if (session.environment.cache)
    await session.cacheFile().then(
      (cache) => cache.relax(),
      () => {},
    )
  const policy = options.fallback ?? { zeroShot: false }
  const { model } = options
  const models = liveModels(session, { model, patienceMs: patienceOf(options) })
  const { sample = 0, onWatchFailed, onDrift } = options
  const watch = await liveWatch(session, { share: sample, onFailed: onWatchFailed, onDrift })
  const firstOf = (asked: Asked) => firstAttempt(asked, { policy, programs, models })
  return {
    async ask(question) {
      const { now } = session.clock
      const startedAt = now()
      const calls: Call[] = []
      const failed: { attempt: Attempt; error: unknown }[] = []
      const report = (attempt: Attempt) => reportOf(attempt, calls, now() - startedAt)
      const ways = attempts(await firstOf(question), {
        policy,
        models,
        lastError: () => failed.at(-1)?.error,
      })
      for await (const attempt of ways) {
        try {
          const { inputs, prediction } = await run(attempt, question, calls)
          const value = question.read(prediction)
          const given = report(attempt)
          const { id, program, model } = question
          const isOwn = !attempt.isFallback && program === undefined && model === undefined
          const { durationMs } = given
          watch.see({ ...attempt, id, isOwn, inputs, prediction, calls, durationMs })
          return { ...given, value }
        } catch (error) {
          failed.push({ attempt, error })
        }
        if (question.signal?.aborted) break
      }
      const [first] = failed
      if (first === undefined) throw new Error('expected a first attempt')
      return { ...report(first.attempt), error: first.error }
    },
    async check() {
      const served = options.tasks.map(async (task) => {
        const { target, models: chosen } = await firstOf({ task })
        if (policy.model !== undefined) await models.served(target, policy.model)
        const { programName: program, programHash } = target
        return [task, { program, programHash, model: chosen.ids }] as const
      })
      return Object.fromEntries(await Promise.all(served))
    },
    close: () => watch.close(),
  }
}

/** A hanging model must leave time to ask the other one. */
function patienceOf({ patienceMs, fallback }: LiveOptions): number | undefined {
  return patienceMs === undefined || fallback?.model === undefined ? patienceMs : patienceMs / 2
}

type AnyRun = (
  inputs: Values,
  options: { lm: Attempt['models']['lms']; signal?: AbortSignal | undefined },
) => Promise<Values>

async function run(
  { target, models }: Attempt,
  { inputs: own, signal }: LiveQuestion<unknown>,
  calls: Call[],
): Promise<{ inputs: Values; prediction: Values }> {
  const inputs = target.task.prepare?.(own) ?? own
  const program = target.program as unknown as AnyRun
  const prediction = await withCallSink(
    (call) => calls.push(call),
    () => program(inputs, { lm: models.lms, signal }),
  )
  return { inputs, prediction }
}

function reportOf(
  { target, models, isFallback }: Attempt,
  calls: readonly Call[],
  durationMs: number,
): LiveReport {
  return {
    ...spendOf(calls),
    program: target.programName,
    programHash: target.programHash,
    model: models.ids,
    cached: calls.length > 0 && calls.every(({ cached }) => cached),
    fallbackUsed: isFallback,
    durationMs,
  }
}
