/** The loop of one prediction: send, read, and ask again with the error told when the reply cannot be used. */
import type { Adapter, PreparedPrompt } from '../adapter/index.ts'
import { emitCall, type Settings } from '../context.ts'
import { describeError, LmError } from '../errors.ts'
import type { Values } from '../example.ts'
import { type Completion, faultOf, type LM, type Message, noUsage } from '../lm/index.ts'
import type { AnySignature } from '../signature/index.ts'
import type { Call } from '../trace.ts'
import { readReply } from './read-reply.ts'

/** All that one prediction needs. */
export interface Question {
  readonly part: string
  readonly signature: AnySignature
  readonly prompt: PreparedPrompt
  readonly inputs: Values
  readonly lm: LM
  readonly adapter: Adapter
  readonly settings: Settings
}

/**
 * The outputs of one prediction. Every request is emitted as a call, also one that fails.
 * @throws ParseError when the last reply cannot be read either, LmError when the provider fails or when the answer was
 *   cut off or withheld (`truncated`, `content_filtered`, `refused`: never asked again).
 */
export async function ask(question: Question): Promise<Values> {
  const { prompt, inputs, settings } = question
  let messages: readonly Message[] = [...prompt.preamble, prompt.ask(inputs)]
  for (let reasks = settings.maxReasks ?? 1; ; reasks -= 1) {
    const completion = await send(question, messages)
    const reply = readCompletion(question, completion)
    const error = 'error' in reply ? reply.error : undefined
    emitCall(callOf(question, messages, { completion, error }))
    if ('values' in reply) return reply.values
    if (reasks <= 0 || reply.error instanceof LmError) throw reply.error
    messages = [...messages, ...complaint(completion.text, reply.error.message)]
  }
}

async function send(question: Question, messages: readonly Message[]): Promise<Completion> {
  const { lm, prompt, settings } = question
  const { temperature, maxTokens, reasoningEffort, repeat, signal } = settings
  try {
    return await lm.generate({
      messages,
      responseFormat: prompt.responseFormat,
      temperature,
      maxTokens,
      reasoningEffort,
      repeat,
      signal,
    })
  } catch (error) {
    emitCall(callOf(question, messages, { error }))
    throw error
  }
}

function readCompletion({ signature, adapter }: Question, completion: Completion) {
  const fault = faultOf(completion)
  return fault === undefined ? readReply(signature, adapter, completion.text) : { error: fault }
}

function complaint(text: string, message: string): Message[] {
  return [
    { role: 'assistant', content: text },
    {
      role: 'user',
      content: `That answer cannot be used: ${message}. Answer again, complete and in the form asked for.`,
    },
  ]
}

function callOf(
  { part, lm, adapter, prompt, settings }: Question,
  messages: readonly Message[],
  { completion, error }: { completion?: Completion; error?: unknown },
): Call {
  const { temperature, maxTokens, reasoningEffort } = settings
  const {
    text = '',
    finishReason = 'error',
    usage = noUsage,
    latencyMs = 0,
    cached = false,
  } = completion ?? {}
  return {
    part,
    lm: lm.id,
    adapter: adapter.name,
    messages,
    preambleLength: prompt.preamble.length,
    ...{ temperature, maxTokens, reasoningEffort },
    ...{ text, finishReason, usage, latencyMs, cached },
    costUsd: completion ? completion.costUsd : 0,
    listCostUsd: completion ? completion.listCostUsd : 0,
    attempts: completion?.attempts ?? attemptsOf(error),
    error: error === undefined ? undefined : describeError(error),
  }
}

function attemptsOf(error: unknown): number {
  const attempts = error instanceof LmError ? error.details.attempts : undefined
  return typeof attempts === 'number' ? attempts : 1
}
