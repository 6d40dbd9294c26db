/** The composition root: environment, configuration, models and store, joined once and handed to every use case. */
import { dirname, join, resolve } from 'node:path'
import { InputError, type LmWarning, messageOf } from '../engine/index.ts'
import type { Task } from '../evaluate/index.ts'
import type { CacheHandle, Store } from '../store/index.ts'
import { type Clock, realClock } from './clock.ts'
import { type LoadedConfig, loadConfig } from './config.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { createLms, type Lms } from './lms.ts'
import { makeFolder } from './make-folder.ts'
import { once } from './once.ts'

/** What a session is opened with; everything of the outer world enters here. */
export interface SessionOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Tasks that are there without a configuration; those of the configuration win. */
  readonly tasks: Readonly<Record<string, Task>>
  readonly config?: string | undefined
  readonly store?: string | undefined
  readonly cache?: boolean | undefined
  readonly clock?: Clock | undefined
  /** Told of each thing done on the user's behalf, once. */
  readonly onWarning?: ((warning: LmWarning) => void) | undefined
}

/** Files of a session; the cache and the programs lie beside the store. */
export interface SessionPaths {
  readonly store: string
  readonly cache: string
  readonly programs: string
  readonly exports: string
}

/** An open session. */
export interface Session {
  readonly cwd: string
  readonly environment: Environment
  readonly config: LoadedConfig
  readonly tasks: Readonly<Record<string, Task>>
  readonly paths: SessionPaths
  readonly clock: Clock
  readonly lms: Lms
  /** Opened on first use. */
  readonly store: () => Promise<Store>
  /** The file of completions, also when answering from it is switched off. Opened on first use. */
  readonly cacheFile: () => Promise<CacheHandle>
  readonly warn: (warning: LmWarning) => void
  /** Writes what is pending, frees files and ends connections. */
  readonly close: () => Promise<void>
}

/**
 * Opens a session. Nothing is written and no model is asked before a use case does so.
 * @throws InputError for a bad environment or configuration.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { cwd, env, clock = realClock } = options
  const environment = readEnvironment(env)
  const config = await loadConfig(cwd, options.config)
  const paths = pathsOf(resolve(cwd, options.store ?? environment.db))
  const warn = onceEach(options.onWarning ?? (() => {}))
  const store = once(async () => {
    const { openStore } = await storeFolder(paths)
    return openStore(paths.store, { now: clock.date, random: clock.random })
  })
  const cacheFile = once(async () => {
    const { openCompletionCache } = await storeFolder(paths)
    return openCompletionCache(paths.cache, {
      now: clock.date,
      onWarning: (message) => warn({ code: 'cache', message }),
    })
  })
  const lms = createLms({
    environment,
    env,
    models: config.models ?? {},
    clock,
    onWarning: warn,
    cache: (options.cache ?? environment.cache) ? cacheFile : undefined,
  })
  const close = async () => {
    await lms.close()
    // One that could not be opened was refused where it was wanted: here there is nothing to close.
    for (const file of [cacheFile, store]) {
      if (file.isStarted())
        await file().then(
          (open) => open.close(),
          () => {},
        )
    }
  }
  return {
    cwd,
    environment,
    config,
    tasks: { ...options.tasks, ...config.tasks },
    paths,
    clock,
    lms,
    store,
    cacheFile,
    warn,
    close,
  }
}

/** What opens the files of a session, once their folder is there. */
async function storeFolder({ store }: SessionPaths) {
  try {
    await makeFolder(dirname(store))
  } catch (cause) {
    const message = `store ${store}: its folder cannot be made (${messageOf(cause)}); choose another with --store`
    throw new InputError('store_unusable', message, { path: store, cause })
  }
  return import('../store/index.ts')
}

function pathsOf(store: string): SessionPaths {
  const folder = dirname(store)
  return {
    store,
    cache: join(folder, 'cache.db'),
    programs: join(folder, 'programs'),
    exports: join(folder, 'exports'),
  }
}

function onceEach(tell: (warning: LmWarning) => void): (warning: LmWarning) => void {
  const told = new Set<string>()
  return (warning) => {
    if (!told.has(warning.message)) tell(warning)
    told.add(warning.message)
  }
}
