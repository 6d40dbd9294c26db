/** Files that are whole or not there, wherever they are written. */
import { execFileSync, spawn } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeChunks } from './write-chunks.ts'
import { writeWhole } from './write-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whetstone-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const writers = {
  writeWhole,
  writeChunks: async (path: string, text: string) => {
    await writeChunks(path, [text])
  },
}

it.each(Object.entries(writers))('%s makes folders and leaves nothing aside', async (_name, write) => {
  await write(join(folder, 'a', 'b', 'c.txt'), 'text')
  expect(readFileSync(join(folder, 'a', 'b', 'c.txt'), 'utf8')).toBe('text')
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['c.txt'])
})

it.each(Object.entries(writers))('%s writes what a link points at', async (_name, write) => {
  await write(join(folder, 'real.txt'), 'old')
  symlinkSync('real.txt', join(folder, 'link.txt'))
  await write(join(folder, 'link.txt'), 'new')
  expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('new')
})

it.each(Object.entries(writers))('%s writes into a pipe and does not replace it', async (_name, write) => {
  const pipe = join(folder, 'pipe')
  execFileSync('sh', ['-c', `mkfifo ${pipe}`])
  const reader = spawn('cat', [pipe])
  let text = ''
  reader.stdout.on('data', (chunk) => (text += chunk))
  const closed = new Promise((resolve) => reader.on('close', resolve))
  await write(pipe, 'through')
  await closed
  expect(text).toBe('through')
  expect(lstatSync(pipe).isFIFO()).toBe(true)
})

it('writes of one file at once do not meet', async () => {
  const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(10_000))
  await Promise.all(texts.map((text) => writeWhole(join(folder, 'x'), text)))
  expect(texts).toContain(readFileSync(join(folder, 'x'), 'utf8'))
  expect(readdirSync(folder)).toEqual(['x'])
})

it('refuses a folder', async () => {
  mkdirSync(join(folder, 'x'))
  await expect(writeWhole(join(folder, 'x'), '')).rejects.toMatchObject({ code: 'unwritable' })
})
