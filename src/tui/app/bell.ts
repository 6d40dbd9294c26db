/** Tells the program that something it waits for is there. */

/** Rings for at most one listener. */
export interface Bell {
  readonly ring: () => void
  /** The result stops listening. */
  readonly listen: (heard: () => void) => () => void
}

/** A bell that nobody listens to yet; what rang before is heard by the first listener. */
export function createBell(): Bell {
  let listener: (() => void) | undefined
  let isMissed = false
  return {
    ring: () => {
      isMissed = listener === undefined
      listener?.()
    },
    listen: (heard) => {
      listener = heard
      if (isMissed) heard()
      isMissed = false
      return () => {
        listener = undefined
      }
    },
  }
}
