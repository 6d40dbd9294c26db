/** List and details fill the screen, at every size. */
import { describe, expect, it } from 'vitest'
import { gutter, paneLayout } from './pane-layout.ts'

describe('paneLayout', () => {
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
    const layout = paneLayout({ columns, width, height }, 4)
    const below = detail === 'below' ? layout.detailHeight + 1 : 0
    expect(layout.detail).toBe(detail)
    expect(4 + 1 + layout.list + below).toBe(height)
    expect(layout.list).toBeGreaterThanOrEqual(5)
    expect(detail === 'beside' ? layout.listWidth + gutter + layout.detailWidth : layout.listWidth).toBe(
      width,
    )
  })

  it.each([
    { alone: 'list', list: 35, listWidth: 99, detail: 'none', detailHeight: 0 },
    { alone: 'detail', list: 0, listWidth: 99, detail: 'alone', detailHeight: 36 },
  ] as const)('$alone alone', ({ alone, ...expected }) => {
    expect(paneLayout({ columns: 100, width: 99, height: 40 }, 4, alone)).toMatchObject({
      ...expected,
      hasDetail: true,
    })
    expect(paneLayout({ columns: 60, width: 59, height: 12 }, 4, alone)).toMatchObject({
      detail: 'none',
      hasDetail: false,
    })
  })
})
