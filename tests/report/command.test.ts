/** `runs report` as it is typed. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder, whetstone } from '../cli/run.ts'
import { readXml } from './xml.ts'

const model = ['--model', 'simulated/gpt-5-nano', '--limit', '4', '--json']

it('writes a page beside the store, the others to stdout or where -o says', async () => {
  const cwd = temporaryFolder()
  const { run } = JSON.parse((await whetstone(['eval', 'hmw', ...model], { cwd })).out)
  const page = await whetstone(['runs', 'report', 'latest'], { cwd })
  expect(page).toMatchObject({ code: 0, out: `${join(cwd, 'runs', 'exports', `${run}.html`)}\n` })
  expect(readFileSync(page.out.trim(), 'utf8')).toMatch(/^<!doctype html>/)

  const lines = await whetstone(['runs', 'report', 'latest', '--format', 'jsonl'], { cwd })
  expect(
    lines.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).index),
  ).toEqual([0, 1, 2, 3])

  const told = await whetstone(['runs', 'report', 'latest', '-o', 'out/junit.xml', '--json'], { cwd })
  expect(JSON.parse(told.out)).toMatchObject({
    path: join(cwd, 'out', 'junit.xml'),
    format: 'junit',
    runs: [run],
  })
  expect(readXml(readFileSync(join(cwd, 'out', 'junit.xml'), 'utf8')).length).toBeGreaterThan(4)
})

it.each([
  { argv: ['nowhere'], says: /nowhere/ },
  { argv: ['latest', '--format', 'pdf'], says: /pdf.*html, markdown, csv, json, jsonl, junit/s },
  {
    argv: ['latest', '-o', 'x.htm'],
    says: /x\.htm: expected a name that ends in \.html.*\.xml, got \.htm; .*--format/,
  },
  { argv: ['latest', '-o', 'x.pdf'], says: /x\.pdf: .*got \.pdf/ },
  { argv: ['latest', 'latest~1'], says: /expected runs of the same task, got solutions and hmw/ },
  { argv: ['latest', '-o', 'file/report.html'], says: /file\/report\.html: expected a place to write to/ },
])('refuses $argv', async ({ argv, says }) => {
  const cwd = temporaryFolder()
  await whetstone(['eval', 'hmw', ...model], { cwd })
  await whetstone(['eval', 'solutions', ...model], { cwd })
  await whetstone(['runs', 'report', 'latest', '-o', 'file', '--format', 'csv'], { cwd })
  const { code, out, err } = await whetstone(['runs', 'report', ...argv], { cwd })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(says)
  expect(existsSync(join(cwd, 'runs', 'exports'))).toBe(false)
})
