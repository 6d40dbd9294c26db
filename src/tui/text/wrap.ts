/** Wraps text to terminal columns, at spaces where it can. */
import { cleanLines } from './clean.ts'
import { splitAt, widthOf } from './fit.ts'

/** The lines of any text, each at most `width` columns; made safe first. */
export function wrap(text: string, width: number): string[] {
  return cleanLines(text)
    .split('\n')
    .flatMap((line) => wrapLine(line.trimEnd(), Math.max(1, width)))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let rest = line
  while (rest.length > width || widthOf(rest) > width) {
    const [head, tail] = splitAt(rest, width)
    if (tail === '') break
    // A character wider than the whole line cannot be drawn in it: leave it out rather than loop.
    if (head === '') return [...lines, '']
    const at = tail.startsWith(' ') ? head.length : head.lastIndexOf(' ')
    // An indent is no place to break: it would leave an empty line behind.
    const isBreakable = at > 0 && head.slice(0, at).trim() !== ''
    lines.push(isBreakable ? head.slice(0, at).trimEnd() : head)
    rest = isBreakable ? rest.slice(at).trimStart() : tail
  }
  return [...lines, rest]
}
