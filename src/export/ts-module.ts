/** A program as the source of one TypeScript module; the formats differ in what is asked and how it is used. */
import type { Adapter, AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type ExportStep, isLone, stepsOf } from './export-step.ts'
import { toldLineage } from './lineage.ts'
import { exportNotes } from './notes.ts'
import type { ImageSpelling } from './ts-dialogue.ts'
import { headerComment } from './ts-header.ts'
import { literal } from './ts-literal.ts'
import { type References, references } from './ts-references.ts'
import { type StepNames, stepData, stepTypes } from './ts-step.ts'
import { camel, pascal, uniqueNames } from './ts-text.ts'
import { validatorSource } from './ts-validator.ts'

/** A step with the names of its parts in the module. */
export interface NamedStep {
  readonly step: ExportStep
  readonly names: StepNames
}

/** What is special to a format. */
export interface ModuleKind {
  /** What the module needs, for its header. */
  readonly needs: string
  /** Lines of code that show its use; `file` is what it is called. */
  readonly use: (steps: readonly NamedStep[], file: string) => readonly string[]
  /** The one form it asks in. @default that of each part's own adapter */
  readonly adapter?: Adapter | undefined
  /** How it spells messages with images. */
  readonly images: ImageSpelling
  /** Names it takes besides those of every module. */
  readonly reserved: string
  /** Blocks before the types: imports, settings of its own, messages. */
  readonly lead: (steps: readonly NamedStep[]) => readonly string[]
  /** What callers call. */
  readonly surface: (steps: readonly NamedStep[]) => string
  /** The part that is the same for all programs that ask in the same forms. */
  readonly runtime: (steps: readonly NamedStep[]) => string
  readonly notes: readonly string[]
}

/** The source; it is type-checked in strict mode and runs in Node 22 as it is. */
export function moduleSource(program: AnyProgram, about: ExportAbout, kind: ModuleKind): string {
  const { hash, score = null, name = program.name } = about
  const lineage = toldLineage(about.lineage)
  const unique = uniqueNames([...reservedNames, ...kind.reserved.split(' ')])
  const found = references(unique)
  const steps = stepsOf(program, about, kind.adapter)
  const named = steps.map((step) => ({ step, names: namesOf(step, unique) }))
  const settings = isLone(program)
    ? steps[0]?.settings
    : Object.fromEntries(steps.map((step) => [step.part, step.settings]))
  const types = named.map(({ step, names }) => stepTypes(step, names, found))
  const data = named.map(({ step, names }) =>
    stepData({ ...step, preamble: step.preamble.map(kind.images.told) }, names.data, found),
  )
  const { needs } = kind
  const blocks = [
    headerComment(
      { ...about, name, lineage },
      [...exportNotes(program, about, kind.adapter), ...kind.notes],
      {
        needs,
        use: kind.use(named, name),
      },
    ),
    ...kind.lead(named),
    `/** Model and sampling, those of the score where there is one. */\nexport const settings = ${literal(settings, { taken: 24 })}`,
    `/** Where the program comes from, and its score. */\nexport const provenance = ${literal({ name, hash, lineage, score }, { taken: 26 })}`,
    ...types,
    ...found.types(),
    kind.surface(named),
    ...data,
    kind.runtime(named),
    validatorSource,
    definitionsSource(found),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Names that every module takes for itself, and global types that it uses. */
const reservedNames =
  'Inputs Outputs Message Step Field Property Schema Values Date Error Map Set Record Readonly Partial Object Number String Array JSON RegExp renderStep parseStep Write'.split(
    ' ',
  )

function namesOf({ part }: ExportStep, unique: (wanted: string) => string): StepNames {
  if (part === 'self') return { inputs: 'Inputs', outputs: 'Outputs', data: 'step' }
  const base = pascal(part)
  return {
    inputs: unique(`${base}Inputs`),
    outputs: unique(`${base}Outputs`),
    data: unique(`${camel(part)}Step`),
  }
}

function definitionsSource(found: References): string {
  const doc = '/** Schemas that refer to themselves, by name. */'
  const lead = 'const definitions: Readonly<Record<string, Schema>> = '
  return `${doc}\n${lead}${literal(found.definitions(), { taken: lead.length })}`
}
