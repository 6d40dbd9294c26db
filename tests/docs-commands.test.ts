/** Every command line in the documents is one that the command line takes; none is carried out. */
import { globSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { buildProgram } from '../src/cli/main.ts'

const root = new URL('../', import.meta.url)
const io = {
  ...{ env: {}, cwd: '/', out: () => {}, err: () => {}, isOutTty: false, isErrTty: false },
  ...{ onInterrupt: () => () => {}, exitNow: () => {} },
}

/** What calls `whetstone`: lines of shell blocks, up to a comment or the next command, and code within sentences. */
function commandLines(file: string): string[] {
  const text = readFileSync(new URL(file, root), 'utf8')
  const blocks = [...text.matchAll(/^```(?:sh|bash|yaml|yml)\n(.*?)^```/gms)].map(([, block = '']) => block)
  const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
  const inline = [...text.matchAll(/`((?:npx )?whetstone [^`…<[\n]*)`/g)].map(([, code = '']) => code)
  return [...lines, ...inline].flatMap((line) =>
    [...line.matchAll(/(?:npx |^)whetstone ([a-z][^#;&|>]*)/g)].map(([, words = '']) => words.trim()),
  )
}

/** The words of a shell line; quotes hold words together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

/** What the command line would refuse; empty for a line that it takes. */
function refusal(line: string): string {
  let command: Command = buildProgram(io, () => {})
  let words = wordsOf(line)
  for (let next = child(command, words); next !== undefined; next = child(command, words)) {
    command = next
    words = words.slice(1)
  }
  try {
    command.exitOverride().configureOutput({ writeErr: () => {} })
    const { unknown, operands } = command.parseOptions(words)
    return command.parent === null || unknown.length > 0 ? `${[...operands, ...unknown]}` : ''
  } catch (error) {
    return String(error)
  }
}

function child({ commands }: Command, [first]: readonly string[]): Command | undefined {
  return commands.find((command) => command.name() === first)
}

const files = globSync('{README.md,docs/*.md,docs/how-to/*.md}', { cwd: root })
const told = files.flatMap((file) => commandLines(file).map((line) => ({ file, line })))

it.each(told)('$file: whetstone $line', ({ line }) => {
  expect(refusal(line)).toBe('')
})

it('finds what is wrong', () => {
  expect(told.length).toBeGreaterThan(40)
  expect(refusal('eval hmw --modle gpt-5-nano')).toContain('--modle')
  expect(refusal('evaluate hmw')).toContain('evaluate')
  expect(refusal('eval hmw --limit none')).toContain('--limit')
})
