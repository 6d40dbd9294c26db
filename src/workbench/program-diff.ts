/** What differs between two programs: instructions line by line, demos by content. */
import { type AnyProgram, type Demo, hashOf, type PredictorState } from '../engine/index.ts'

/** A demo, as one tells it from others. */
export interface DemoLabel {
  /** Start of the hash of its content. */
  readonly id: string
  readonly words: string
}

/** The difference of one part. `' '`: in both, `'-'`: only in the first, `'+'`: only in the second. */
export interface PartDiff {
  readonly part: string
  readonly instructions: readonly { readonly sign: ' ' | '-' | '+'; readonly text: string }[]
  readonly demos: {
    readonly added: readonly DemoLabel[]
    readonly removed: readonly DemoLabel[]
    readonly kept: number
    /** True when the ones kept stand in another order. */
    readonly reordered: boolean
  }
}

/** The parts of both programs with what differs in them. */
export function diffStates(a: AnyProgram, b: AnyProgram): PartDiff[] {
  const parts = [...new Set([...Object.keys(a.state), ...Object.keys(b.state)])]
  return parts.map((part) => diffPart(part, a.state[part], b.state[part]))
}

const empty: PredictorState = { instructions: '', demos: [] }

function diffPart(part: string, a: PredictorState = empty, b: PredictorState = empty): PartDiff {
  const [before, after] = [labels(a.demos), labels(b.demos)]
  const added = after.filter(({ id }) => !before.some((one) => one.id === id))
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id))
  const kept = (all: DemoLabel[], others: DemoLabel[]) =>
    all.filter((one) => !others.includes(one)).map(({ id }) => id)
  const [keptBefore, keptAfter] = [kept(before, removed), kept(after, added)]
  return {
    part,
    instructions: diffLines(a.instructions.split('\n'), b.instructions.split('\n')),
    demos: {
      added,
      removed,
      kept: keptAfter.length,
      reordered: keptBefore.join() !== keptAfter.join(),
    },
  }
}

function labels(demos: readonly Demo[]): DemoLabel[] {
  return demos.map((demo) => ({ id: hashOf(demo, 8), words: firstWords(demo) }))
}

/** The beginning of the longest text in a demo's first fields: what a person knows it by. */
function firstWords(demo: Demo): string {
  const texts = Object.values(demo).map((value) =>
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  )
  const [text = ''] = texts.slice(0, 2).sort((x, y) => y.length - x.length)
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 70 ? `${words.slice(0, 69)}…` : words
}

/** Lines by their longest common subsequence. */
function diffLines(a: readonly string[], b: readonly string[]): PartDiff['instructions'] {
  const common = a.map(() => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = common[i] ?? []
    for (let j = b.length - 1; j >= 0; j -= 1)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const lines: { sign: ' ' | '-' | '+'; text: string }[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const isBoth = i < a.length && j < b.length && a[i] === b[j]
    const isGone = !isBoth && i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))
    lines.push({ sign: isBoth ? ' ' : isGone ? '-' : '+', text: (isBoth || isGone ? a[i] : b[j]) ?? '' })
    if (isBoth || isGone) i += 1
    if (isBoth || !isGone) j += 1
  }
  return lines
}
