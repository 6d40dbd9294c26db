/** The effective settings, where each came from, and what is wrong with the set-up. */
import { constants, existsSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { dirname } from 'node:path'
import { catalogDate, InputError, messageOf } from '../engine/index.ts'
import { variableNames } from './environment.ts'
import type { Session } from './session.ts'
import { modelInForce, shutdownWarning, successorWarning } from './shutdown.ts'
import { versions } from './versions.ts'

/** One setting. Secrets are masked. */
export interface Setting {
  readonly variable: string
  readonly value: string
  readonly source: string
}

/** One check of the set-up. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly told: string
}

/** The document of `doctor --json`. */
export interface DoctorReport {
  readonly schemaVersion: 1
  readonly versions: Readonly<Record<string, string>>
  readonly settings: readonly Setting[]
  readonly config: string | null
  readonly tasks: readonly string[]
  readonly checks: readonly Check[]
  readonly warnings: readonly string[]
}

const secrets = new Set(['apiKey', 'serviceKeys'])

/** Looks and asks no model; a store that is there is opened, as every command does. */
export async function doctor(session: Session): Promise<DoctorReport> {
  const { environment, config, tasks } = session
  const today = session.clock.date()
  const model = session.lms.target(environment.model)
  const instead = modelInForce(model, today)
  const settings = variableNames().map(([key, variable]) => {
    const source =
      environment.sources[key] === undefined ? 'default' : `environment (${environment.sources[key]})`
    if (key === 'model' && instead !== undefined)
      return { variable, value: instead, source: `successor of ${model.card.model}, ${source}` }
    return { variable, value: shown(environment[key], secrets.has(key)), source }
  })
  const checks = [await storeCheck(session), nodeCheck(), keyCheck(session)]
  const warning =
    instead === undefined
      ? shutdownWarning(model, today)
      : successorWarning(model, instead, ' (set OPENAI_MODEL to choose)')
  return {
    schemaVersion: 1,
    versions: { ...versions(), catalog: catalogDate },
    settings,
    config: config.path ?? null,
    tasks: Object.keys(tasks),
    checks,
    warnings: warning ? [warning.message] : [],
  }
}

function shown(value: unknown, isSecret: boolean): string {
  if (value === undefined) return 'not set'
  return isSecret ? 'set (hidden)' : String(value)
}

async function storeCheck(session: Session): Promise<Check> {
  const { paths } = session
  if (existsSync(paths.store)) return openedCheck(session)
  const folder = await nearestFolder(dirname(paths.store))
  const ok = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return {
    name: 'store',
    ok,
    told: ok
      ? paths.store
      : `${paths.store}: ${folder} cannot be written to; choose another place with --store or WHETSTONE_DB`,
  }
}

/** A store that is there: whether it can be read and written. */
async function openedCheck({ paths, store }: Session): Promise<Check> {
  try {
    const opened = await store()
    return { name: 'store', ok: true, told: `${paths.store} (${opened.countRuns()} runs)` }
  } catch (error) {
    if (error instanceof InputError) return { name: 'store', ok: false, told: error.message }
    return { name: 'store', ok: false, told: `${paths.store}: ${messageOf(error)}` }
  }
}

/** The folder itself, or the nearest one above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  const exists = await access(folder).then(
    () => true,
    () => false,
  )
  return exists || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

function nodeCheck(): Check {
  return { name: 'node', ok: true, told: process.versions.node }
}

function keyCheck({ environment }: Session): Check {
  const ok = environment.apiKey !== undefined
  const told = ok
    ? 'openai/* models can be asked'
    : 'OPENAI_API_KEY is not set: only simulated/* and configured models can be asked'
  return { name: 'key', ok, told }
}
