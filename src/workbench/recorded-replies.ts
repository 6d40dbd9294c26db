/** Replies that a program got in an earlier run, to be given again. */
import { type LM, type LmChoice, noUsage, WhetstoneError } from '../engine/index.ts'
import type { Session } from './session.ts'
import type { Target } from './target.ts'

/** Replies of one example by part, in the order they came. */
export type Replies = Readonly<Record<string, readonly string[]>>

/**
 * The replies of the newest finished run of exactly this program, by example id; undefined for an example it does
 * not have, or that it asked by other adapters than `adapterOf` names for its parts.
 */
export async function recordedReplies(
  session: Session,
  { taskName, programHash }: Target,
  adapterOf: (part: string) => string,
): Promise<(exampleId: string) => Replies | undefined> {
  const store = await session.store()
  const runs = store.runs({ task: taskName, status: 'done' })
  const run = runs.find((one) => one.kind === 'eval' && one.programHash === programHash)
  if (run === undefined) return () => undefined
  const rows = store.rows({ runId: run.id }).filter(({ repeat }) => repeat === 0)
  const positions = new Map(rows.map(({ exampleId, index }) => [exampleId, index]))
  return (exampleId) => {
    const index = positions.get(exampleId)
    const calls = index === undefined ? [] : store.calls(run.id, index)
    const answered = calls.filter(({ finishReason }) => finishReason !== 'error')
    const isOther = answered.some(({ adapter, part }) => adapter !== adapterOf(part))
    if (answered.length === 0 || isOther) return undefined
    const parts = Object.groupBy(answered, ({ part }) => part)
    return Object.fromEntries(
      Object.entries(parts).map(([part, own = []]) => [part, own.map(({ text }) => text)]),
    )
  }
}

/** Models by part that give these replies again, then no more. */
export function replay(replies: Replies): LmChoice {
  return Object.fromEntries(Object.entries(replies).map(([part, texts]) => [part, replayed(part, texts)]))
}

function replayed(part: string, texts: readonly string[]): LM {
  const left = [...texts]
  return {
    id: 'recorded/replies',
    async generate() {
      const text = left.shift()
      if (text === undefined) {
        throw new WhetstoneError(
          'no_reply',
          `${part}: expected a recorded reply, all ${texts.length} are used up`,
        )
      }
      const cost = { costUsd: 0, listCostUsd: 0, latencyMs: 0, cached: true, attempts: 0 }
      return { text, model: 'recorded', finishReason: 'stop', usage: noUsage, ...cost }
    },
  }
}
