/** `whetstone.config.ts`: the tasks and models of a project. */
import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { nearFile } from '../data/index.ts'
import { InputError, messageOf, type Prices, suggestion } from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import { errorPlace } from './error-place.ts'

/** An OpenAI-compatible endpoint under a name of the project's own. */
export interface ModelEntry {
  readonly baseUrl: string
  /** The name that is sent to it. */
  readonly model: string
  /** The environment variable that holds its key; none is sent without it. */
  readonly keyVariable?: string | undefined
  /** US dollars per million tokens; null = unknown. */
  readonly prices: Prices | null
}

/** What a configuration may hold. */
export interface Config {
  readonly tasks?: Readonly<Record<string, Task>> | undefined
  readonly models?: Readonly<Record<string, ModelEntry>> | undefined
}

/** Identity: gives a configuration its types. */
export function defineConfig(config: Config): Config {
  return config
}

const price = z.number().min(0).nullable()
const isProgram = (value: unknown) => typeof value === 'function' && 'withState' in value
const isFunction = (value: unknown) => typeof value === 'function'

const taskSchema = z.strictObject({
  program: z.custom(isProgram, 'expected a program, as predict(…) or program({…}) make'),
  description: z.string().optional(),
  metrics: z.record(
    z.string(),
    z.custom(isFunction, 'expected a metric: a function (example, prediction) => score'),
  ),
  metric: z.string(),
  train: z.string().optional(),
  dev: z.string().optional(),
  prepare: z.custom(isFunction, 'expected a function from inputs to inputs').optional(),
  model: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  judge: z.string().optional(),
})
const modelSchema = z.strictObject({
  baseUrl: z.url(),
  model: z.string(),
  keyVariable: z.string().optional(),
  prices: z.strictObject({ input: price, cachedInput: price, cacheWrite: price, output: price }).nullable(),
})
const taskKeys = Object.keys(taskSchema.shape)
const modelKeys = Object.keys(modelSchema.shape)
const taskName = z.string().regex(/^[\w-]+$/, 'expected a name of letters, digits, - and _')
const configSchema = z.strictObject({
  tasks: z.record(taskName, taskSchema).optional(),
  models: z.record(z.string(), modelSchema).optional(),
})

/** Names looked for in the working folder. */
const defaultNames = ['whetstone.config.ts', 'whetstone.config.js', 'whetstone.config.mjs']

/** A loaded configuration; `path` is undefined where there is none. */
export interface LoadedConfig extends Config {
  readonly path: string | undefined
}

/**
 * Loads the configuration named, or the one in `cwd`, or none. Paths of its tasks become absolute.
 * @throws InputError `config_not_found`, `config_failed` or `invalid_config`.
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig> {
  const path =
    named === undefined
      ? defaultNames.map((name) => resolve(cwd, name)).find(existsSync)
      : resolve(cwd, named)
  if (path === undefined) return { path }
  if (!existsSync(path)) {
    const message = `--config: expected a configuration file, found nothing at ${path}${await nearFile(path)}`
    throw new InputError('config_not_found', message, { file: path })
  }
  return { ...withPaths(checkConfig(await importDefault(path), path), dirname(path)), path }
}

async function importDefault(path: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default
  } catch (error) {
    const isSyntax = (error as { code?: string }).code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
    const advice = isSyntax
      ? '; Node strips types only: with erasableSyntaxOnly in tsconfig.json the editor says so'
      : ''
    const problem = `${messageOf(error)}${errorPlace(error)}${advice}`
    throw new InputError('config_failed', `${path}: could not be loaded: ${problem}`, {
      file: path,
      cause: error,
    })
  }
}

function checkConfig(value: unknown, path: string): Config {
  if (value === undefined)
    throw new InputError(
      'invalid_config',
      `${path}: expected \`export default defineConfig({…})\`, got no default export`,
      { file: path },
    )
  const result = configSchema.safeParse(value)
  if (!result.success) {
    // A mistyped key first: what is missing then is what it was meant for.
    const { issues } = result.error
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
    const where = issue?.path.join('.') || 'configuration'
    throw new InputError('invalid_config', `${path}: ${where}: ${issue?.message}${keyHint(issue)}`, {
      file: path,
    })
  }
  const config = value as Config
  for (const [name, task] of Object.entries(config.tasks ?? {})) {
    if (Object.hasOwn(task.metrics, task.metric)) continue
    const known = Object.keys(task.metrics).join(', ')
    throw new InputError(
      'invalid_config',
      `${path}: tasks.${name}.metric: expected one of ${known}, got \`${task.metric}\``,
      { file: path },
    )
  }
  return config
}

/** `; did you mean …?` for a key that no place of its kind has. */
function keyHint(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'unrecognized_keys' || issue.path.length > 2) return ''
  const [kind] = issue.path
  const known = kind === 'tasks' ? taskKeys : kind === 'models' ? modelKeys : ['tasks', 'models']
  return `; ${suggestion(issue.keys[0] ?? '', known)}`
}

function withPaths(config: Config, folder: string): Config {
  const absolute = (path: string | undefined) =>
    path === undefined || isAbsolute(path) ? path : resolve(folder, path)
  const tasks = Object.entries(config.tasks ?? {}).map(
    ([name, task]) => [name, { ...task, train: absolute(task.train), dev: absolute(task.dev) }] as const,
  )
  return { ...config, tasks: Object.fromEntries(tasks) }
}
