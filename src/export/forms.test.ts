/** Modules that ask in several forms: strict TypeScript, with no more than their forms need. */
import { expect, it } from 'vitest'
import { jsonAdapter, predict, program, signature, xmlAdapter } from '../engine/index.ts'
import { formats } from './index.ts'
import { typeChecked } from './test-support.ts'

const about = { hash: 'abc', lineage: null }
const own = signature('question, note: string? -> answer, topics: string[]')
const json = predict(own, { adapter: jsonAdapter })
const xml = predict(own, { adapter: xmlAdapter })
const mixed = program({ name: 'mixed', parts: { json, xml, chat: predict(own) }, forward: async () => 1 })
const programs = { json, xml, mixed }

it('type-checks in strict mode and holds nothing unused', () => {
  const modules = Object.entries(programs).flatMap(([name, one]) =>
    ['ts', 'openai'].map((to) => [`${name}.${to}.ts`, formats[to]?.write(one, about) ?? ''] as const),
  )
  expect(typeChecked(Object.fromEntries(modules))).toEqual({ stdout: '', status: 0 })
})

it('names the form of each step of a prompt', () => {
  const { adapter, steps } = JSON.parse(formats.prompt?.write(mixed, about) ?? '') as {
    adapter: string
    steps: { part: string; adapter?: string; rules?: object; responseFormat?: object }[]
  }
  expect(adapter).toBe('json')
  expect(steps.map((step) => [step.part, step.adapter, step.rules !== undefined])).toEqual([
    ['json', undefined, false],
    ['xml', 'xml', true],
    ['chat', 'chat', true],
  ])
  expect(steps.map(({ responseFormat }) => responseFormat !== undefined)).toEqual([true, false, false])
})
