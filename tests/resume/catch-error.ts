/** What a promise is rejected with. */
import { expect } from 'vitest'

/** The error; fails when there is none. */
export async function catchError(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeDefined()
  return error
}
