/** A predictor that reasons before it answers (Wei et al. 2022, arXiv 2201.11903). */
import { z } from 'zod'
import { InputError } from '../errors.ts'
import type { Program } from '../program/index.ts'
import { type AnySignature, field, reshape, type Signature } from '../signature/index.ts'
import { type PredictOptions, type PredictorOf, predict } from './predict.ts'
import { requireSignature } from './require-signature.ts'

/** Outputs with the reasoning before them; a `reasoning` that is declared keeps its type. */
export type WithReasoning<O> = 'reasoning' extends keyof O ? O : { reasoning: string } & O

/** The program that a chain of thought over a signature makes. */
export type ChainOfThoughtOf<S> = S extends Signature<infer I, infer O> ? Program<I, WithReasoning<O>> : never

/** The signature that is really asked: with reasoning among its outputs. */
type ReasonedOf<S> = S extends Signature<infer I, infer O> ? Signature<I, WithReasoning<O>> : never

/**
 * `predict` with `reasoning` as its first output; one that is declared comes first and is not added twice.
 * @throws InputError `invalid_signature` as `predict`, and for an input that is named `reasoning` as well.
 */
export function chainOfThought<S extends AnySignature>(
  signature: S,
  own: PredictOptions<ReasonedOf<S>> = {},
): ChainOfThoughtOf<S> {
  requireSignature(signature, 'chainOfThought')
  if (signature.inputs.some(({ name }) => name === 'reasoning')) {
    throw new InputError(
      'invalid_signature',
      `chainOfThought: expected no input named reasoning, which is the output it adds; rename that of ${signature.name}`,
      { field: 'reasoning' },
    )
  }
  const declared = signature.outputs.find(({ name }) => name === 'reasoning')
  const reasoning = declared ?? field('reasoning', z.string().describe('think step by step'), 'output')
  const outputs = [reasoning, ...signature.outputs.filter((other) => other !== declared)]
  const reasoned = reshape<unknown, unknown>(signature, { outputs })
  return predict(reasoned, own as PredictOptions) as PredictorOf<AnySignature> as ChainOfThoughtOf<S>
}
