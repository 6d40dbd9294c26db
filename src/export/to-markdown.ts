/** The `markdown` format: a program for people to read and discuss. */
import type { AnyProgram, Message } from '../engine/index.ts'
import type { ExportAbout, ExportScore } from './about.ts'
import { type ExportField, type ExportStep, isLone, stepsOf } from './export-step.ts'
import { toldLineage } from './lineage.ts'
import { exportNotes } from './notes.ts'

/** A page: what the program is and how good, then for each part its fields, what it is told and its demos. */
export function toMarkdown(program: AnyProgram, about: ExportAbout): string {
  const { name = program.name, hash, score } = about
  const lineage = toldLineage(about.lineage)
  const notes = exportNotes(program, about)
  const heading = isLone(program) ? undefined : ({ part }: ExportStep) => `## Part \`${part}\``
  const blocks = [
    `# ${name}`,
    [
      `- Hash: \`${hash}\``,
      `- Lineage: ${lineage === null ? 'as declared, not compiled' : `\`${JSON.stringify(lineage)}\``}`,
      `- Score: ${score ? scoreText(score) : 'not measured'}`,
    ].join('\n'),
    ...(notes.length === 0
      ? []
      : [['**Not carried over**', '', ...notes.map((note) => `- ${note}`)].join('\n')]),
    ...stepsOf(program, about).flatMap((step) => [...(heading ? [heading(step)] : []), ...stepBlocks(step)]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function stepBlocks({ preamble, ask, inputs, outputs, settings }: ExportStep): string[] {
  const [system, ...turns] = preamble
  const demos = turns.filter(({ role }) => role === 'user').length
  return [
    `Settings: ${
      Object.entries(settings)
        .map(([key, value]) => `${key} \`${String(value)}\``)
        .join(', ') || 'none'
    }`,
    `### Inputs\n\n${fieldTable(inputs)}`,
    `### Outputs\n\n${fieldTable(outputs)}`,
    `### Instructions\n\n${fenced(system?.content ?? '')}`,
    ...(demos === 0 ? [] : [`### Demos (${demos})\n\n${turns.map(turnText).join('\n\n')}`]),
    `### Question\n\n${fenced(ask.content)}`,
  ]
}

function fieldTable(fields: readonly ExportField[]): string {
  if (fields.length === 0) return 'none'
  const rows = fields.map(({ name, type, description = '', isRequired }) =>
    [`\`${name}\``, `\`${type}\``, isRequired ? 'yes' : 'no', description].map(cell).join(' | '),
  )
  return [
    '| name | type | required | description |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}

function turnText({ role, content }: Message): string {
  return `*${role}*\n\n${fenced(content)}`
}

/** A fence longer than any run of backticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

function scoreText({ score, ci, metric, n, model, run, simulated }: ExportScore): string {
  const interval = ci === null ? '' : ` (95 % interval ${ci[0]} to ${ci[1]})`
  const models = typeof model === 'string' ? model : JSON.stringify(model)
  return `${score}${interval} by \`${metric}\` on ${n} examples, ${models}, run \`${run}\`${simulated ? ', simulated' : ''}`
}
