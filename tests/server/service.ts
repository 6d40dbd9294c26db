/** The service of one test: closed after it. */
import { afterEach } from 'vitest'
import { openIn, type Service, type Situation } from './open-service.ts'

export { goodBody, hmwPath, type Service, type Situation, upstreamKey } from './open-service.ts'

const closing: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Runs after the test, the last first. */
export function afterTest(close: () => Promise<void> | void): void {
  closing.push(close)
}

/** Opens the service; retries do not wait, nothing is cached. */
export async function openService(situation: Situation = {}): Promise<Service> {
  const service = await openIn(situation)
  afterTest(service.close)
  return service
}

/** The error in an answer. */
export async function errorIn(answer: Response): Promise<Record<string, unknown>> {
  return ((await answer.json()) as { error: Record<string, unknown> }).error
}
