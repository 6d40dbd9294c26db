/** The comment at the top of an exported module: what it is, where it comes from, what it lacks. */
import { isPlainObject, type Values } from '../engine/index.ts'
import type { ExportAbout, ExportScore } from './about.ts'
import { commentText, lineWidth, wrapped } from './ts-text.ts'

/** What a module needs, and lines of code that show its use. */
export interface HeaderUse {
  readonly needs: string
  readonly use: readonly string[]
}

/** The header comment; `notes` are told one by one. */
export function headerComment(
  about: ExportAbout & { readonly name: string },
  notes: readonly string[],
  { needs, use }: HeaderUse = { needs: 'no dependencies', use: [] },
): string {
  const { name, hash, lineage, score } = about
  const lines = [
    `The program ${name}, exported by Whetstone: ${needs}. Do not edit it, export it again.`,
    '',
    `Hash: ${hash}`,
    ...lineageLines(lineage),
    `Score: ${score ? scoreText(score) : 'not measured'}`,
    ...(notes.length === 0 ? [] : ['', 'Notes:']),
    ...notes.map((note) => `- ${note}`),
  ]
  const code =
    use.length === 0 ? [] : ['', 'Use:', '', ...use.map((line) => `    ${line.replaceAll('*/', '*\\/')}`)]
  const body = [...lines.flatMap((line) => indented(commentText(line))), ...code]
  return ['/**', ...body.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n')
}

/** Long lines go on below, indented. */
function indented(line: string): string[] {
  return wrapped(line, lineWidth - 5).map((part, i) => (i === 0 ? part : `  ${part}`))
}

/** How it was made, and of what. */
function lineageLines(lineage: Values | null): string[] {
  if (lineage === null) return ['Lineage: as declared, not compiled']
  const { optimizer, options, trainset, ...others } = lineage
  const made = [typeof optimizer === 'string' ? optimizer : '', scalarsOf(options)]
  const from = [isPlainObject(trainset) ? `trainset ${scalarsOf(trainset)}` : '', scalarsOf(others)]
  return [`Lineage: ${joined(made)}`, `From: ${joined(from)}`]
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(', ') || 'not recorded'
}

/** `k 8, seed 0`: scalars by name, hashes cut short. */
function scalarsOf(value: unknown): string {
  if (!isPlainObject(value)) return ''
  const scalars = Object.entries(value).filter(([, item]) => typeof item !== 'object' && item !== undefined)
  return scalars.map(([key, item]) => `${key} ${shortened(String(item))}`).join(', ')
}

function shortened(text: string): string {
  return /^[0-9a-f]{40,}$/.test(text) ? text.slice(0, 12) : text
}

function scoreText({ score, ci, metric, n, model, run, simulated }: ExportScore): string {
  const models = typeof model === 'string' ? [model] : Object.entries(model).map((entry) => entry.join(' '))
  return [
    `${score}${ci === null ? '' : ` (95 % interval ${ci[0]} to ${ci[1]})`} by ${metric} on ${n} examples`,
    ...models,
    `run ${run}`,
    ...(simulated ? ['simulated'] : []),
  ].join(', ')
}
