/** Datasets as a whole: opened, checked once, kept or read again as a stream, and known by their content. */
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signature } from '../engine/index.ts'
import { allExamples, openDataset } from './dataset.ts'

const folder = mkdtempSync(join(tmpdir(), 'whetstone-dataset-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const known = signature({
  inputs: { code: z.string(), notes: z.array(z.string()), count: z.int().min(1).max(20).default(5) },
  outputs: { answer: z.string() },
})

describe('openDataset', () => {
  it('gives the examples that were checked as often as it is asked, whatever becomes of the file', async () => {
    const path = file('twice.jsonl', '{"id":"a","inputs":{}}\n{"id":"b","inputs":{}}\n')
    const dataset = await openDataset(path)
    expect(dataset.size).toBe(2)
    expect((await allExamples(dataset)).map(({ id }) => id)).toEqual(['a', 'b'])
    rmSync(path)
    expect((await allExamples(dataset)).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('knows the same examples in JSONL and CSV by one hash and the same ids', async () => {
    const jsonl = file(
      'same.jsonl',
      '{"labels": {"answer": "12"}, "inputs": {"count": 3, "code": "007", "notes": ["a, \\"b\\"", "c\\nd"]}}\n\n' +
        '{"id": "x", "inputs": {"code": "5", "notes": []}, "labels": {}, "metadata": {"year": 2026}}\n',
    )
    const csv = file(
      'same.csv',
      'inputs.code,labels.answer,inputs.notes,id,inputs.count,metadata.year\r\n' +
        '007,12,"[""a, \\""b\\"""", ""c\\nd""]",,3,\r\n5,,[],x,,2026\r\n',
    )
    const [first, second] = await Promise.all(
      [jsonl, csv].map((path) => openDataset(path, { signature: known })),
    )
    expect(await allExamples(second as never)).toEqual(await allExamples(first as never))
    expect(second?.hash).toBe(first?.hash)
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/)
    const other = file(
      'other.jsonl',
      '{"id": "x", "inputs": {"code": "5", "notes": []}, "metadata": {"year": 2027}}',
    )
    expect((await openDataset(other, { signature: known })).hash).not.toBe(first?.hash)
  })

  it('reads, checks and hashes no more than the limit', async () => {
    const path = file('limit.jsonl', '{"id":"a","inputs":{}}\n{"id":"b","inputs":{}}\nbroken\n')
    const dataset = await openDataset(path, { limit: 2 })
    const two = await openDataset(file('two.jsonl', '{"id":"a","inputs":{}}\n{"id":"b","inputs":{}}\n'))
    expect([dataset.size, dataset.hash]).toEqual([2, two.hash])
    expect(await allExamples(dataset)).toHaveLength(2)
    await expect(openDataset(path, { limit: 3 })).rejects.toThrow(`${path}:3: `)
  })

  it('names count out of range in a CSV file by line and field', async () => {
    const path = file('count.csv', 'inputs.code,inputs.notes,inputs.count\na,[],20\nb,[],21\n')
    const error = { code: 'invalid_dataset', details: { file: path, line: 3, field: 'inputs.count' } }
    await expect(openDataset(path, { signature: known })).rejects.toMatchObject(error)
  })
})

describe('openDataset refuses', () => {
  const empty = { code: 'empty_dataset', message: /expected at least one example, got none/ }

  it.each([
    {
      name: 'a missing file',
      path: join(folder, 'gone.jsonl'),
      code: 'dataset_not_found',
      message: /nothing there/,
    },
    { name: 'a folder', path: folder, code: 'dataset_not_found', message: /found a folder/ },
    { name: 'an empty file', path: file('empty.jsonl', ''), ...empty },
    { name: 'a file of blank lines', path: file('blank.jsonl', '\uFEFF\n \r\n'), ...empty },
    { name: 'an empty CSV file', path: file('empty.csv', ''), ...empty },
    { name: 'a CSV file without rows', path: file('header.CSV', 'id,inputs.q\n'), ...empty },
  ])('$name', async ({ path, code, message }) => {
    const opened = openDataset(path)
    await expect(opened).rejects.toMatchObject({ code, details: { file: path } })
    await expect(opened).rejects.toThrow(message)
  })

  it.each(['jsonl', 'csv'])('an id that stands twice in a %s file, naming both lines', async (format) => {
    const rows = { jsonl: '\n{"id":"a","inputs":{}}\n\n{"id":"a","inputs":{"q":1}}\n', csv: 'id\na\n\na\n' }
    const path = file(`twice-the-id.${format}`, rows[format as 'jsonl' | 'csv'])
    const error = await openDataset(path).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'invalid_dataset', details: { file: path, line: 4, field: 'id' } })
    expect((error as Error).message).toContain(
      `${path}:4: id: expected an id of its own, got \`a\`, that of line 2`,
    )
  })

  it('the same example without an id twice', async () => {
    const path = file('copies.jsonl', '{"inputs":{"q":1}}\n{"inputs":{"q":1}}\n')
    await expect(openDataset(path)).rejects.toThrow(/copies\.jsonl:2: id: .*line 1/)
  })

  it.each([0, -1, Number.NaN])('a limit of %d', async (limit) => {
    const path = file('fine.jsonl', '{"inputs":{}}')
    await expect(openDataset(path, { limit })).rejects.toMatchObject({ code: 'invalid_option' })
  })
})

describe('a file of 100 000 examples', () => {
  const text = 'a note that takes some room in memory. '.repeat(10)
  const lines = Array.from({ length: 100_000 }, (_, i) => `{"inputs":{"i":${i},"text":"${text}"}}\n`)
  const path = file('large.jsonl', lines.join(''))
  lines.length = 0

  it('is checked and read in flat memory', { timeout: 120_000 }, async () => {
    const heap: number[] = []
    let seen = 0
    const prepare = (inputs: Readonly<Record<string, unknown>>) => {
      seen += 1
      if (seen % 20_000 === 0) heap.push(heapAfterCollection())
      return inputs
    }
    const dataset = await openDataset(path, { prepare })
    for await (const _example of dataset.examples());
    expect([dataset.size, seen, heap.length]).toEqual([100_000, 200_000, 10])
    // Keeping the examples would take more than 40 MB a pass; the ids alone, to tell doubles, take some 10.
    expect(Math.max(...heap) - Math.min(...heap)).toBeLessThan(20e6)
  })

  it.runIf(existsSync('/proc/self/fd'))('is closed when the reader stops early', async () => {
    const csv = file('large.csv', `inputs.i\n${Array.from({ length: 100_000 }, (_, i) => i).join('\n')}\n`)
    for (const large of [path, csv]) await openDataset(large, { limit: 1 })
    await expect.poll(() => openFiles().filter((name) => [path, csv].includes(name))).toEqual([])
  })
})

/** What is still referred to, in bytes. */
function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  return process.memoryUsage().heapUsed
}

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)]
    } catch {
      return []
    }
  })
}
