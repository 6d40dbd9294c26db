/** The `dspy` format: a state file that Python DSPy's `module.load()` takes, and what it cannot hold beside it. */
import { type AnyProgram, isPlainObject, type ProgramState, type Values } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { dspyFields, dspyKey, flat, isReasoned } from './dspy-layout.ts'
import { stepsOf } from './export-step.ts'
import { exportNotes } from './notes.ts'
import { objectSchema } from './object-schema.ts'

/** Versions of the file format written; DSPy only warns about others, and refuses names it does not know. */
const metadata = { dependency_versions: { python: '3.11', dspy: '3.4.1', cloudpickle: '3.1' } }

/** What a file held besides instructions and demos; it stands in the lineage of an imported program. */
export interface DspyRest {
  /** The key of each part; empty for a flat file. */
  readonly keys: Readonly<Record<string, string>>
  /** The document without instructions, demos, endpoints and keys. */
  readonly document: Values
}

/** The state of a program as DSPy saves it. What an imported file held besides goes back to its place. */
export function toDspy(program: AnyProgram, { lineage }: ExportAbout): string {
  return `${JSON.stringify(dspyDocument(program, restOf(lineage)), null, 2)}\n`
}

/** What DSPy's files cannot hold, as a document that stands beside one. */
export function besideDspy(program: AnyProgram, about: ExportAbout): string {
  const { name = program.name, hash, lineage, score = null } = about
  const parts = stepsOf(program, about).map(({ part, inputs, outputs, settings }) => {
    const schemas = { inputSchema: objectSchema(inputs), outputSchema: objectSchema(outputs) }
    return [part, { key: keyOf(program, part, restOf(lineage)), ...schemas, settings }] as const
  })
  const notes = dspyNotes(program, about)
  const document = { schemaVersion: 1, kind: 'beside-dspy', name, hash, parts: Object.fromEntries(parts) }
  return `${JSON.stringify({ ...document, lineage, score, notes }, null, 2)}\n`
}

/** What stays behind, and what to declare in Python so that the file loads. */
export function dspyNotes(program: AnyProgram, about: ExportAbout): string[] {
  const rest = restOf(about.lineage)
  const parts = Object.entries(program.predictors)
  const reasoned = parts.filter(([, { signature }]) => isReasoned(signature))
  const unnamed = parts.filter(([part]) => !part.split('.').every((word) => /^[A-Za-z_]\w*$/.test(word)))
  return [
    ...exportNotes(program, about),
    'Types, defaults, constraints, model and sampling have no place in DSPy files: declare them in Python; they stand in the .whetstone.json beside the file.',
    ...adapterNotes(program),
    ...reasoned.map(
      ([part]) =>
        `\`${part}\` is written as dspy.ChainOfThought (\`${keyOf(program, part, rest)}\`), for its first output is \`reasoning\`; its Python signature does without that field.`,
    ),
    ...unnamed.map(([part]) => `\`${part}\` is no name of a Python attribute: rename the part to load it.`),
  ]
}

/** DSPy chooses its adapter by `dspy.configure`, for all predictors. */
function adapterNotes({ predictors }: AnyProgram): string[] {
  const names = new Set(Object.values(predictors).map(({ adapter }) => adapter?.name ?? 'chat'))
  if (names.size === 1 && names.has('chat')) return []
  return [
    `DSPy files hold no adapter (here: ${[...names].join(', ')}): choose one by dspy.configure(adapter=…).`,
  ]
}

/** What an import left in a lineage. */
function restOf(lineage: Values | null): DspyRest | undefined {
  const rest = lineage?.dspy
  return isPlainObject(rest) && isPlainObject(rest.keys) && isPlainObject(rest.document)
    ? (rest as unknown as DspyRest)
    : undefined
}

function keyOf({ predictors }: AnyProgram, part: string, rest: DspyRest | undefined): string {
  const signature = predictors[part]?.signature
  return rest?.keys[part] ?? (signature ? dspyKey(part, signature) : part)
}

function dspyDocument(program: AnyProgram, rest: DspyRest | undefined): Values {
  const { document = {} } = rest ?? {}
  const predictors = Object.keys(program.predictors).map((part) => {
    const key = keyOf(program, part, rest)
    const kept = key === flat ? document : document[key]
    return [key, predictorState(program, part, isPlainObject(kept) ? kept : {})] as const
  })
  const lone = predictors.find(([key]) => key === flat)?.[1]
  const told = lone ?? { ...document, ...Object.fromEntries(predictors) }
  return { ...told, metadata: document.metadata ?? metadata }
}

function predictorState({ predictors, state }: AnyProgram, part: string, kept: Values): Values {
  const { instructions = '', demos = [] }: Partial<ProgramState[string]> = state[part] ?? {}
  const own = predictors[part]?.signature
  const fields = own ? dspyFields(own) : []
  const { signature, traces = [], train = [], lm = null, ...others } = kept
  const known = isPlainObject(signature) ? signature : {}
  const isSame = Array.isArray(known.fields) && known.fields.length === fields.length
  const told = { instructions, ...known, fields: isSame ? known.fields : fields }
  return { traces, train, demos, signature: told, lm, ...others }
}
