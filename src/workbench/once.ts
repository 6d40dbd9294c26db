/** Makes something the first time it is asked for. */

/** The same promise for every caller; `isStarted` tells whether anybody asked. */
export function once<T>(make: () => Promise<T>): (() => Promise<T>) & { isStarted(): boolean } {
  let made: Promise<T> | undefined
  const get = () => {
    made ??= make()
    return made
  }
  return Object.assign(get, { isStarted: () => made !== undefined })
}
