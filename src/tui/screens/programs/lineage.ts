/** How a program came to be, in words: who made it, of what, when, and what it was worth then. */
import { fieldLines, nameColumn, titleLine } from '../../detail/fields.ts'
import { madeText, validationLines } from '../../detail/making.ts'
import { shortPath } from '../../format/run.ts'
import { moment } from '../../format/time.ts'
import type { World } from '../../screen/screen.ts'
import { type Line, line } from '../../text/line.ts'
import type { Desk, ProgramCard, Values } from '../../workbench.ts'

type Family = Awaited<ReturnType<Desk['family']>>

/** Keys of a lineage that are told in words; all others are shown as they stand. */
const known = ['optimizer', 'options', 'trainset', 'parent', 'validation', 'versions', 'createdAt']

/** The lineage; the card is absent for a program that is not kept. */
export function lineageLines(
  { program, parent }: Family,
  card: ProgramCard | undefined,
  { width, signs }: World,
): Line[] {
  const { program: hash, name, path, lineage, check } = program
  const others = Object.entries(lineage ?? {}).filter(([key]) => !known.includes(key))
  const fields = {
    program: `${name} ${hash}`,
    'made by': card === undefined ? 'declared by its task, not compiled' : madeText(card, signs),
    ...(card?.createdAt ? { made: moment(card.createdAt) } : {}),
    parent: parentText(lineage?.parent, parent?.name),
    file: path === null ? 'not kept as a file' : shortPath(path),
    ...(check?.reason === undefined ? {} : { problem: check.reason }),
    ...versionsIn(lineage?.versions, signs.dot),
    ...Object.fromEntries(others),
  }
  const place = { width, signs, column: nameColumn([fields]) }
  const scores = card?.validation && [
    line(''),
    titleLine('Scores when it was made'),
    ...validationLines(card.validation, { width, signs }),
  ]
  return [...fieldLines('Lineage', fields, place), ...(scores ?? [])]
}

function versionsIn(versions: unknown, dot: string): Readonly<Record<string, string>> {
  const told = Object.entries((versions ?? {}) as Values).map(
    ([name, version]) => `${name} ${String(version)}`,
  )
  return told.length === 0 ? {} : { 'made with': told.join(` ${dot} `) }
}

function parentText(hash: unknown, name: string | undefined): string {
  if (typeof hash !== 'string') return 'none'
  return name === undefined ? `${hash}, which is not kept here` : `${name} ${hash}`
}
