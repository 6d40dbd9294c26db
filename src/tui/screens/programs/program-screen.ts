/** One compiled program: its lineage, the prompt as a model sees it, and what differs from its parent. */
import { fieldLines, nameColumn } from '../../detail/fields.ts'
import { diffLines } from '../../diff/diff-lines.ts'
import { shortPath } from '../../format/run.ts'
import type { Route } from '../../screen/route.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { type Line, line, span } from '../../text/line.ts'
import { wrap } from '../../text/wrap.ts'
import type { Desk, ProgramReport } from '../../workbench.ts'
import type { DocumentTab } from '../document/document.ts'
import { documentScreen } from '../document/document-screen.tsx'

type Family = Awaited<ReturnType<Desk['family']>>

/** A program, at its prompt. */
export function programScreen({ hash, name }: Extract<Route, { screen: 'program' }>): Screen {
  return documentScreen({
    title: name,
    read: (world) => {
      const read = world.reader.later(`program ${hash}`, (desk) => desk.family(hash))
      if (read.status !== 'there') return read
      const value = world.reader.remember(`program tabs ${hash} ${world.width}`, () =>
        tabsOf(read.value, world),
      )
      return { status: 'there', value }
    },
  })
}

function tabsOf({ program, parent }: Family, world: World): DocumentTab[] {
  return [
    { title: 'Prompt', lines: promptLines(program, world) },
    { title: 'Against its parent', lines: parentLines(program, parent, world) },
    { title: 'Lineage', lines: lineageLines(program, world) },
  ]
}

function promptLines({ steps }: ProgramReport, { width, signs }: World): Line[] {
  return steps.flatMap(({ part, messages }) =>
    messages.flatMap(({ role, content }) => [
      [span(` ${signs.rule}${signs.rule} `, 'muted'), span(`${part} ${signs.dot} ${role}`, 'accent')],
      ...wrap(content, width - 2).map((text) => line(` ${text}`)),
      line(''),
    ]),
  )
}

function parentLines(program: ProgramReport, parent: ProgramReport | undefined, { width }: World): Line[] {
  if (parent === undefined) return [line(' Its parent is not kept here.', 'muted')]
  const [before, after] = [textOf(parent), textOf(program)]
  if (before === after) return [line(' The prompt is the same, word for word.', 'good')]
  const head = [span(` ${parent.name}`, 'bad'), span(' to '), span(program.name, 'good')]
  return [head, line(''), ...diffLines(before, after, width - 3).map((each) => [span(' '), ...each])]
}

function textOf({ steps }: ProgramReport): string {
  return steps
    .flatMap(({ part, messages }) => messages.map(({ role, content }) => `${part} ${role}:\n${content}`))
    .join('\n\n')
}

function lineageLines({ lineage, program, path, check }: ProgramReport, { width, signs }: World): Line[] {
  const shown = {
    hash: program,
    file: path === null ? 'not kept as a file' : shortPath(path),
    ...withShortPaths(lineage),
  }
  const problem = check === null || !('problem' in check) ? {} : { problem: check.problem }
  const fields = { ...shown, ...problem }
  return fieldLines('Lineage', fields, { width, signs, column: nameColumn([fields]) })
}

/** Paths of a machine say little on another. */
function withShortPaths(lineage: ProgramReport['lineage']): Readonly<Record<string, unknown>> {
  const shorten = (key: string, value: unknown) =>
    key === 'path' && typeof value === 'string' ? shortPath(value) : value
  return JSON.parse(JSON.stringify(lineage ?? { origin: 'as declared, not compiled' }, shorten))
}
