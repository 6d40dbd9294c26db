/** Reads the body of a chat completion request, strictly. */
import { createHash } from 'node:crypto'
import type { ChatMessage } from '../reading/prompt.ts'
import type { ResponseFormat } from '../reading/read-preamble.ts'
import { isPlainObject } from '../reading/value-type.ts'
import { type Effort, efforts, models, type SimulatedModel } from '../skill/models.ts'
import { ApiError, invalid } from './api-error.ts'
import { checkParameters } from './parameters.ts'

/** A chat completion request that the simulated models take. */
export interface ChatRequest {
  readonly model: SimulatedModel
  readonly effort: Effort
  readonly messages: readonly ChatMessage[]
  readonly format: ResponseFormat
  readonly maxTokens: number
  readonly isStreamed: boolean
  readonly includesUsage: boolean
  /** A digest of all that may change the answer: not of the token limit, nor of how it is delivered. */
  readonly seed: string
}

type Body = Readonly<Record<string, unknown>>

/**
 * A request from its body and the value of its `x-whetstone-repeat` header.
 * @throws ApiError with the status and code that the API would give.
 */
export function readChatRequest(text: string, repeat: string | null): ChatRequest {
  const body = readBody(text)
  const model = readModel(body.model)
  checkParameters(body)
  const effort = readEffort(body.reasoning_effort)
  const messages = readMessages(body.messages)
  const format = readFormat(body.response_format)
  const limit = body.max_completion_tokens ?? Infinity
  if (typeof limit !== 'number' || limit < 1 || (limit !== Infinity && !Number.isInteger(limit))) {
    throw invalid(
      `Invalid 'max_completion_tokens': expected an integer of at least 1, got ${JSON.stringify(limit)}.`,
      'max_completion_tokens',
      'invalid_value',
    )
  }
  const streamOptions = isPlainObject(body.stream_options) ? body.stream_options : {}
  const changing = [model.id, effort, messages, format, body.seed ?? null, readRepeat(repeat)]
  return {
    model,
    effort,
    messages,
    format,
    maxTokens: limit,
    isStreamed: body.stream === true,
    includesUsage: streamOptions.include_usage === true,
    seed: createHash('sha256').update(JSON.stringify(changing)).digest('hex'),
  }
}

/** The model of a name; refuses others, naming those there are. */
export function readModel(name: unknown): SimulatedModel {
  if (typeof name !== 'string' || name === '') throw invalid('you must provide a model parameter', 'model')
  const model = models.get(name)
  if (model !== undefined) return model
  throw new ApiError({
    status: 404,
    message: `The model '${name}' does not exist: the simulated models are ${[...models.keys()].join(', ')}.`,
    param: 'model',
    code: 'model_not_found',
  })
}

function readBody(text: string): Body {
  try {
    const body: unknown = JSON.parse(text)
    if (isPlainObject(body)) return body
  } catch {
    // Answered below, as any other body that is no object.
  }
  throw invalid('We could not parse the JSON body of your request: expected a JSON object.')
}

function readEffort(effort: unknown): Effort {
  if (effort === undefined || effort === null) return 'medium'
  if (typeof effort === 'string' && Object.hasOwn(efforts, effort)) return effort as Effort
  const allowed = Object.keys(efforts)
    .map((name) => `'${name}'`)
    .join(', ')
  throw invalid(
    `Unsupported value: 'reasoning_effort' does not support ${JSON.stringify(effort)} with this model. Supported values are: ${allowed}.`,
    'reasoning_effort',
    'unsupported_value',
  )
}

const roles: Readonly<Record<string, ChatMessage['role']>> = {
  system: 'system',
  developer: 'system',
  user: 'user',
  assistant: 'assistant',
}

function readMessages(messages: unknown): ChatMessage[] {
  if (messages === undefined)
    throw invalid("Missing required parameter: 'messages'.", 'messages', 'missing_required_parameter')
  if (!Array.isArray(messages) || messages.length === 0) {
    throw invalid(
      "Invalid 'messages': expected an array with at least one message.",
      'messages',
      'invalid_value',
    )
  }
  return messages.map((message: unknown, at) => {
    const { role, content } = isPlainObject(message) ? message : {}
    const known = typeof role === 'string' && Object.hasOwn(roles, role) ? roles[role] : undefined
    if (known === undefined) {
      throw invalid(
        `Invalid value: ${JSON.stringify(role)}. Supported values are: ${Object.keys(roles).join(', ')}.`,
        `messages[${at}].role`,
        'invalid_value',
      )
    }
    return { role: known, content: readContent(content, `messages[${at}].content`) }
  })
}

function readContent(content: unknown, where: string): string {
  if (typeof content === 'string') return content
  const parts = Array.isArray(content) ? content : [undefined]
  return parts
    .map((part: unknown) => {
      if (isPlainObject(part) && typeof part.text === 'string') return part.text
      throw invalid(
        `Invalid type for '${where}': expected a string or an array of text parts.`,
        where,
        'invalid_type',
      )
    })
    .join('')
}

function readFormat(format: unknown): ResponseFormat {
  if (format === undefined || format === null) return { type: 'text' }
  const { type, json_schema: told } = isPlainObject(format) ? format : {}
  if (type === 'text' || type === 'json_object') return { type }
  const schema = isPlainObject(told) ? told.schema : undefined
  if (type === 'json_schema' && isPlainObject(schema)) return { type, schema }
  throw invalid(
    "Invalid 'response_format': expected type text, json_object, or json_schema with json_schema.schema.",
    'response_format',
    'invalid_value',
  )
}

function readRepeat(repeat: string | null): number {
  if (repeat === null) return 0
  if (/^\d{1,9}$/.test(repeat)) return Number(repeat)
  throw invalid(
    `Invalid header 'x-whetstone-repeat': expected an index from 0, got '${repeat}'.`,
    'x-whetstone-repeat',
    'invalid_value',
  )
}
