/** The hand-made history answers as the store does. */
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeRun } from './fake-browser.ts'

describe('the fake history', () => {
  it('filters and pages', () => {
    const runId = fakeRun().id
    expect(fakeBrowser().countRows({ runId, which: 'errors' })).toBe(1)
    expect(fakeBrowser().rows({ runId, text: 'TRANSIT', offset: 1, limit: 1 })).toMatchObject([{ index: 4 }])
  })
})
