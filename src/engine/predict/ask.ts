/** The loop of one prediction: send, read, and ask again with the error told when the reply cannot be used. */
import type { Adapter, PreparedPrompt } from '../adapter/index.ts'
import { emitCall, type Settings } from '../context.ts'
import { attemptsOf, describeError, InputError, LmError } from '../errors.ts'
import type { Values } from '../example.ts'
import {
  type Completion,
  faultOf,
  type LM,
  type LMRequest,
  type Message,
  noUsage,
  streamOf,
} from '../lm/index.ts'
import type { AnySignature } from '../signature/index.ts'
import type { Call } from '../trace.ts'
import { currentListener } from './listen.ts'
import { readReply } from './read-reply.ts'
import { beforeReading } from './reading.ts'
import { judge, type Policy, type Verdict } from './violation.ts'

/** All that one prediction needs. */
export interface Question {
  readonly part: string
  readonly signature: AnySignature
  readonly prompt: PreparedPrompt
  readonly inputs: Values
  readonly lm: LM
  readonly adapter: Adapter
  readonly settings: Settings
  /** What holds for the outputs, and what becomes of those that break it. */
  readonly policy: Policy
  /** The inputs of the prediction, where those of this request are others. */
  readonly given?: Values | undefined
}

/**
 * The outputs of one prediction. Every request is emitted as a call, also one that fails.
 * @throws InputError `invalid_reasks`; ParseError when the last reply cannot be read either; LmError when the provider
 *   fails or when the answer was cut off or withheld (`truncated`, `content_filtered`, `refused`: never asked again).
 */
export async function ask(question: Question): Promise<Values> {
  const { prompt, inputs, settings } = question
  let messages = messagesOf(prompt, inputs)
  for (let reasks = reasksOf(settings); ; reasks -= 1) {
    const sent = messages
    const { answer: completion, tell } = await beforeReading(() => send(question, sent))
    const verdict = judged(question, completion)
    if ('values' in verdict) tell(verdict.values, verdict.warning)
    else tell(undefined)
    emitCall(callOf(question, messages, { completion, ...verdict }))
    if ('values' in verdict) return verdict.values
    if (reasks <= 0 || verdict.isFinal) throw verdict.error
    messages = [...messages, ...complaint(completion.text, verdict.error.message)]
  }
}

function reasksOf({ maxReasks = 1 }: Settings): number {
  if (Number.isInteger(maxReasks) && maxReasks >= 0) return maxReasks
  const told = `expected maxReasks to be a whole number of 0 or more, got ${maxReasks}`
  throw new InputError('invalid_reasks', told, { maxReasks })
}

/** What is sent for some inputs: the static messages, earlier turns, the question. */
function messagesOf(prompt: PreparedPrompt, inputs: Values): readonly Message[] {
  return [...prompt.preamble, ...prompt.history(inputs), prompt.ask(inputs)]
}

async function send(question: Question, messages: readonly Message[]): Promise<Completion> {
  const { prompt, settings } = question
  const { temperature, maxTokens, reasoningEffort, repeat, cache, signal } = settings
  const { responseFormat } = prompt
  const request: LMRequest = {
    messages,
    responseFormat,
    temperature,
    maxTokens,
    reasoningEffort,
    repeat,
    cache,
    signal,
  }
  try {
    return await answered(question, request)
  } catch (error) {
    emitCall(callOf(question, messages, { error }))
    throw error
  }
}

/** The answer to a request; told as it is written when somebody listens. */
function answered(question: Question, request: LMRequest): Promise<Completion> {
  const listener = currentListener()
  return listener === undefined ? question.lm.generate(request) : heard(question, request, listener)
}

async function heard(
  { lm, part, signature, adapter }: Question,
  request: LMRequest,
  listener: NonNullable<ReturnType<typeof currentListener>>,
): Promise<Completion> {
  let text = ''
  for await (const chunk of streamOf(lm, request)) {
    if ('completion' in chunk) return chunk.completion
    text += chunk.delta
    listener({ part, signature, adapter, text })
  }
  throw new LmError('bad_answer', `${lm.id}: expected a completion at the end of the stream, got none`, {
    retryable: true,
  })
}

function judged({ signature, adapter, inputs, given, policy }: Question, completion: Completion): Verdict {
  const fault = faultOf(completion)
  if (fault !== undefined) return { error: fault, isFinal: true }
  try {
    return judge(readReply(signature, adapter, completion.text), given ?? inputs, policy)
  } catch (error) {
    // A check that fails ends the prediction; the call was made and paid for all the same.
    return { error, isFinal: true }
  }
}

function complaint(text: string, message: string): Message[] {
  return [
    // Some endpoints refuse an empty message, others two of the user in a row.
    { role: 'assistant', content: text.trim() === '' ? '(nothing)' : text },
    {
      role: 'user',
      content: `That answer cannot be used: ${message}. Answer again, complete and in the form asked for.`,
    },
  ]
}

function callOf(
  { part, lm, adapter, prompt, settings }: Question,
  messages: readonly Message[],
  { completion, error, warning }: { completion?: Completion; error?: unknown; warning?: Call['warning'] },
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
    temperature,
    maxTokens,
    reasoningEffort,
    text,
    finishReason,
    usage,
    latencyMs,
    cached,
    costUsd: completion ? completion.costUsd : 0,
    listCostUsd: completion ? completion.listCostUsd : 0,
    attempts: completion?.attempts ?? attemptsOf(error) ?? 1,
    error: error === undefined ? undefined : describeError(error),
    ...warned(warning ?? fallbackWarning(completion)),
  }
}

function warned(warning: Call['warning']): Pick<Call, 'warning'> {
  return warning === undefined ? {} : { warning }
}

/** A model that stood in for the one that was asked is told like any answer that is not as asked for. */
function fallbackWarning(completion: Completion | undefined): Call['warning'] {
  if (completion?.fallback === undefined) return undefined
  const { from, code } = completion.fallback
  return { code: 'model_fallback', message: `${completion.model} answered in place of ${from} (${code})` }
}
