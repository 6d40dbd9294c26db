/** What there is to choose from: names for forms and completions. */
import { formats } from '../export/index.ts'
import { knownModels } from './models.ts'
import { programNames } from './program-names.ts'
import type { Session } from './session.ts'

/** Names by what they are names of, most wanted first. */
export interface Choices {
  /** Tasks, then compiled programs by name. */
  readonly targets: readonly string[]
  readonly models: readonly string[]
  readonly formats: readonly string[]
}

/** Earlier runs whose models are offered first. */
const searched = 50

/** What a session knows by name. */
export async function choices(session: Session): Promise<Choices> {
  const store = await session.store()
  const programs = store.programs().map(({ name }) => name)
  const names = [...(await programNames(session)).keys()]
  const used = store
    .runs({ limit: searched })
    .flatMap(({ model }) => (typeof model === 'string' ? [model] : []))
  return {
    targets: unique([...Object.keys(session.tasks), ...names, ...programs]),
    models: unique([...used, ...knownModels(session.config.models ?? {})]),
    formats: Object.keys(formats),
  }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
