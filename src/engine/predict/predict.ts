/** The simplest program: one signature, one question to a model. */
import { type Adapter, chatAdapter } from '../adapter/index.ts'
import { currentPath, type Settings, settingsFor } from '../context.ts'
import { InputError } from '../errors.ts'
import {
  defineProgram,
  type PredictorInfo,
  type PredictorState,
  type Program,
  self,
} from '../program/index.ts'
import { type AnySignature, checkInputs, type Signature } from '../signature/index.ts'
import { ask, type Question } from './ask.ts'
import { askTwice, preparedReading } from './ask-twice.ts'
import { requireSignature } from './require-signature.ts'
import { type Check, type OnViolations, type Policy, requirePolicies } from './violation.ts'

/**
 * The program that a signature makes. Deferred, so that the names of parts survive inference inside
 * `program({ parts })`.
 */
export type PredictorOf<S> = S extends Signature<infer I, infer O> ? Program<I, O> : never

/** Settings of a predictor, and what holds for its outputs. */
export interface PredictOptions<S = AnySignature> extends Settings {
  /** What becomes of outputs that break a constraint of their schema or `check`. @default 'ask-again' */
  readonly onViolation?: OnViolations | undefined
  /** A rule over several outputs, such as as many scores as questions. */
  readonly check?: (S extends Signature<infer I, infer O> ? Check<I, O> : never) | undefined
}

/**
 * A predictor: asks a model for the outputs of a signature.
 * `own` settings (a model, an adapter, sampling) beat those of the context and yield to those of a call.
 * @throws InputError `invalid_signature` for what is none, or one without outputs: there is nothing to ask for;
 *   `invalid_policy` for another `onViolation`.
 */
export function predict<S extends AnySignature>(signature: S, own: PredictOptions<S> = {}): PredictorOf<S> {
  requireSignature(signature, 'predict')
  const { onViolation, check, ...settings } = own
  requirePolicies(signature.name, onViolation)
  const policy: Policy = { onViolation, check: check as Check | undefined }
  return predictor(
    signature,
    { settings, policy },
    { instructions: signature.instructions, demos: [] },
  ) as PredictorOf<S>
}

function predictor(signature: AnySignature, own: Own, state: PredictorState): Program<never, unknown> {
  if (signature.outputs.length === 0) {
    throw new InputError(
      'invalid_signature',
      `signature ${signature.name}: expected at least one output field to ask for, got none`,
    )
  }
  // A prompt is made ready once per adapter, not once per call.
  const prepare = onceEach((adapter: Adapter) => adapter.prepare({ signature, ...state }))
  const readingBy = onceEach((adapter: Adapter) => preparedReading(signature, adapter))
  return defineProgram<never, unknown>({
    name: signature.name,
    signature,
    predictors: { [self]: infoOf(signature, own) },
    state: { [self]: state },
    rebuild: (next) => predictor(signature, own, next[self] ?? state),
    run: (inputs) => {
      const part = currentPath() || self
      const settings = settingsFor(own.settings, part)
      const { lm = refuseWithoutModel(part), adapter = chatAdapter } = settings
      if (typeof adapter?.prepare !== 'function') throw invalidAdapter(part, adapter)
      const question: Question = {
        part,
        signature,
        prompt: prepare(adapter),
        inputs: checkInputs(signature, inputs, currentPath() || signature.name),
        lm,
        adapter,
        settings,
        policy: own.policy,
      }
      const { extraction } = adapter
      return extraction === undefined
        ? ask(question)
        : askTwice(question, { ...extraction, ...readingBy(extraction.adapter) })
    },
  })
}

function refuseWithoutModel(part: string): never {
  throw new InputError(
    'no_model',
    `${part}: expected a model, got none: call configure({ lm: lm('openai/gpt-5-nano') }) or pass { lm }`,
    { part },
  )
}

function invalidAdapter(part: string, got: unknown): InputError {
  const told = typeof got === 'string' ? `\`${got}\`` : String(got)
  return new InputError(
    'invalid_adapter',
    `${part}: expected an adapter such as chatAdapter, jsonAdapter or xmlAdapter, got ${told}`,
    { part },
  )
}

/** What was not declared is absent. */
function infoOf(signature: AnySignature, { settings, policy: { onViolation, check } }: Own): PredictorInfo {
  return {
    signature,
    adapter: settings.adapter,
    settings: Object.keys(settings).length > 0 ? settings : undefined,
    onViolation: typeof onViolation === 'object' ? onViolation.schema : onViolation,
    hasCheck: check === undefined ? undefined : true,
  }
}

interface Own {
  readonly settings: Settings
  readonly policy: Policy
}

/** Makes the value of a key once. */
function onceEach<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}
