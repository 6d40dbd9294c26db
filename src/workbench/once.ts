/** Makes something the first time it is asked for. */

/**
 * The same promise for every caller; `isStarted` tells whether anybody asked. What failed is made anew for who asks
 * next: a service must not carry a fault of its first second with it for ever.
 */
export function once<T>(make: () => Promise<T>): (() => Promise<T>) & { isStarted(): boolean } {
  let made: Promise<T> | undefined
  const get = () => {
    const making = made ?? make()
    if (made === undefined) {
      made = making
      making.catch(() => {
        if (made === making) made = undefined
      })
    }
    return making
  }
  return Object.assign(get, { isStarted: () => made !== undefined })
}
