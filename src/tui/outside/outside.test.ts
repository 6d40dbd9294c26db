/** The clipboard sequence, and texts in programs of the user's: real ones, run by a real shell. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clipboardSequence } from './clipboard.ts'
import { openText, programFor } from './open-text.ts'
import { realOutside } from './outside.ts'

describe('the clipboard', () => {
  it('gets any text as base64', () => {
    const sequence = clipboardSequence('漢 ✓\n', false)
    const text = Buffer.from(sequence.slice('\x1b]52;c;'.length, -1), 'base64').toString()
    expect([sequence.slice(0, 7), text, sequence.at(-1)]).toEqual(['\x1b]52;c;', '漢 ✓\n', '\x07'])
  })

  it('is reached through tmux in both ways tmux knows', () => {
    const plain = clipboardSequence('a', false)
    expect(clipboardSequence('a', true)).toBe(`${plain}\x1bPtmux;\x1b${plain}\x1b\\`)
  })

  it('refuses more than terminals take', () => {
    expect(() => clipboardSequence('x'.repeat(80_000), false)).toThrow('at most 74994 bytes')
  })
})

describe('the bell', () => {
  it.each([
    [{ WHETSTONE_BELL: '1' }, ['\x07']],
    [{}, []],
  ])('with %o writes %j', (env, expected) => {
    const written: string[] = []
    const write = (text: string) => written.push(text)
    realOutside({ write, stdin: process.stdin, env, listen: undefined, redraw() {}, keep() {} }).ring()
    expect(written).toEqual(expected)
  })
})

describe('a program', () => {
  it.each([
    ['pager', {}, 'less'],
    ['pager', { PAGER: 'most -s' }, 'most -s'],
    ['editor', { EDITOR: 'nano' }, 'nano'],
    ['editor', { VISUAL: 'code --wait', EDITOR: 'nano' }, 'code --wait'],
    ['editor', { EDITOR: '' }, 'vi'],
  ] as const)('for the %s with %o is %s', (purpose, env, program) => {
    expect(programFor(purpose, env)).toBe(program)
  })

  it('gets the text as a file with the name, and what it leaves is read', async () => {
    const file = { in: 'editor', name: 'a b/../row.json', text: 'one\n' } as const
    const left = await openText(file, `sh -c 'echo "$0" >> "$0"'`)
    const [first, path = ''] = left.split('\n')
    expect(first).toBe('one')
    expect(path).toMatch(/whetstone-[^/]+\/a-b-..-row\.json$/)
    expect(existsSync(path)).toBe(false)
  })

  it('that is not there is named', async () => {
    const opened = openText({ in: 'pager', name: 'x.txt', text: '' }, 'no-such-program-here 2>/dev/null')
    await expect(opened).rejects.toThrow('no-such-program-here')
  })
})
