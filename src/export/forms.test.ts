/** Modules that ask in several forms: strict TypeScript, with no more than their forms need. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { jsonAdapter, predict, program, signature, xmlAdapter } from '../engine/index.ts'
import { formats } from './index.ts'

const about = { hash: 'abc', lineage: null }
const own = signature('question, note: string? -> answer, topics: string[]')
const json = predict(own, { adapter: jsonAdapter })
const xml = predict(own, { adapter: xmlAdapter })
const mixed = program({ name: 'mixed', parts: { json, xml, chat: predict(own) }, forward: async () => 1 })
const programs = { json, xml, mixed }

it('type-checks in strict mode and holds nothing unused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-export-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const files = Object.entries(programs).flatMap(([name, one]) =>
    ['ts', 'openai'].map((to) => {
      const file = join(folder, `${name}.${to}.ts`)
      writeFileSync(file, formats[to]?.write(one, about) ?? '')
      return file
    }),
  )
  const flags =
    '--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --erasableSyntaxOnly --noUnusedLocals --noUnusedParameters --target es2022 --lib es2022 --module nodenext'
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))
  const { stdout, status } = spawnSync(process.execPath, [tsc, ...flags.split(' '), ...files], {
    cwd: folder,
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
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
