/** Compiled programs as text: the list, one with its prompt, what differs, what is whole. */
import type { NameMove, ProgramCheck, ProgramDiff, ProgramEntry, ProgramReport } from '../workbench/index.ts'
import { table } from './table.ts'

/** One line a program, newest first. */
export function programsText(programs: readonly ProgramEntry[]): string {
  if (programs.length === 0) return 'no programs yet; make one with: whetstone compile hmw --k 8'
  const columns = ['program', 'hash', 'task', 'by', 'made', 'names'].map((heading) => ({ heading }))
  const rows = programs.map(({ name, hash, task, optimizer, createdAt, names }) => [
    name,
    short(hash),
    task,
    optimizer ?? '–',
    createdAt?.slice(0, 16).replace('T', ' ') ?? '–',
    names.join(', '),
  ])
  return table(columns, rows)
}

/** One program: where it comes from, then every message it sends. */
export function programText({
  name,
  task,
  program,
  names,
  lineage,
  check,
  path,
  steps,
}: ProgramReport): string {
  const facts = [
    ['program', name],
    ['hash', program],
    ['task', task],
    ...(names.length > 0 ? [['names', names.join(', ')]] : []),
    ...(path === null ? [] : [['file', `${path} (${check?.status.replaceAll('_', ' ')})`]]),
    ...(lineage === null ? [['lineage', 'as declared, not compiled']] : lineageFacts(lineage)),
  ]
  const parts = steps.flatMap(({ part, messages }) => [
    '',
    `part ${part}`,
    ...messages.flatMap(({ role, content }) => ['', `--- ${role}`, content]),
  ])
  return [table([{ heading: '' }, { heading: '' }], facts).trimStart(), ...parts].join('\n')
}

/** What differs, part by part. */
export function programDiffText({ a, b, parts }: ProgramDiff): string {
  const title = `${a.name} ${short(a.program)} → ${b.name} ${short(b.program)}`
  return [title, ...parts.flatMap(partText)].join('\n')
}

/** One line a file. */
export function programChecksText(checks: readonly ProgramCheck[]): string {
  if (checks.length === 0) return 'no program files yet'
  const rows = checks.map(({ hash, task, status, path, reason }) => [
    hash === null ? '–' : short(hash),
    task ?? '–',
    status.replaceAll('_', ' '),
    reason === undefined ? '' : `${path}: ${reason}`,
  ])
  return table([{ heading: 'hash' }, { heading: 'task' }, { heading: 'state' }, { heading: 'why' }], rows)
}

/** What became of a name. */
export function nameMoveText({ name, hash, from, undo }: NameMove): string {
  const before = from === null ? '' : ` (was ${short(from)})`
  if (hash === null) return `${name} points at nothing again${before}`
  return `${name} points at ${short(hash)}${undo ? ' again' : ''}${before}`
}

function partText({ part, instructions, demos }: ProgramDiff['parts'][number]): string[] {
  const isSame = instructions.every(({ sign }) => sign === ' ')
  const { added, removed, kept, reordered } = demos
  return [
    '',
    `part ${part}`,
    ...(isSame
      ? ['instructions: the same']
      : ['instructions:', ...instructions.map(({ sign, text }) => `${sign} ${text}`)]),
    `demos: ${kept} kept${reordered ? ' in another order' : ''}, ${removed.length} removed, ${added.length} added`,
    ...removed.map(({ id, words }) => `- ${id}  ${words}`),
    ...added.map(({ id, words }) => `+ ${id}  ${words}`),
  ]
}

function lineageFacts(lineage: Readonly<Record<string, unknown>>): string[][] {
  return Object.entries(lineage).map(([key, value]) => {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    return [key, text.length > 200 ? `${text.slice(0, 199)}…` : text]
  })
}

function short(hash: string): string {
  return hash.slice(0, 12)
}
