/** `whetstone runs report`: runs as a page, a summary or a table. */
import { join, resolve } from 'node:path'
import { Option } from 'commander'
import type { RunsReport } from '../../workbench/index.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { type GlobalFlags, positiveNumber, wholeNumber } from '../options.ts'
import { type CommandContext, runCommand } from '../run-command.ts'

const endings = {
  html: 'html',
  markdown: 'md',
  csv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  junit: 'xml',
} as const

type Format = keyof typeof endings

const formats = Object.keys(endings) as Format[]

interface ReportFlags extends GlobalFlags {
  readonly format?: Format
  readonly output?: string
  readonly rows?: number
  readonly margin?: number
}

/** Declares the command below `runs`. */
export const reportCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'report <runs...>')
    .description(
      'one or more runs as a self-contained HTML page, or as Markdown, CSV, JSON, JSONL, JUnit XML',
    )
    .addOption(
      new Option('--format <name>', 'what to write (default: by the name of -o, else html)').choices(formats),
    )
    .option(
      '-o, --output <file>',
      'where to (default: html beside the store, the others to stdout; - is stdout)',
    )
    .option(
      '--rows <n>',
      'rows written in full, lowest first (default: 500 in html, 10 in markdown)',
      wholeNumber(0),
    )
    .option('--margin <d>', 'the second run counts as no worse when it loses less', positiveNumber)
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone runs report latest\n  whetstone runs report latest~1 latest -o models.html\n  whetstone runs report latest --format junit -o junit.xml',
    )
    .action(async (refs: string[], flags: ReportFlags) =>
      end(await runCommand(io, flags, (context) => writeReport(refs, flags, context))),
    )

async function writeReport(
  refs: readonly string[],
  flags: ReportFlags,
  context: CommandContext,
): Promise<number> {
  const { session, io, signal, print } = context
  const { reportRuns, writeChunks } = await import('../../workbench/index.ts')
  const format = flags.format ?? formatOf(flags.output)
  const isCompared = !['csv', 'jsonl', 'junit'].includes(format)
  const report = await reportRuns(session, refs, { margin: flags.margin, isCompared })
  const chunks = await rendered(report, format, flags.rows)
  const toStdout = flags.output === '-' || (flags.output === undefined && format !== 'html' && !flags.json)
  if (toStdout) {
    for await (const chunk of chunks) {
      if (signal.aborted) return exitCode.interrupted
      io.out(chunk)
    }
    return exitCode.done
  }
  const ids = report.runs.map(({ run }) => run.id)
  const path = resolve(
    session.cwd,
    flags.output ?? join(session.paths.exports, `${ids.join('-')}.${endings[format]}`),
  )
  try {
    const bytes = await writeChunks(path, chunks, signal)
    print({ schemaVersion: 1, path, format, runs: ids, bytes }, () => path)
    return exitCode.done
  } catch (error) {
    if (signal.aborted) return exitCode.interrupted
    throw error
  }
}

function formatOf(output: string | undefined): Format {
  const found = formats.find((format) => output?.toLowerCase().endsWith(`.${endings[format]}`))
  return found ?? 'html'
}

async function rendered(
  report: RunsReport,
  format: Format,
  rows: number | undefined,
): Promise<Iterable<string> | AsyncIterable<string>> {
  const renderers = await import('../../report/index.ts')
  switch (format) {
    case 'html':
      return renderers.htmlReport(report, { rows })
    case 'markdown':
      return renderers.markdownReport(report, { rows })
    case 'csv':
      return renderers.csvReport(report)
    case 'json':
      return renderers.jsonReport(report)
    case 'jsonl':
      return renderers.jsonlReport(report)
    case 'junit':
      return renderers.junitReport(report)
  }
}
