/** Reads `--model M` and `--model part=M,part=M`, and makes the language models of it. */
import { InputError, type LM, type LmChoice, type Sampling, suggestion } from '../engine/index.ts'
import type { ModelChoice } from '../store/index.ts'
import type { Session } from './session.ts'
import { modelInForce, shutdownWarning, successorWarning } from './shutdown.ts'
import type { Target } from './target.ts'

/** The models of a run: by reference as they are stored, and ready to ask. */
export interface ChosenModels {
  readonly ids: ModelChoice
  readonly lms: LmChoice
  readonly simulated: boolean
}

/** One choice as text: `gpt-5-nano`, or `ideate=gpt-5-mini,prioritize=gpt-5-nano`. */
export type ModelSpec = string

/**
 * The models a run uses: those named, else the task's own, else `OPENAI_MODEL`. A part that one of them leaves out
 * uses the next.
 * @throws InputError `unknown_model`, `unknown_part`, `missing_key`
 */
export function chooseModels(
  session: Session,
  target: Target,
  { spec, sampling }: { spec?: ModelSpec | undefined; sampling?: Sampling | undefined },
): ChosenModels {
  const refs = modelRefs(session, target, spec)
  if (typeof refs === 'string') return oneModel(session, refs, sampling)
  const lms: Record<string, LM> = Object.fromEntries(
    refs.map(([path, ref]) => [path, session.lms.lm(ref, sampling)]),
  )
  const ids = Object.fromEntries(Object.entries(lms).map(([path, { id }]) => [path, id]))
  return { ids, lms, simulated: Object.values(ids).every(isSimulated) }
}

/**
 * Warns of models that end soon where none is asked yet, as `compile` does.
 * @throws InputError `unknown_model`, `unknown_part`
 */
export function warnOfShutdown(session: Session, target: Target, spec: ModelSpec | undefined): void {
  const refs = modelRefs(session, target, spec)
  for (const ref of typeof refs === 'string' ? [refs] : refs.map(([, one]) => one)) {
    const warning = shutdownWarning(session.lms.target(ref), session.clock.date())
    if (warning) session.warn(warning)
  }
}

/** One reference for all parts, or one for each. */
function modelRefs(
  session: Session,
  { program, task }: Target,
  spec: ModelSpec | undefined,
): string | readonly (readonly [path: string, ref: string])[] {
  const paths = Object.keys(program.predictors)
  const chosen = spec === undefined ? task.model : parseSpec(spec, paths)
  if (chosen === undefined || typeof chosen === 'string') return chosen ?? defaultModel(session)
  const own = (path: string) => (typeof task.model === 'string' ? task.model : task.model?.[path])
  const named = paths.map((path) => [path, chosen[path] ?? own(path)] as const)
  const fallback = named.some(([, ref]) => ref === undefined) ? defaultModel(session) : undefined
  return named.map(([path, ref]) => [path, ref ?? fallback ?? ''] as const)
}

/** The default model: `OPENAI_MODEL`, or its successor once it is switched off (said once). */
export function defaultModel(session: Session): string {
  return successorOf(session, session.environment.model, ' (set OPENAI_MODEL to choose)')
}

/** A model that is used without being named: itself, or its successor once it is switched off (said once). */
export function successorOf(session: Session, ref: string, hint = ''): string {
  const target = session.lms.target(ref)
  const instead = modelInForce(target, session.clock.date())
  if (instead === undefined) return ref
  session.warn(successorWarning(target, instead, hint))
  return instead
}

function oneModel(session: Session, ref: string, sampling: Sampling | undefined): ChosenModels {
  const lm = session.lms.lm(ref, sampling)
  return { ids: lm.id, lms: lm, simulated: isSimulated(lm.id) }
}

function isSimulated(id: string): boolean {
  return id.startsWith('simulated/')
}

function parseSpec(spec: ModelSpec, paths: readonly string[]): string | Record<string, string> {
  if (!spec.includes('=')) return spec
  const entries = spec.split(',').map((item) => {
    const [path = '', ref = '', ...rest] = item.split('=').map((piece) => piece.trim())
    if (path === '' || ref === '' || rest.length > 0) {
      throw new InputError('invalid_model', `--model: expected \`part=model,part=model\`, got \`${spec}\``, {
        model: spec,
      })
    }
    if (!paths.includes(path))
      throw new InputError(
        'unknown_part',
        `--model: expected a part of the program, got \`${path}\`; ${suggestion(path, paths)}`,
        { part: path, known: paths },
      )
    return [path, ref] as const
  })
  return Object.fromEntries(entries)
}
