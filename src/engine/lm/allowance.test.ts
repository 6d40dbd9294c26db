/** What is left of a rate limit, read from the headers of an answer. */
import { expect, it } from 'vitest'
import { allowanceOf } from './allowance.ts'

const headers = (told: Record<string, string>) =>
  new Headers(Object.entries(told).map(([name, value]): [string, string] => [`x-ratelimit-${name}`, value]))

it.each([
  [
    'requests',
    { 'limit-requests': '500', 'remaining-requests': '499', 'reset-requests': '120ms' },
    { remaining: 499, limit: 500, resetMs: 120 },
  ],
  [
    'no limit',
    { 'remaining-requests': '3', 'reset-requests': '6m0s' },
    { remaining: 3, limit: undefined, resetMs: 360_000 },
  ],
  [
    'tokens, as requests like this one',
    { 'limit-tokens': '30000', 'remaining-tokens': '2999', 'reset-tokens': '1.5s' },
    { remaining: 2, limit: 30, resetMs: 1500 },
  ],
  [
    'the scarcer of both',
    {
      ...{ 'remaining-requests': '9', 'reset-requests': '1s' },
      ...{ 'remaining-tokens': '8000', 'reset-tokens': '2s' },
    },
    { remaining: 8, limit: undefined, resetMs: 2000 },
  ],
  ['nothing', {}, undefined],
  ['no time', { 'remaining-requests': '9' }, undefined],
  ['what cannot be read', { 'remaining-requests': 'many', 'reset-requests': '1s' }, undefined],
  ['a time that cannot be read', { 'remaining-requests': '9', 'reset-requests': 'soon' }, undefined],
])('reads %s', (_, told, allowance) => {
  expect(allowanceOf(headers(told), 1000)).toEqual(allowance)
})
