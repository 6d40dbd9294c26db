/** Limits told beside a type: `1..20`, `>=0`, `(2..5 items)`, `(at most 80 characters)`. */
import type { ValueType } from './value-type.ts'

/** A type and the remarks beside it that are no limits: descriptions, mostly. */
export interface Told {
  readonly type: ValueType
  readonly notes: readonly string[]
}

interface Span {
  readonly min?: number | undefined
  readonly max?: number | undefined
}

/** A type with its range and the limits among its notes applied. */
export function limited(type: ValueType, range: string | undefined, notes: readonly string[]): Told {
  const ranged =
    type.kind === 'number' && range !== undefined ? { ...type, ...rangeOf(range, type.isInteger) } : type
  return notes.reduce<Told>(withNote, { type: ranged, notes: [] })
}

function withNote({ type, notes }: Told, note: string): Told {
  const pieces = note.split(', ')
  const changed = pieces.reduce(withLimit, type)
  return changed === type ? { type, notes: [...notes, note] } : { type: changed, notes }
}

function withLimit(type: ValueType, piece: string): ValueType {
  if (type.kind === 'array' && piece.endsWith(' items')) return { ...type, ...spanOf(piece) }
  if (type.kind === 'text' && piece.endsWith(' characters')) return { ...type, ...spanOf(piece) }
  if (type.kind === 'text' && /^(?:email|uri|url|uuid|date|time)$/.test(piece))
    return { ...type, format: piece }
  const step = /^multiple of ([\d.]+)$/.exec(piece)?.[1]
  return type.kind === 'number' && step !== undefined ? { ...type, step: Number(step) } : type
}

function spanOf(piece: string): Span {
  const [low, high] = (piece.match(/\d+/g) ?? []).map(Number)
  if (piece.startsWith('at least')) return { min: low }
  return piece.startsWith('at most') ? { max: low } : { min: low, max: high ?? low }
}

function rangeOf(range: string, isInteger: boolean): Span {
  const between = /^(-?[\d.]+?)\.\.(-?[\d.]+)$/.exec(range)
  if (between) return { min: Number(between[1]), max: Number(between[2]) }
  const nudge = isInteger ? 1 : 1e-6
  const ends = range
    .split(' ')
    .map((end) => ({ sign: end.replace(/[-\d.]/g, ''), at: Number(end.replace(/[<>=]/g, '')) }))
  const low = ends.find(({ sign }) => sign.startsWith('>'))
  const high = ends.find(({ sign }) => sign.startsWith('<'))
  return {
    ...(low && { min: low.sign === '>' ? low.at + nudge : low.at }),
    ...(high && { max: high.sign === '<' ? high.at - nudge : high.at }),
  }
}
