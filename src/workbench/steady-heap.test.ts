/** The space for new objects, in a process of its own. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** Megabytes of the space for new objects after much was made and a part of it kept for a while. */
async function newSpace(isSteady: boolean): Promise<number> {
  const module = JSON.stringify(new URL('./steady-heap.ts', import.meta.url).href)
  const code = `import { getHeapSpaceStatistics } from 'node:v8'
    if (${isSteady}) (await import(${module})).steadyHeap()
    const kept = []
    for (let i = 0; i < 200_000; i += 1) {
      kept[i % 20_000] = Array(100).fill(i)
    }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20)`
  const flags = ['--no-warnings', '--input-type=module', '--eval', code]
  const { stdout } = await promisify(execFile)(process.execPath, flags)
  return Number(stdout)
}

it('grows no more once the heap is steady', async () => {
  const [steady, growing] = await Promise.all([newSpace(true), newSpace(false)])
  expect(growing).toBeGreaterThan(8)
  expect(steady).toBeLessThan(growing / 2)
})
