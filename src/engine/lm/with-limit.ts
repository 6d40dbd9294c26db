/** Bounds how many requests are under way at once. */
import type { LM } from './types.ts'

/** Runs tasks, at most so many at a time, in the order they came. */
export interface Limiter {
  run<T>(task: () => Promise<T>): Promise<T>
}

/**
 * A limiter to share among all models of one endpoint.
 * @throws RangeError unless `most` is a whole number of at least 1.
 */
export function limiter(most: number): Limiter {
  if (!Number.isInteger(most) || most < 1)
    throw new RangeError(`limiter: expected a whole number >= 1, got ${most}`)
  const waiting: (() => void)[] = []
  let running = 0
  const release = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return {
    async run(task) {
      // A slot that is released goes straight to the next in line, so `running` stays as it is then.
      if (running >= most) await new Promise<void>((resume) => waiting.push(resume))
      else running += 1
      try {
        return await task()
      } finally {
        release()
      }
    },
  }
}

/** An LM whose requests pass through a limiter. */
export function withLimit(lm: LM, limit: Limiter): LM {
  return { id: lm.id, generate: (request) => limit.run(() => lm.generate(request)) }
}
