/** Waits by what a provider says is left. */
import { expect, it } from 'vitest'
import { toldAllowance } from './told-allowance.ts'

/** An endpoint that answered request 10, which started at 0 ms, at 100 ms. */
function told(allowance: { remaining: number; limit?: number; resetMs: number }) {
  let time = 100
  const { told, wait } = toldAllowance(() => time)
  told({ at: 0, index: 10 }, allowance)
  return {
    wait: (index: number, at = 100) => wait({ at, index }),
    tell: told,
    pass(ms: number) {
      time += ms
    },
  }
}

it('holds nothing back while plenty is left, or nothing is known', () => {
  expect(told({ remaining: 50, limit: 100, resetMs: 10_000 }).wait(12)).toBe(0)
  expect(told({ remaining: 9, resetMs: 10_000 }).wait(10)).toBe(0)
  expect(toldAllowance(() => 0).wait({ at: 0, index: 5 })).toBe(0)
})

it('spreads what is left over the time to the reset, counting those under way', () => {
  const { wait } = told({ remaining: 7, limit: 200, resetMs: 12_000 })
  expect(wait(10)).toBe(2000)
  expect(wait(13)).toBe(4000)
  expect(wait(17)).toBe(12_000)
})

it('ends with the reset', () => {
  const { wait, pass } = told({ remaining: 0, limit: 200, resetMs: 12_000 })
  expect(wait(11)).toBe(12_000)
  pass(12_000)
  expect(wait(11)).toBe(0)
})

it('counts what comes back in the meantime', () => {
  const { wait, tell } = told({ remaining: 2, limit: 200, resetMs: 20_000 })
  // In 1000 ms, 10 requests were sent and as many came back: one each 100 ms.
  tell({ at: 1000, index: 20 }, { remaining: 2, limit: 200, resetMs: 20_000 })
  expect(wait(25)).toBe(100)
})

it('takes no hint for longer than a minute', () => {
  expect(told({ remaining: 0, limit: 200, resetMs: 1.7e12 }).wait(11)).toBe(60_000)
})

it('goes by the newest request, not by the newest answer', () => {
  const { wait, tell } = told({ remaining: 0, limit: 200, resetMs: 5000 })
  tell({ at: -5, index: 9 }, { remaining: 150, limit: 200, resetMs: 100 })
  expect(wait(10)).toBe(5000)
})
