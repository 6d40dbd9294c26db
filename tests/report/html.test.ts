/** The page: its structure, what it says first, and hostile text that stays text. */
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../src/report/index.ts'
import type { RunsReport } from '../../src/workbench/index.ts'
import { failed, hostile, reportOn, scored, textOf } from './support.ts'

interface Element {
  readonly textContent: string
  getAttribute(name: string): string | null
}

/** The page and a way to look into it. */
async function pageOf(report: RunsReport, rows?: number) {
  const text = await textOf(htmlReport(report, { rows }))
  const { document } = parseHTML(text)
  const all = (selector: string) => [...document.querySelectorAll(selector)] as unknown as Element[]
  const texts = (selector: string) => all(selector).map(({ textContent }) => textContent)
  return { text, all, texts }
}

const domains = (i: number) => ({ metadata: { domain: i % 2 === 0 ? 'even' : 'odd', key: `unique-${i}` } })
const tenRows = (value: (i: number) => number) =>
  Array.from({ length: 10 }, (_, i) => scored(i, value(i), domains(i)))

describe('one run', () => {
  it('has the score first, two charts, slices, and every row folded with its calls, the lowest first', async () => {
    const report = await reportOn([...tenRows((i) => i / 10), failed(10, 'too slow')])
    const { text, all, texts } = await pageOf(report)
    expect(texts('h1')).toEqual(['capitals on simulated/model-1 scores 45.0 of 100 on exact.'])
    expect(all('svg').map((svg) => svg.getAttribute('aria-label'))).toEqual([
      'Rows by score',
      'Calls by latency',
    ])
    expect(texts('h3')).toContain('By domain')
    expect(texts('h3')).not.toContain('By key')
    expect(texts('.rows > details .s').slice(0, 3)).toEqual(['error', '0.0', '10.0'])
    expect(texts('.rows > details .why')[0]).toBe('timeout: too slow')
    expect(all('.rows > details')).toHaveLength(11)
    expect(all('.rows .in details.plain')).toHaveLength(11)
    expect(texts('#prompt-1 pre')).toEqual(['Answer in this form.', 'What is the capital of Italy?', 'Rome'])
    expect(text).not.toMatch(/https?:|\ssrc=|@import|url\(/)
  })

  it('says what it leaves out', async () => {
    const { all, text } = await pageOf(await reportOn(tenRows((i) => i / 10)), 3)
    expect(all('.rows > details')).toHaveLength(3)
    expect(text).toContain('3 of 10, errors and the lowest scores first; the other 7 are left out here')
  })

  it.each([
    { name: 'without rows', rows: [], headline: /has no score/ },
    { name: 'of errors only', rows: [failed(0, 'no'), failed(1, 'no')], headline: /has no score/ },
  ])('can be a run $name', async ({ rows, headline }) => {
    const { texts } = await pageOf(await reportOn(rows))
    expect(texts('h1')[0]).toMatch(headline)
  })
})

describe('several runs', () => {
  it('has the verdict of two first, then the difference, the cost and both predictions of each flip', async () => {
    const report = await reportOn(
      tenRows(() => 0),
      tenRows((i) => (i === 0 ? 0 : 1)),
    )
    const { texts, all } = await pageOf(report)
    expect(texts('h1')).toEqual([
      'Take simulated/model-2: it scores 90.0 points more than simulated/model-1 on exact, at the same cost (simulated prices).',
    ])
    expect(texts('#comparison .score span')).toEqual(['+90.0'])
    expect(all('#cost svg')).toHaveLength(1)
    expect(all('#flips > details')).toHaveLength(9)
    expect(texts('#flips .two > div > h3:first-child').slice(0, 2)).toEqual([
      'simulated/model-1: 0.0',
      'simulated/model-2: 100.0',
    ])
  })

  it('names the best of three and those it cannot be told from', async () => {
    const report = await reportOn(
      tenRows(() => 0),
      tenRows(() => 1),
      tenRows((i) => (i === 0 ? 0 : 1)),
    )
    const { texts, all } = await pageOf(report)
    expect(texts('h1')).toEqual([
      'simulated/model-2 has the highest score on exact, but cannot be told from simulated/model-3.',
    ])
    expect(all('#comparison tr')).toHaveLength(4)
  })
})

describe('hostile text', () => {
  it.each(hostile)('stays text: %j', async (text) => {
    const own = { exampleId: text, prediction: { [text]: text }, metadata: { [text]: text } }
    const row = (value: number) => scored(0, value, { ...own, scores: { exact: { value, feedback: text } } })
    const { all, text: page } = await pageOf(
      await reportOn([row(0), failed(1, text)], [row(1), failed(1, text)]),
    )
    expect(all('script, img, iframe, object, link, form, svg[onload], [onerror]')).toEqual([])
    expect(all('#flips > details')).toHaveLength(1)
    expect(all('.rows > details')).toHaveLength(4)
    expect(all('a').filter((link) => !link.getAttribute('href')?.startsWith('#'))).toEqual([])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/)
    expect(page.isWellFormed()).toBe(true)
  })

  it('shows what would act unseen', async () => {
    const { texts } = await pageOf(await reportOn([scored(0, 1, { prediction: { a: 'x\u202ey\u001bz' } })]))
    expect(texts('.unseen')).toEqual(['U+202E', 'U+001B'])
  })

  it('meets a policy that forbids everything but styles', async () => {
    const { all } = await pageOf(await reportOn([scored(0, 1)]))
    const [policy] = all('meta[http-equiv="Content-Security-Policy"]')
    expect(policy?.getAttribute('content')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'; img-src data:/,
    )
  })
})
