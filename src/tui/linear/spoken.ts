/** What of a frame is said in linear mode: plain lines, and of the next frame only what is new. */
import type { Signs } from '../theme/signs.ts'

/** The lines of a frame that say something. */
export function linesOf(frame: string): string[] {
  return frame
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => /[^\s\-|=+]/.test(line))
}

/** The lines that were not there before; the selected one always, and all of another view. */
export function newsOf(
  before: readonly string[],
  after: readonly string[],
  { focus }: Pick<Signs, 'focus'>,
): string[] {
  if (before[0]?.trim() !== after[0]?.trim()) return [...after]
  const bare = (line: string) => (line.startsWith(focus) ? line.slice(focus.length) : line).trim()
  const known = new Set(before.map(bare))
  return after.filter((line) => line.startsWith(focus) || !known.has(bare(line)))
}
