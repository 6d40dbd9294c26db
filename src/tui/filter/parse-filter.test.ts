/** Filter expressions: what they mean, and what is said about those that mean nothing. */
import { describe, expect, it } from 'vitest'
import type { Term } from '../workbench.ts'
import { type FilterField, pairFields, rowFields, runFields } from './fields.ts'
import { parseFilter, quoted } from './parse-filter.ts'

describe('parseFilter', () => {
  it.each<{ text: string; terms: readonly Term[]; fields?: readonly FilterField[] }>([
    { text: '', terms: [] },
    { text: '  !  ~ ', terms: [] },
    { text: 'lima', terms: [{ field: 'text', op: 'holds', value: 'lima' }] },
    {
      text: 'two words',
      terms: [
        { field: 'text', op: 'holds', value: 'two' },
        { field: 'text', op: 'holds', value: 'words' },
      ],
    },
    { text: '"two words"', terms: [{ field: 'text', op: 'holds', value: 'two words' }] },
    { text: '"still open', terms: [{ field: 'text', op: 'holds', value: 'still open' }] },
    { text: '"a:b"', terms: [{ field: 'text', op: 'holds', value: 'a:b' }] },
    { text: '3:4', terms: [{ field: 'text', op: 'holds', value: '3:4' }] },
    { text: '!lima', terms: [{ field: 'text', op: 'holds', value: 'lima', isInverse: true }] },
    { text: '~lma', terms: [{ field: 'text', op: 'fuzzy', value: 'lma' }] },
    { text: '!~lma', terms: [{ field: 'text', op: 'fuzzy', value: 'lma', isInverse: true }] },
    { text: 'score:<0.5', terms: [{ field: 'score', op: '<', value: 0.5 }] },
    { text: 'score:>=50%', terms: [{ field: 'score', op: '>=', value: 0.5 }] },
    { text: 'score:1', terms: [{ field: 'score', op: '=', value: 1 }] },
    { text: '!score:1', terms: [{ field: 'score', op: '=', value: 1, isInverse: true }] },
    { text: 'error:*', terms: [{ field: 'error', op: 'exists', value: '' }] },
    { text: 'error:rate_*', terms: [{ field: 'error', op: '=', value: 'rate_*' }] },
    { text: 'flip:down', terms: [{ field: 'flip', op: '=', value: 'down' }] },
    { text: 'flip:d', terms: [{ field: 'flip', op: '=', value: 'down' }] },
    { text: 'flip:*', terms: [{ field: 'flip', op: 'exists', value: '' }] },
    { text: 'model:mini', terms: [{ field: 'model', op: 'holds', value: 'mini' }] },
    { text: 'model:=mini', terms: [{ field: 'model', op: '=', value: 'mini' }] },
    { text: 'cached:yes', terms: [{ field: 'cached', op: '=', value: 1 }] },
    { text: 'cached:FALSE', terms: [{ field: 'cached', op: '=', value: 0 }] },
    { text: 'id:17', terms: [{ field: 'index', op: '=', value: 17 }] },
    { text: 'id:=17', terms: [{ field: 'id', op: '=', value: '17' }] },
    { text: 'id:transit', terms: [{ field: 'id', op: 'holds', value: 'transit' }] },
    { text: 'cost:>$0.01', terms: [{ field: 'cost', op: '>', value: 0.01 }] },
    { text: 'latency:>2s', terms: [{ field: 'latency', op: '>', value: 2000 }] },
    { text: 'latency:<900ms', terms: [{ field: 'latency', op: '<', value: 900 }] },
    { text: 'latency:>1m', terms: [{ field: 'latency', op: '>', value: 60_000 }] },
    { text: 'meta.domain:health', terms: [{ field: 'meta.domain', op: '=', value: 'health' }] },
    {
      text: 'meta.domain:"public health"',
      terms: [{ field: 'meta.domain', op: '=', value: 'public health' }],
    },
    { text: 'meta.year:>2020', terms: [{ field: 'meta.year', op: '>', value: 2020 }] },
    { text: 'metric.strict:<1', terms: [{ field: 'metric.strict', op: '<', value: 1 }] },
    {
      text: 'task:hmw status:done',
      fields: runFields,
      terms: [
        { field: 'task', op: 'holds', value: 'hmw' },
        { field: 'status', op: '=', value: 'done' },
      ],
    },
    { text: 'points:<-0.2', fields: pairFields, terms: [{ field: 'points', op: '<', value: -0.2 }] },
  ])('$text', ({ text, terms, fields = rowFields }) => {
    expect(parseFilter(text, fields)).toEqual({ terms })
  })

  it.each([
    { text: 'scroe:<1', problem: 'no field scroe: there are score error flip' },
    { text: 'meta.:x', problem: 'no field meta' },
    { text: 'score:', problem: 'score: a number, as score:<0.5 or <50%' },
    { text: 'score:<x', problem: 'score: a number' },
    { text: 'score:<5apples', problem: 'score: a number' },
    { text: 'latency:>2h', problem: 'latency: a number, as latency:>2s or >900ms' },
    { text: 'flip:sideways', problem: 'flip: up, down or *' },
    { text: 'cached:maybe', problem: 'cached: yes or no' },
    { text: 'error:', problem: 'error: a text, error:=exactly or error:*' },
    { text: 'model:<mini', problem: 'model:< a number' },
  ])('$text is told: $problem', ({ text, problem }) => {
    expect(parseFilter(text, rowFields)).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('quoted', () => {
  it.each(['plain', 'public health', 'a:b'])('%s is read back as it was', (value) => {
    expect(parseFilter(`meta.key:${quoted(value)}`, rowFields)).toEqual({
      terms: [{ field: 'meta.key', op: '=', value }],
    })
  })
})
