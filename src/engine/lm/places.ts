/** So many places for requests under way; who finds none waits in line. */
import { LmError } from '../errors.ts'

/** Places that are taken and given back. */
export interface Places {
  /** Waits for a place. @throws LmError `aborted` when the signal aborts first. */
  readonly take: (signal?: AbortSignal) => Promise<void>
  readonly giveBack: () => void
}

/** As many places as `width` says at the moment, given away in the order they were asked for. */
export function places(width: () => number): Places {
  const line = new Set<() => void>()
  let taken = 0
  const admit = () => {
    for (const enter of line) {
      if (taken >= width()) return
      line.delete(enter)
      taken += 1
      enter()
    }
  }
  return {
    take(signal) {
      if (line.size === 0 && taken < width() && !signal?.aborted) {
        taken += 1
        return Promise.resolve()
      }
      return new Promise((resolve, reject) => {
        const enter = () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        const leave = () => {
          line.delete(enter)
          reject(
            new LmError('aborted', 'the request was aborted while it waited in line', { retryable: false }),
          )
        }
        if (signal?.aborted) return leave()
        signal?.addEventListener('abort', leave, { once: true })
        line.add(enter)
        admit()
      })
    },
    giveBack() {
      taken -= 1
      admit()
    },
  }
}
