/** Terms held against things in memory, as the store holds them against its rows. */
import type { Term } from '../workbench.ts'

/** What a thing has in a field; null for nothing. */
export type FoundIn = (field: string) => string | number | null

/** Whether all terms hold. */
export function holdsAll(terms: readonly Term[], found: FoundIn): boolean {
  return terms.every((term) => holds(term, found(term.field)) !== (term.isInverse ?? false))
}

function holds({ op, value }: Term, found: string | number | null): boolean {
  if (found === null || found === '') return false
  const [text, wanted] = [String(found).toLowerCase(), String(value).toLowerCase()]
  switch (op) {
    case 'exists':
      return true
    case 'holds':
      return text.includes(wanted)
    case 'fuzzy':
      return isSpread(wanted, text)
    case '=':
      return typeof value === 'number' ? found === value : isWild(wanted, text)
    default:
      return compares(op, Number(found), Number(value))
  }
}

function compares(op: '<' | '<=' | '>=' | '>', found: number, value: number): boolean {
  if (op === '<') return found < value
  if (op === '<=') return found <= value
  return op === '>=' ? found >= value : found > value
}

/** Whether the letters stand in the text in their order. */
function isSpread(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    const next = text.indexOf(letter, at)
    if (next < 0) return false
    at = next + letter.length
  }
  return true
}

/** `*` stands for anything. */
function isWild(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text)
}
