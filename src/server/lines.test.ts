/** Lines that go out together. */
import { expect, it } from 'vitest'
import { batchedLines } from './lines.ts'

it('writes the lines of one turn at once, in order, and nothing twice', async () => {
  const written: string[] = []
  const lines = batchedLines((text) => written.push(text))
  lines.write('a\n')
  lines.write('b\n')
  expect(written).toEqual([])
  await expect.poll(() => written).toEqual(['a\nb\n'])
  lines.write('c\n')
  lines.flush()
  lines.flush()
  await new Promise((resolve) => setImmediate(resolve))
  expect(written).toEqual(['a\nb\n', 'c\n'])
})
