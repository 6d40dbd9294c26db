/** Markdown, CSV, JSON, JSONL and JUnit XML: what they hold, and hostile text that stays text. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csvReport, jsonlReport, jsonReport, junitReport, markdownReport } from '../../src/report/index.ts'
import { failed, hostile, reportOn, scored, textOf } from './support.ts'
import { readXml } from './xml.ts'

const hostileRows = () => [
  ...hostile.map((text, i) =>
    scored(i, 0.5, {
      exampleId: text,
      prediction: { answer: text },
      scores: { exact: { value: 0.5, feedback: text } },
    }),
  ),
  scored(hostile.length, 1),
  failed(hostile.length + 1, hostile.join('\n')),
]

describe('csv', () => {
  it('parses back to every row and value', async () => {
    const rows = hostileRows()
    const records: Record<string, string>[] = parse(await textOf(csvReport(await reportOn(rows))), {
      columns: true,
    })
    expect(records.map((record) => record.id)).toEqual(rows.map(({ exampleId }) => exampleId.toWellFormed()))
    expect(records.slice(0, hostile.length).map((record) => record['prediction.answer'])).toEqual(
      hostile.map((text) => text.toWellFormed()),
    )
    expect(records.at(-1)).toMatchObject({ score: '', error: expect.stringContaining('timeout: ') })
  })

  it.each([
    { text: '=HYPERLINK("x")', cell: '\'=HYPERLINK("x")' },
    { text: '@SUM(A1)', cell: "'@SUM(A1)" },
    { text: '-2+3', cell: "'-2+3" },
    { text: '-2.5', cell: '-2.5' },
    { text: '007', cell: '007' },
    { text: ' a, "b"\r\nc ', cell: ' a, "b"\r\nc ' },
  ])('keeps $text from being run', async ({ text, cell }) => {
    const report = await reportOn([scored(0, 1, { prediction: { answer: text } })])
    const [record]: Record<string, string>[] = parse(await textOf(csvReport(report)), { columns: true })
    expect(record?.['prediction.answer']).toBe(cell)
  })
})

describe('json and jsonl', () => {
  it('hold every row as stored', async () => {
    const report = await reportOn(hostileRows(), hostileRows())
    const stored = report.runs.flatMap(({ run }) => report.history.rows({ runId: run.id }))
    const lines = (await textOf(jsonlReport(report))).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(stored)))
    const document = JSON.parse(await textOf(jsonReport(report)))
    expect(document).toMatchObject({
      schemaVersion: 1,
      runs: [{ n: 10, errors: 1, metric: 'exact' }, { n: 10 }],
      comparisons: [{ pairs: 9, verdict: 'cannot_tell' }],
    })
    expect(document.runs.flatMap(({ rows }: { rows: unknown[] }) => rows)).toEqual(
      JSON.parse(JSON.stringify(stored)),
    )
  })

  it('are JSON for a run without rows', async () => {
    expect(JSON.parse(await textOf(jsonReport(await reportOn([]))))).toMatchObject({
      runs: [{ n: 0, rows: [] }],
    })
  })
})

describe('junit', () => {
  it('is well-formed, with a case a row, failures with feedback, errors apart', async () => {
    const report = await reportOn([scored(0, 1), scored(1, 0.5), failed(2, 'too slow')])
    const elements = readXml(await textOf(junitReport(report)))
    const named = (name: string) =>
      elements.filter((element) => element.name === name).map(({ attributes }) => attributes)
    expect(named('testsuite')).toMatchObject([{ tests: '3', failures: '1', errors: '1', skipped: '0' }])
    expect(named('testcase').map(({ name }) => name)).toEqual(['example-0', 'example-1', 'example-2'])
    expect(named('failure')).toMatchObject([{ message: '50.0 of 100: not quite: 0.5' }])
    expect(named('error')).toMatchObject([{ message: 'too slow', type: 'timeout' }])
  })

  it('stays well-formed with hostile text', async () => {
    const elements = readXml(await textOf(junitReport(await reportOn(hostileRows()))))
    expect(elements.filter(({ name }) => name === 'testcase')).toHaveLength(hostile.length + 2)
  })
})

describe('markdown', () => {
  it('begins with the verdict and holds the lowest rows', async () => {
    const rows = (bonus: number) =>
      Array.from({ length: 20 }, (_, i) => scored(i, Math.min(1, i / 40 + bonus)))
    const text = await textOf(markdownReport(await reportOn(rows(0), rows(0.4)), { rows: 2 }))
    expect(text.split('\n')[0]).toBe(
      '**Take simulated/model-2: it scores 40.0 points more than simulated/model-1 on exact, at the same cost (simulated prices).**',
    )
    expect(text).toContain('| simulated/model-1 `')
    expect(text).toContain('2 of 20 rows below a full score')
    expect(text).toContain(
      '| `example-0` | 0.0 | `not quite: 0` |\n| `example-1` | 2.5 | `not quite: 0.025` |\n',
    )
  })

  it('holds hostile text as code on one line of its table', async () => {
    const text = await textOf(markdownReport(await reportOn(hostileRows()), { rows: 100 }))
    const table = text.split('\n').filter((line) => line.startsWith('| `') || line.startsWith('| ``'))
    expect(table).toHaveLength(hostile.length + 1)
    const outsideCode = text.replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, '')
    expect(outsideCode).not.toMatch(/<(?!\/?(details|summary)>)|alert|\]\(/)
  })
})
