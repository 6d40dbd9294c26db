/** The environment variables that Whetstone reads: one schema, their defaults, and where each value came from. */
import { z } from 'zod'
import { InputError, suggestion } from '../engine/index.ts'

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const
/** Python writes `True`, and its services `LOG_LEVEL=INFO`. */
const anyCase = z.string().toLowerCase()
const flag = anyCase
  .pipe(z.enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off']))
  .transform((text) => ['true', '1', 'yes', 'on'].includes(text))
const wholeFrom = (low: number) => z.coerce.number().int().min(low)
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))

/** One variable: how it is read, what holds without it, and what is allowed, in words. */
interface Variable<T> {
  readonly names: readonly string[]
  readonly schema: z.ZodType<T>
  readonly fallback: T
  readonly allowed: string
}

function variable<T>(
  names: string | readonly string[],
  schema: z.ZodType<T>,
  more: { fallback: T; allowed: string },
): Variable<T> {
  return { names: typeof names === 'string' ? [names] : names, schema, ...more }
}

const text = z.string().optional()

const variables = {
  apiKey: variable('OPENAI_API_KEY', text, { fallback: undefined, allowed: 'a key' }),
  baseUrl: variable('OPENAI_BASE_URL', url.optional(), {
    fallback: undefined,
    allowed: 'an http(s) URL such as https://host/v1',
  }),
  model: variable('OPENAI_MODEL', z.string(), {
    fallback: 'gpt-5-nano',
    allowed: 'a model such as gpt-5-nano',
  }),
  temperature: variable('OPENAI_TEMPERATURE', z.coerce.number().min(0).max(2), {
    fallback: 0.7,
    allowed: 'a number from 0.0 to 2.0',
  }),
  maxTokens: variable('OPENAI_MAX_TOKENS', wholeFrom(1), {
    fallback: 3000,
    allowed: 'a whole number of at least 1',
  }),
  effort: variable('OPENAI_REASONING_EFFORT', z.enum(efforts).optional(), {
    fallback: undefined,
    allowed: 'none, minimal, low, medium, high, xhigh or max',
  }),
  timeoutSeconds: variable('OPENAI_TIMEOUT', z.coerce.number().positive(), {
    fallback: 30,
    allowed: 'seconds, more than 0',
  }),
  cache: variable(['WHETSTONE_CACHE', 'DSPY_CACHE'], flag, { fallback: true, allowed: 'true or false' }),
  concurrency: variable(['WHETSTONE_CONCURRENCY', 'DSPY_ASYNC_MAX_WORKERS'], wholeFrom(1), {
    fallback: 8,
    allowed: 'a whole number of at least 1',
  }),
  confirmUsd: variable('WHETSTONE_CONFIRM_USD', z.coerce.number().min(0).optional(), {
    fallback: undefined,
    allowed: 'US dollars, 0 or more',
  }),
  db: variable('WHETSTONE_DB', z.string(), { fallback: 'runs/whetstone.db', allowed: 'a path' }),
  serviceKeys: variable('WHETSTONE_API_KEYS', text, {
    fallback: undefined,
    allowed: 'keys, comma-separated',
  }),
  logLevel: variable(
    'LOG_LEVEL',
    anyCase.pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
    {
      fallback: 'info',
      allowed: 'trace, debug, info, warn, error, fatal or silent',
    },
  ),
}

/** @throws InputError `invalid_option` for a reasoning effort that no model knows. */
export function requireEffort(effort: string | undefined): void {
  if (effort === undefined || efforts.some((known) => known === effort)) return
  const message = `--effort: expected ${variables.effort.allowed}, got \`${effort}\`; ${suggestion(effort, efforts)}`
  throw new InputError('invalid_option', message, { option: 'effort', known: efforts })
}

type Variables = typeof variables
type Key = keyof Variables

/** The settings by name. */
export type EnvironmentValues = { readonly [K in Key]: Variables[K] extends Variable<infer T> ? T : never }

/** The settings, and for each the variable it came from; undefined = the default. */
export interface Environment extends EnvironmentValues {
  readonly sources: Readonly<Record<Key, string | undefined>>
}

/**
 * Reads the environment; empty variables count as unset.
 * @throws InputError `invalid_environment` naming the variable, its value and what is allowed.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const read = Object.entries(variables).map(
    ([key, one]) => [key, readVariable(one as Variable<unknown>, env)] as const,
  )
  const values = Object.fromEntries(
    read.map(([key, { value }]) => [key, value]),
  ) as unknown as EnvironmentValues
  return {
    ...values,
    sources: Object.fromEntries(read.map(([key, { source }]) => [key, source])) as Environment['sources'],
  }
}

/** The first name of each variable, for listings. */
export function variableNames(): readonly (readonly [Key, string])[] {
  return Object.entries(variables).map(([key, { names }]) => [key as Key, names[0] ?? key] as const)
}

function readVariable(
  { names, schema, fallback, allowed }: Variable<unknown>,
  env: Readonly<Record<string, string | undefined>>,
) {
  const source = names.find((name) => env[name] !== undefined && env[name] !== '')
  if (source === undefined) return { value: fallback, source }
  const result = schema.safeParse(env[source]?.trim())
  if (result.success) return { value: result.data, source }
  const got = /KEY/.test(source) ? 'an unusable value' : `\`${env[source]}\``
  throw new InputError('invalid_environment', `${source}: expected ${allowed}, got ${got}`, {
    variable: source,
    allowed,
  })
}
