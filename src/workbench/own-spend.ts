/** What a run paid for before it stopped, in rows it could not finish: found in the cache, but no gift. */
import { type Completion, hashOf, type LM, type Message, streamOf } from '../engine/index.ts'
import type { Run, Store } from '../store/index.ts'
import { storedMarks } from './stored-rows.ts'

/** A completion that says when it was answered, so that a later hit can be told from a gift of an earlier run. */
export interface DatedCompletion extends Completion {
  /** ISO string. */
  readonly answeredAt?: string | undefined
}

/** The same model, its answers dated. Stands inside of the cache, which then keeps the date. */
export function dated(lm: LM, date: () => Date): LM {
  const withDate = (completion: Completion): DatedCompletion => ({
    ...completion,
    answeredAt: date().toISOString(),
  })
  return {
    id: lm.id,
    generate: (request) => lm.generate(request).then(withDate),
    async *stream(request) {
      for await (const chunk of streamOf(lm, request))
        yield 'completion' in chunk ? { completion: withDate(chunk.completion) } : chunk
    },
  }
}

/**
 * The same models for a run that goes on at `now`: a hit on an answer that came between its beginning and now, and that
 * none of its rows has, was paid for by the part of the run that was cut off, and counts as it would have there.
 */
export function asOwnSpend(store: Store, run: Run, now: Date): (lm: LM) => LM {
  const until = now.toISOString()
  let counted: Set<string> | undefined
  return (lm) => ({
    id: lm.id,
    async generate(request) {
      const completion: DatedCompletion = await lm.generate(request)
      const { cached, answeredAt = '' } = completion
      if (!cached || answeredAt < run.startedAt || answeredAt >= until) return completion
      counted ??= countedAnswers(store, run)
      const key = answerKey(lm.id, request.messages, completion.text)
      if (counted.has(key)) return completion
      counted.add(key)
      return { ...completion, cached: false, costUsd: completion.listCostUsd, attempts: 1 }
    },
  })
}

/** The paid answers in the rows of a run. */
function countedAnswers(store: Store, { id }: Run): Set<string> {
  const keys = new Set<string>()
  for (const { index } of storedMarks(store, id)) {
    for (const { lm, messages, text, cached } of store.calls(id, index))
      if (!cached) keys.add(answerKey(lm, messages, text))
  }
  return keys
}

function answerKey(lm: string, messages: readonly Message[], text: string): string {
  return hashOf({ lm, messages, text })
}
