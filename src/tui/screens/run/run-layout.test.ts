/** The parts of a run's screen fill it, at every size. */
import { describe, expect, it } from 'vitest'
import { gutter, runLayout } from './run-layout.ts'

describe('runLayout', () => {
  it.each([
    { columns: 60, height: 12, detail: 'none' },
    { columns: 79, height: 40, detail: 'none' },
    { columns: 80, height: 12, detail: 'none' },
    { columns: 80, height: 21, detail: 'below' },
    { columns: 119, height: 60, detail: 'below' },
    { columns: 120, height: 12, detail: 'beside' },
    { columns: 250, height: 60, detail: 'beside' },
  ])('$columns x $height: details $detail', ({ columns, height, detail }) => {
    const width = columns - 1
    const layout = runLayout({ columns, width, height })
    const below = detail === 'below' ? layout.detailHeight + 1 : 0
    expect(layout.detail).toBe(detail)
    expect(4 + 1 + layout.list + below).toBe(height)
    expect(layout.list).toBeGreaterThanOrEqual(5)
    expect(detail === 'beside' ? layout.listWidth + gutter + layout.detailWidth : layout.listWidth).toBe(
      width,
    )
  })
})
