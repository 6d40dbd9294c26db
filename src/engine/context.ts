/** Which model, adapter and sampling a call uses: configured once, changed for a stretch of code, or per call. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Adapter } from './adapter/index.ts'
import { InputError } from './errors.ts'
import { invalidModel, isLm } from './is-lm.ts'
import type { LM, Sampling } from './lm/types.ts'
import { suggestion } from './nearest.ts'
import { recentCalls, textOfCalls } from './recent-calls.ts'
import { type ModelSpend, type SpendTally, spendTally } from './spend-tally.ts'
import { type Call, type CallSink, type Spend, spendOf } from './trace.ts'

/** One model for all parts, or one per part path (a path also covers the parts below it). */
export type LmChoice = LM | Readonly<Record<string, LM>>

/** What can be set at every level; absent means the next level decides. */
export interface Settings extends Sampling {
  readonly lm?: LmChoice | undefined
  readonly adapter?: Adapter | undefined
  /** Index of an independent repeat. */
  readonly repeat?: number | undefined
  /** How often a reply that cannot be used is asked for again, its error told to the model. @default 1 */
  readonly maxReasks?: number | undefined
  /** False asks anew even when the answer is kept; the new answer is kept instead. @default true */
  readonly cache?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/** Settings with the one model that a part asks. */
interface PartSettings extends Settings {
  readonly lm?: LM | undefined
}

/** What surrounds a call: settings of contexts and of calls (the inner ones last), the part path, the listeners. */
interface Scope {
  readonly contexts: readonly Settings[]
  readonly calls: readonly Settings[]
  readonly path: string
  /** Name of the outermost program that runs. */
  readonly program: string
  readonly sinks: readonly CallSink[]
  /** What the innermost context spent. */
  readonly spent: SpendTally
}

/** The part under which the question stands in the trace that is asked when a program fails. */
export const directFallbackPart = 'direct_fallback'

const scopes = new AsyncLocalStorage<Scope>()
const outermost: Scope = { contexts: [], calls: [], path: '', program: '', sinks: [], spent: spendTally() }
const recent = recentCalls()
let configured: Settings = {}

/** Sets the defaults of the process; what is not named stays, what is `undefined` is unset: `configure({ lm: undefined })`. */
export function configure(settings: Settings): void {
  configured = given({ ...configured, ...settings })
}

/** Runs `run` with other defaults; concurrent contexts never mix. */
export function withContext<T>(settings: Settings, run: () => Promise<T>): Promise<T> {
  return within({ settings }, run)
}

/** What may be other for a stretch of code. */
export interface Stretch {
  /** Takes each call as it ends. */
  readonly sink?: CallSink | undefined
  /** Other defaults, as of a context. */
  readonly settings?: Settings | undefined
  /** One part deeper. */
  readonly part?: string | undefined
}

/** Runs `run` as a stretch: `withCallSink`, `withContext` and `withinPart` at once. */
export function within<T>({ sink, settings, part }: Stretch, run: () => Promise<T>): Promise<T> {
  const scope = current()
  const spent = settings === undefined ? scope.spent : spendTally()
  const heard = sink === undefined ? scope.sinks : [...scope.sinks, sink]
  return scopes.run(
    {
      ...scope,
      spent,
      sinks: settings === undefined ? heard : [...heard, spent.add],
      contexts: settings === undefined ? scope.contexts : [...scope.contexts, settings],
      path: part === undefined ? scope.path : [scope.path, part].filter(Boolean).join('.'),
    },
    run,
  )
}

/** What the innermost context (outside of any: the process) has spent so far, by model; parallel calls included. */
export function usageSoFar(): Readonly<Record<string, ModelSpend>> {
  return current().spent.byModel()
}

/** The last `n` calls of the process as text: exactly what was sent and what came back. @default 1 */
export function inspectHistory(n = 1): string {
  return textOfCalls(recent.last(n))
}

/** Runs `run` and gives its value with every call it made, their tokens and their cost. */
export async function traced<T>(run: () => Promise<T>): Promise<{ value: T; calls: Call[] } & Spend> {
  const calls: Call[] = []
  const value = await withCallSink((call) => calls.push(call), run)
  return { value, calls, ...spendOf(calls) }
}

/** Runs `run`, handing each call to `sink` as it ends, also those of a run that fails. */
export function withCallSink<T>(sink: CallSink, run: () => Promise<T>): Promise<T> {
  return within({ sink }, run)
}

/**
 * Runs `run` as a call of the program `name`, with settings that beat those of predictors and context. A program inside
 * of another runs under the outer one's name.
 */
export function withinCall<T>(
  name: string,
  settings: Settings | undefined,
  run: () => Promise<T>,
): Promise<T> {
  const scope = current()
  if (settings === undefined && scope.program !== '') return run()
  const calls = settings === undefined ? scope.calls : [...scope.calls, settings]
  return scopes.run({ ...scope, calls, program: scope.program || name }, run)
}

/** Runs `run` one part deeper. */
export function withinPart<T>(key: string, run: () => Promise<T>): Promise<T> {
  return within({ part: key }, run)
}

/**
 * The settings in force for the predictor at `path`: call > its own > context > configured. A level that names no
 * model for the path leaves it to the next.
 */
export function settingsFor(own: Settings, path: string): PartSettings {
  const { contexts, calls } = current()
  const settings: Record<string, unknown> = {}
  for (const level of [configured, ...contexts, own, ...calls]) {
    for (const name of Object.keys(level) as (keyof Settings)[]) {
      const chosen = name === 'lm' ? lmFor(level.lm, path) : level[name]
      if (chosen !== undefined) settings[name] = chosen
    }
  }
  return settings
}

/** Name of the outermost program that is running; empty outside of one. */
export function currentProgram(): string {
  return current().program
}

/** The path of the part that is running; empty outside of a program of several parts. */
export function currentPath(): string {
  return current().path
}

/** Hands a call to all who listen here. */
export function emitCall(call: Call): void {
  recent.add(call)
  outermost.spent.add(call)
  for (const sink of current().sinks) sink(call)
}

/**
 * The model of a choice for a part: that of the longest path which covers it.
 * @throws InputError `invalid_model` for what is neither a model nor models by path, such as a model's name.
 */
export function lmFor(choice: LmChoice | undefined, path: string): LM | undefined {
  if (choice === undefined || isLm(choice)) return choice
  if (typeof choice !== 'object' || choice === null) throw invalidModel('lm', choice)
  const keys = Object.keys(choice).filter((key) => path === key || path.startsWith(`${key}.`))
  const longest = keys.sort((a, b) => b.length - a.length)[0]
  const chosen = longest === undefined ? undefined : choice[longest]
  if (chosen !== undefined && !isLm(chosen)) throw invalidModel(`lm of ${longest}`, chosen)
  return chosen
}

/**
 * Models by part must be of parts that there are: a mistyped one would be left unasked, and another model paid for.
 * @throws InputError `unknown_part` naming it and the parts.
 */
export function requireParts(choice: LmChoice | undefined, paths: readonly string[]): void {
  if (typeof choice !== 'object' || choice === null || isLm(choice)) return
  const known = [...paths, directFallbackPart]
  const unknown = Object.keys(choice).find(
    (key) => !known.some((path) => path === key || path.startsWith(`${key}.`)),
  )
  if (unknown === undefined) return
  const message = `lm: expected models of the parts ${paths.join(', ')}, got one of \`${unknown}\`; ${suggestion(unknown, paths)}`
  throw new InputError('unknown_part', message, { part: unknown, known: paths })
}

function current(): Scope {
  return scopes.getStore() ?? outermost
}

function given(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
