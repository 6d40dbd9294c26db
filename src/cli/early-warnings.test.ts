/** Warnings wait only with `--json`, and only until there is more to say. */
import { expect, it } from 'vitest'
import { earlyWarnings } from './early-warnings.ts'

function telling(json: boolean) {
  const said: string[] = []
  return { said, warnings: earlyWarnings({ json }, (text) => void said.push(text)) }
}

it('are said at once to people', () => {
  const { said, warnings } = telling(false)
  warnings.add('a')
  expect(said).toEqual(['warning: a'])
  warnings.tell()
  expect(warnings.take()).toEqual([])
  expect(said).toHaveLength(1)
})

it('are said to programs when the command is at work, and from then on at once', () => {
  const { said, warnings } = telling(true)
  warnings.add('a')
  warnings.add('b')
  expect(said).toEqual([])
  warnings.tell()
  warnings.add('c')
  expect(said).toEqual(['warning: a', 'warning: b', 'warning: c'])
})

it('are taken into the document of an error, and said no more', () => {
  const { said, warnings } = telling(true)
  warnings.add('a')
  expect(warnings.take()).toEqual(['a'])
  warnings.tell()
  expect(said).toEqual([])
})
