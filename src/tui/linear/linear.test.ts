/** Linear mode: what is said, what lines of input mean, and a session from end to end. */
import { Readable, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { resolveRoute } from '../app/resolve-route.ts'
import { parseRoute } from '../screen/route.ts'
import { fakeBrowser, fakeNow, fakeRun } from '../testing/fake-browser.ts'
import { asciiSigns } from '../theme/signs.ts'
import { pressesIn } from './commands.ts'
import { runLinear } from './run-linear.tsx'
import { linesOf, newsOf } from './spoken.ts'

describe('linesOf', () => {
  it('leaves out rules and empty lines', () => {
    expect(linesOf(' Runs  \n\n-----\n  |\n> 1 a')).toEqual([' Runs', '> 1 a'])
  })
})

describe('newsOf', () => {
  it.each([
    { before: ['A', '> 1', '  2'], after: ['A', '  1', '> 2'], news: ['> 2'] },
    { before: ['A', '> 1'], after: ['A', '> 1', 'a word'], news: ['> 1', 'a word'] },
    { before: ['A', '> 1'], after: ['B', '  1'], news: ['B', '  1'] },
  ])('from $before to $after', ({ before, after, news }) => {
    expect(newsOf(before, after, asciiSigns)).toEqual(news)
  })
})

describe('pressesIn', () => {
  it.each([
    { line: 'j', isTyping: false, names: ['j'] },
    { line: 'jj enter', isTyping: false, names: ['j', 'j', 'enter'] },
    { line: 'ctrl-d G', isTyping: false, names: ['ctrl-d', 'G'] },
    { line: '/a b', isTyping: false, names: ['/', 'ctrl-u', 'a', 'space', 'b', 'enter'] },
    { line: '', isTyping: false, names: [] },
    { line: 'yes', isTyping: true, names: ['y', 'e', 's', 'enter'] },
    { line: 'esc', isTyping: true, names: ['esc'] },
  ])('$line, typing: $isTyping', ({ line, isTyping, names }) => {
    expect(pressesIn(line, isTyping).map(({ name }) => name)).toEqual(names)
  })
})

describe('a session', () => {
  const browser = fakeBrowser()

  async function said(route: string, ...lines: string[]) {
    let text = ''
    const output = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      },
    })
    const input = Readable.from(lines.map((line) => `${line}\n`))
    const routes = resolveRoute(browser, parseRoute(route))
    await runLinear({ browser, routes, now: () => fakeNow, input, output })
    return text
  }

  it('says the view, then what each line changes', async () => {
    const text = await said('runs', 'enter', 'j', '/flip:down', 'q')
    expect(text).toMatch(/^ Whetstone > Runs +1 run\n/)
    expect(text).toContain('Whetstone > Runs > 4f2a')
    expect(text).toMatch(/^> +1 +hmw-dev-transit-1/m)
    expect(text.match(/hmw-dev-telehealth-0/g)).toHaveLength(1)
    expect(text).toContain('No earlier run of the same task')
    expect(text).toMatch(/^[ -~\n]+$/)
  })

  it('says all of it again on an empty line', async () => {
    const text = await said(`run/${fakeRun().id}`, '', 'q')
    expect(text.match(/hmw-dev-telehealth-0/g)).toHaveLength(2)
  })

  it('says what would be copied, and ends with its input', async () => {
    const text = await said(`run/${fakeRun().id}/row/1`, 'y')
    expect(text).toContain('"hmw_questions"')
  })
})
