/** Lengths of the top-level functions of a module. Formatting is fixed by Biome, so their end is told by indentation. */
import type { Module } from './modules.ts'

/** A function and its number of lines. */
export interface FunctionLength {
  readonly path: string
  readonly name: string
  readonly lines: number
}

const opening = /^(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+)\b.*(?:=>|\() *[{(]?$)/

/** Every function that begins at the left margin, from its first line to the line that closes it. */
export function functionLengths({ path, lines }: Module): FunctionLength[] {
  return lines.flatMap((line, start) => {
    const match = opening.exec(line)
    if (!match) return []
    const length = lines
      .slice(start + 1)
      .findIndex((later) => /^[})\]]/.test(later) && !/^[})\]].*\{$/.test(later))
    return length < 0 ? [] : [{ path, name: match[1] ?? match[2] ?? '', lines: length + 2 }]
  })
}
