/** The shipped datasets: sizes, shape, sound labels, no doubles, and cards that tell the truth about the files. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allExamples, findLeaks, openDataset } from '../src/data/index.ts'
import { checkFields, type Example, type Field } from '../src/engine/index.ts'
import type { Metric, ScoredResult, Task } from '../src/evaluate/index.ts'
import { hmwQualityStrict, hmwTask, solutionsQuality, solutionsTask } from '../src/generators/index.ts'

const folder = fileURLToPath(new URL('../datasets', import.meta.url))

const size = z.int().nonnegative()
const cardSchema = z.strictObject({
  name: z.string(),
  description: z.string().min(40),
  source: z.string().regex(/written by hand for this project/i),
  licence: z.literal('MIT'),
  language: z.literal('English'),
  fields: z.strictObject({
    inputs: z.record(z.string(), z.string()),
    labels: z.record(z.string(), z.string()),
    metadata: z.record(z.string(), z.string()),
  }),
  files: z.record(z.string(), z.strictObject({ examples: size, sha256: z.hash('sha256') })),
  domains: z.record(z.string(), z.strictObject({ train: size, dev: size })),
})

/** What a dataset has to be. */
interface Expected {
  readonly name: string
  readonly task: Task
  /** True for labels that a person got right. */
  readonly isSound: Metric<never>
  readonly least: { readonly train: number; readonly dev: number; readonly domains: number }
  /** How many items each input lists. */
  readonly lists: Readonly<Record<string, readonly [number, number]>>
}

const context = { insights: [3, 6], metrics: [2, 4], jtbds: [2, 4] } as const
const datasets: Expected[] = [
  {
    name: 'hmw',
    task: hmwTask,
    isSound: hmwQualityStrict,
    least: { train: 40, dev: 80, domains: 12 },
    lists: context,
  },
  {
    name: 'solutions',
    task: solutionsTask,
    isSound: solutionsQuality,
    least: { train: 16, dev: 40, domains: 12 },
    lists: { ...context, hmws: [2, 4] },
  },
]

async function read({ program, prepare }: Task, path: string | undefined): Promise<Example[]> {
  return allExamples(await openDataset(path ?? '', { signature: program.signature, prepare }))
}

describe.each(datasets)('$name', async ({ name, task, isSound, least, lists }) => {
  const train = await read(task, task.train)
  const dev = await read(task, task.dev)
  const all = [...train, ...dev]
  const card = cardSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.card.json`), 'utf8')))

  it('is large and varied enough', () => {
    expect(train.length).toBeGreaterThanOrEqual(least.train)
    expect(dev.length).toBeGreaterThanOrEqual(least.dev)
    for (const examples of [train, dev]) {
      expect(new Set(examples.map(domainOf)).size).toBeGreaterThanOrEqual(least.domains)
    }
  })

  it('has an id of its own for each example, over both files', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  it.each(all)('$id: context, labels and language are in order', async (example) => {
    for (const [field, [low, high]] of Object.entries(lists)) {
      const items = example.inputs[field] as string[]
      expect(items.length, field).toBeGreaterThanOrEqual(low)
      expect(items.length, field).toBeLessThanOrEqual(high)
      expect(new Set(items).size, `${field} without doubles`).toBe(items.length)
    }
    expect(checkFields(outputsOf(task), example.labels).problems).toEqual([])
    const { score, feedback } = (await isSound(example, example.labels as never)) as ScoredResult
    expect(Number(score), feedback).toBe(1)
    expect(JSON.stringify(example)).toMatch(/^[\x20-\x7e]+$/)
    expect(textsOf(example).filter((text) => /^\s|\s$|\s{2}|\b(\w+) (?!had)\1\b/i.test(text))).toEqual([])
  })

  it('asks and answers nothing twice', () => {
    expect(findLeaks(train, dev)).toEqual([])
    expect(nearDoubles(all)).toEqual([])
  })

  it('has a card that describes these files and no others', () => {
    const files = Object.entries({ train, dev }).map(([set, examples]) => {
      const path = (set === 'train' ? task.train : task.dev) ?? ''
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
      return [basename(path), { examples: examples.length, sha256 }]
    })
    expect(card.files).toEqual(Object.fromEntries(files))
    expect(card.name).toBe(name)
  })

  it('has a card that counts its domains', () => {
    const count = (examples: Example[], domain: string) =>
      examples.filter((e) => domainOf(e) === domain).length
    const domains = [...new Set(all.map(domainOf))].toSorted()
    const counted = domains.map((domain) => [
      domain,
      { train: count(train, domain), dev: count(dev, domain) },
    ])
    expect(card.domains).toEqual(Object.fromEntries(counted))
  })

  it('has a card that names every field that is written', () => {
    for (const group of ['inputs', 'labels', 'metadata'] as const) {
      const written = new Set(all.flatMap((example) => Object.keys(example[group] ?? {})))
      written.delete('context_summary')
      expect(Object.keys(card.fields[group]).toSorted(), group).toEqual([...written].toSorted())
    }
  })
})

it('a lightly edited copy counts as a double', async () => {
  const [first, second] = (await read(hmwTask, hmwTask.dev)) as [Example, Example]
  const edit = (text: string) =>
    text.replace(/\w+/g, (word, at: number) => (at % 5 === 0 ? 'other' : word.toUpperCase()))
  const [insight = '', ...others] = first.inputs.insights as string[]
  const copy = {
    ...first,
    id: 'copy',
    inputs: { ...first.inputs, insights: [...others, edit(insight)], count: 3 },
  }
  expect(nearDoubles([first, second, copy])).toEqual([`copy is much like ${first.id}`])
})

/** Pairs that share more than a tenth of their runs of three words; unrelated notes share a twentieth at most. */
function nearDoubles(examples: readonly Example[]): string[] {
  const runs = examples.map((example) => ({ id: example.id, runs: wordRuns(example) }))
  return runs.flatMap((one, i) =>
    runs.slice(0, i).flatMap((other) => {
      const shared = one.runs.intersection(other.runs).size
      return shared > Math.min(one.runs.size, other.runs.size) / 10
        ? [`${one.id} is much like ${other.id}`]
        : []
    }),
  )
}

function wordRuns({ inputs }: Example): Set<string> {
  const written = [inputs.insights, inputs.metrics, inputs.jtbds, inputs.hmws].flat().join(' ')
  const words = written.toLowerCase().match(/[a-z0-9']+/g) ?? []
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`))
}

function domainOf({ metadata }: Example): string {
  return String(metadata?.domain)
}

/** The outputs of every predictor: labels hold them all. */
function outputsOf({ program }: Task): Field[] {
  return Object.values(program.predictors).flatMap(({ signature }) => [...signature.outputs])
}

/** Every text that a person wrote. */
function textsOf({ inputs, labels }: Example): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
  }
  return texts({ inputs, labels })
}
