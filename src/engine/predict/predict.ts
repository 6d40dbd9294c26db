/** The simplest program: one signature, one question to a model. */
import { type Adapter, chatAdapter, type PreparedPrompt } from '../adapter/index.ts'
import { currentPath, type Settings, settingsFor } from '../context.ts'
import { InputError } from '../errors.ts'
import { defineProgram, type PredictorState, type Program, self } from '../program/index.ts'
import { type AnySignature, checkInputs, type Signature } from '../signature/index.ts'
import { ask } from './ask.ts'

/**
 * The program that a signature makes. Deferred, so that the names of parts survive inference inside
 * `program({ parts })`.
 */
export type PredictorOf<S> = S extends Signature<infer I, infer O> ? Program<I, O> : never

/**
 * A predictor: asks a model for the outputs of a signature.
 * `own` settings (a model, an adapter, sampling) beat those of the context and yield to those of a call.
 */
export function predict<S extends AnySignature>(signature: S, own: Settings = {}): PredictorOf<S> {
  return predictor(signature, own, { instructions: signature.instructions, demos: [] }) as PredictorOf<S>
}

function predictor(signature: AnySignature, own: Settings, state: PredictorState): Program<never, unknown> {
  const prepare = preparedOnce({ signature, ...state })
  return defineProgram<never, unknown>({
    name: signature.name,
    signature,
    predictors: { [self]: { signature } },
    state: { [self]: state },
    rebuild: (next) => predictor(signature, own, next[self] ?? state),
    run: (inputs) => {
      const part = currentPath() || self
      const settings = settingsFor(own, part)
      const { lm, adapter = chatAdapter } = settings
      if (lm === undefined) {
        throw new InputError(
          'no_model',
          `${part}: expected a model, got none: call configure({ lm: lm('openai/gpt-5-nano') }) or pass { lm }`,
          { part },
        )
      }
      return ask({
        part,
        signature,
        prompt: prepare(adapter),
        inputs: checkInputs(signature, inputs),
        lm,
        adapter,
        settings,
      })
    },
  })
}

/** A prompt is made ready once per adapter, not once per call. */
function preparedOnce(prompt: Parameters<Adapter['prepare']>[0]): (adapter: Adapter) => PreparedPrompt {
  const prepared = new Map<Adapter, PreparedPrompt>()
  return (adapter) => {
    const ready = prepared.get(adapter) ?? adapter.prepare(prompt)
    prepared.set(adapter, ready)
    return ready
  }
}
