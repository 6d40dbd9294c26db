/** Requests made up from `/openapi.json`: valid ones are answered, whatever else comes is refused as described. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openApiOf } from './openapi.ts'
import { openService, type Service } from './service.ts'

const paths = ['/api/intelligence/generate_hmw', '/api/intelligence/generate_solutions']
const asJson = { 'content-type': 'application/json' }

// One seed, so that a mistake of the simulated models never fails another day's run.
const asSeeded = { seed: 7, endOnFailure: true }

const opened = () =>
  openService({
    live: { model: 'simulated/gpt-5-mini' },
    app: { limits: { perMinute: 0 } },
    // Twenty solutions in rare characters take more tokens than are allowed by default.
    env: { OPENAI_MAX_TOKENS: '60000' },
  })
const post = async (
  { app }: Service,
  path: string,
  init: { headers: Record<string, string>; body: string },
) => app.request(path, { method: 'POST', ...init })

it.each(paths)('%s answers every valid request as promised', async (path) => {
  const service = await opened()
  const { bodies, broken } = await openApiOf(service)
  const property = fc.asyncProperty(bodies(path), async (body) => {
    const answer = await post(service, path, { headers: asJson, body: JSON.stringify(body) })
    expect(answer.status, await answer.clone().text()).toBe(200)
    expect(await broken(path, answer)).toBeUndefined()
  })
  await fc.assert(property, { ...asSeeded, numRuns: 60 })
})

it.each(paths)('%s refuses what is not valid as promised, and never fails', async (path) => {
  const service = await opened()
  const { bodies, broken } = await openApiOf(service)
  const spoilt = fc.tuple(bodies(path), fc.nat(), fc.jsonValue()).map(([body, place, value]) => {
    const text = JSON.stringify(body)
    const spots = [...text.matchAll(/[^:,[{]+/g)]
    const { index = 0, 0: found = '' } = spots[place % spots.length] ?? {}
    return text.slice(0, index) + JSON.stringify(value) + text.slice(index + found.length)
  })
  const body = fc.oneof(spoilt, fc.json(), fc.string({ unit: 'binary' }))
  const type = fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', 'x')
  const property = fc.asyncProperty(body, type, async (text, contentType) => {
    const answer = await post(service, path, { headers: { 'content-type': contentType }, body: text })
    expect([200, 422]).toContain(answer.status)
    expect(await broken(path, answer)).toBeUndefined()
  })
  await fc.assert(property, { ...asSeeded, numRuns: 300 })
})

it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is no method of a generator', async (method) => {
  const { app } = await opened()
  for (const path of paths) {
    const answer = await app.request(path, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  }
})
