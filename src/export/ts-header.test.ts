/** The header comment: provenance in a few lines, whatever the lineage holds. */
import { describe, expect, it } from 'vitest'
import type { ExportAbout } from './about.ts'
import { headerComment } from './ts-header.ts'

const hash = '0123456789ab'.padEnd(64, '0')
const header = (about: Omit<Partial<ExportAbout>, 'name'> & { name?: string }, notes: string[] = []) =>
  headerComment({ name: 'hmw-demo', hash, lineage: null, ...about }, notes).split('\n')

const lineage = {
  optimizer: 'labeled-few-shot',
  options: { k: 8, seed: 0 },
  trainset: { path: 'hmw.train.jsonl', hash, size: 44 },
  parent: hash,
  versions: { whetstone: '0.1.0' },
  createdAt: '2026-11-23T00:00:00.000Z',
}
const score = {
  score: 0.8,
  ci: [0.7, 0.9] as const,
  metric: 'quality',
  n: 84,
  model: 'openai/a',
  run: 'r1',
  simulated: false,
}

describe('headerComment', () => {
  it('tells name, hash, lineage, score and notes', () => {
    expect(header({ lineage, score }, ['First.', 'Second.'])).toEqual([
      '/**',
      ' * The program hmw-demo, exported by Whetstone: no dependencies. Do not edit it, export it again.',
      ' *',
      ` * Hash: ${hash}`,
      ' * Lineage: labeled-few-shot, k 8, seed 0',
      ' * From: trainset path hmw.train.jsonl, hash 0123456789ab, size 44, parent 0123456789ab, createdAt',
      ' *   2026-11-23T00:00:00.000Z',
      ' * Score: 0.8 (95 % interval 0.7 to 0.9) by quality on 84 examples, openai/a, run r1',
      ' *',
      ' * Notes:',
      ' * - First.',
      ' * - Second.',
      ' */',
    ])
  })

  it.each<[string, Omit<Partial<ExportAbout>, 'name'>, string]>([
    ['no lineage', { lineage: null }, ' * Lineage: as declared, not compiled'],
    ['an empty lineage', { lineage: {} }, ' * From: not recorded'],
    [
      'a lineage of another kind',
      { lineage: { optimizer: 7, options: [1], trainset: 'x' } },
      ' * Lineage: not recorded',
    ],
    ['no score', { score: null }, ' * Score: not measured'],
    [
      'a score without interval',
      { score: { ...score, ci: null } },
      ' * Score: 0.8 by quality on 84 examples, openai/a, run r1',
    ],
    [
      'simulated models by part',
      { score: { ...score, ci: null, model: { a: 'x', b: 'y' }, simulated: true } },
      ' * Score: 0.8 by quality on 84 examples, a x, b y, run r1, simulated',
    ],
  ])('tells of %s', (_name, about, line) => {
    expect(header(about)).toContain(line)
  })

  it('cannot be left by what it tells', () => {
    const evil = '*/ evil()'
    const told = header({ name: evil, hash: evil, lineage: { optimizer: evil, [evil]: evil } }, [
      `${evil}\n${evil}`,
    ])
    expect(told.join('\n').match(/\*\//g)).toHaveLength(1)
  })
})
