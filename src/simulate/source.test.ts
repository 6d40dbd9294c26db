/** The simulator holds no text of the shipped datasets, and its parts import nothing of other folders. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = globSync('src/simulate/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'))
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8')

/** Runs of six words: long enough that two people hardly write the same by chance. */
function runs(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? []
  return new Set(words.slice(5).map((_, at) => words.slice(at, at + 6).join(' ')))
}

describe('the source', () => {
  it('shares no run of six words with any dataset', () => {
    const own = runs(sources.map(textOf).join('\n'))
    const datasets = runs(globSync('datasets/*.jsonl', { cwd: root }).map(textOf).join('\n'))
    expect(own.size).toBeGreaterThan(1_000)
    expect([...own].filter((run) => datasets.has(run))).toEqual([])
  })

  it.each(sources)('imports nothing from other folders: %s', (path) => {
    const depth = path.split('/').length - 3
    const imported = [...textOf(path).matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, from = '']) => from)
    const outside = imported.filter(
      (from) =>
        !/^(?:node:|gpt-tokenizer\/encoding\/)/.test(from) &&
        (!from.startsWith('.') || from.startsWith('../'.repeat(depth + 1))),
    )
    expect(outside).toEqual([])
  })
})
