/** One compiled program: its lineage, the prompt as a model sees it, and what differs from its parent. */
import type { Reader } from '../../data/reader.ts'
import { diffLines } from '../../diff/diff-lines.ts'
import { json } from '../../format/value.ts'
import type { Route } from '../../screen/route.ts'
import type { Screen, World } from '../../screen/screen.ts'
import { indented } from '../../text/indented.ts'
import { type Line, line, span } from '../../text/line.ts'
import type { Desk, ProgramCard, ProgramReport } from '../../workbench.ts'
import type { DocumentTab } from '../document/document.ts'
import { documentScreen } from '../document/document-screen.tsx'
import { lineageLines } from './lineage.ts'

type Family = Awaited<ReturnType<Desk['family']>>

/** A program, at its prompt. */
export function programScreen({ hash, name }: Extract<Route, { screen: 'program' }>): Screen {
  const familyOf = (reader: Reader) => reader.later(`program ${hash}`, (desk) => desk.family(hash))
  return documentScreen({
    title: name,
    chosen: (reader) => {
      const read = familyOf(reader)
      return read.status === 'there'
        ? { kind: 'program', hash, name, task: read.value.program.task }
        : undefined
    },
    read: (world) => {
      const read = familyOf(world.reader)
      if (read.status !== 'there') return read
      const cards = world.reader.later('programs', (desk) => desk.programs())
      const all = cards.status === 'there' ? cards.value : []
      const card = all.find((each) => each.hash === hash && each.name === name)
      const key = `program tabs ${hash} ${name} ${cards.status} ${world.width}`
      const value = world.reader.remember(key, () => tabsOf(read.value, card, world))
      return { status: 'there', value }
    },
  })
}

function tabsOf(family: Family, card: ProgramCard | undefined, world: World): DocumentTab[] {
  const { program, parent } = family
  return [
    { title: 'Prompt', lines: promptLines(program, world), text: () => textOf(program) },
    { title: 'Against its parent', lines: parentLines(program, parent, world) },
    { title: 'Lineage', lines: lineageLines(family, card, world), text: () => json(program.lineage) },
  ]
}

function promptLines({ steps }: ProgramReport, { width, signs }: World): Line[] {
  return steps.flatMap(({ part, messages }) =>
    messages.flatMap(({ role, content }) => [
      [span(` ${signs.rule}${signs.rule} `, 'muted'), span(`${part} ${signs.dot} ${role}`, 'accent')],
      ...indented(content, 1, { width }),
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
