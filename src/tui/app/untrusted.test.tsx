/** What models and data sets write steers neither the terminal nor the layout. */
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { fakeBrowser, fakeCall, fakeRow, fakeRun } from '../testing/fake-browser.ts'
import { fakeDataset, fakeProgram } from '../testing/fake-kept.ts'
import { show } from '../testing/show.tsx'

const hostile = [
  'start\x1b[2J\x1b[H\x1b[31mred',
  '\x1b]52;c;aGVsbG8=\x07\x1b]0;title\x1b\\',
  '\u009b31m\u009d52;c;aGk=\u009c',
  'a\u202eb\u2066c\u200f\u061c',
  '\x08\x08\x00\x7f\rback',
  '\x1b]8;;http://evil\x07link\x1b]8;;\x07',
].join(' ')
const wide = '漢字テキスト 👨\u200d👩\u200d👧 ❤\ufe0f 👍🏽 1\ufe0f\u20e3 e\u0301 🇩🇪 \u3164'
const both = `${hostile}\n${wide}`

const id = '20261122T140215-4f2a'
const run = fakeRun({
  ...{ id, task: both, program: both, model: both, metric: both, datasetPath: both },
  error: { code: both, message: both },
})
const rows = [0, 5].map((index) => {
  const scores = { [both]: { value: 0.5, feedback: both, parts: { [both]: 1 } } }
  const error = index === 5 ? { code: both, message: both, at: both } : undefined
  const fields = { [both]: both, list: [both, both], deep: { [both]: [both] } }
  return fakeRow(index, {
    exampleId: both,
    prediction: fields,
    inputs: fields,
    labels: fields,
    scores,
    error,
  })
})
const messages = [{ role: 'user' as const, content: both }]
const calls = [fakeCall({ part: both, lm: both, text: both, messages, error: { code: both, message: both } })]
const programs = [fakeProgram({ name: both, task: both, optimizer: both, names: [both] })]
const card = { path: both, problems: [both], text: both }
const datasets = [
  fakeDataset('dev', {
    task: both,
    path: both,
    leaks: [both],
    card,
    examples: [{ id: both, inputs: { [both]: both }, labels: {} }],
  }),
]
const browser = fakeBrowser({ runs: [run, fakeRun({ id: 'b' })], rows, calls, programs, datasets })

const views = [
  { route: 'runs', keys: ['j'] },
  { route: `run/${id}`, keys: ['j'] },
  {
    route: `run/${id}`,
    keys: [
      '/',
      hostile.replaceAll('\x7f', '').replaceAll('\x08', '').replaceAll('\x1b', '').replaceAll(']', ''),
    ],
  },
  { route: `run/${id}/row/0`, keys: ['pgdn'] },
  { route: `run/${id}/row/5`, keys: ['tab'] },
  { route: `run/${id}/row/5`, keys: ['tab', 'tab'] },
  { route: `run/${id}/row/0`, keys: ['shift-tab', 'pgdn'] },
  { route: 'programs', keys: ['j'] },
  { route: 'programs', keys: ['enter', 'tab', 'tab'] },
  { route: 'data', keys: ['j'] },
  { route: 'data', keys: ['enter', 'tab'] },
  { route: `compare/${id}/${id}`, keys: ['f', 'd'] },
  { route: `compare/${id}/${id}`, keys: ['f', 'enter', 'd', 'tab'] },
  { route: `compare/${id}/${id}`, keys: ['f', 'j', 'enter', 'tab', 'tab', 'tab'] },
]
const cases = views.flatMap((view) => [60, 80, 140].map((columns) => ({ ...view, columns })))

describe('a hostile text', () => {
  it.each(cases)('stays text at $columns columns: $route, $keys', async ({ route, keys, columns }) => {
    const screen = await show({ browser, route, columns, rows: 40 })
    await screen.press(...keys)
    for (const frame of screen.frames()) {
      expect(frame.replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
      )
      // As escapes in JSON they may be read; that is what that view is for.
      expect(frame).not.toMatch(/(?<!\\u001b)\](52;c;aGVsbG8|8;;http)/)
      expect(frame.split('\n')).toHaveLength(39)
      expect(Math.max(...frame.split('\n').map((line) => stringWidth(line)))).toBeLessThan(columns)
    }
    screen.stop()
  })
})

describe('wide characters', () => {
  it('leave the columns after them in line', async () => {
    const long = fakeRow(0, { exampleId: `${wide} ${wide}` })
    const browser = fakeBrowser({
      rows: [fakeRow(1), long, fakeRow(2, { exampleId: '短' })].map((row, index) => ({ ...row, index })),
    })
    const screen = await show({ browser, route: `run/${fakeRun().id}`, columns: 140 })
    const lines = screen.frame().split('\n').slice(7, 10)
    const columnsTo = (line: string, part: RegExp) => stringWidth(line.slice(0, line.search(part)))
    expect(new Set(lines.map((line) => columnsTo(line, /[✓✗~] +\d/))).size).toBe(1)
    expect(new Set(lines.map((line) => columnsTo(line, /│/))).size).toBe(1)
    screen.stop()
  })
})
