/** `whetstone runs report`: runs as a page, a summary or a table. */
import { join, resolve } from 'node:path'
import { Option } from 'commander'
import type { ReportFormat } from '../../report/index.ts'
import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { type GlobalFlags, positiveNumber, wholeNumber, withSliceFlag } from '../options.ts'
import { type CommandContext, runCommand } from '../run-command.ts'

/** Named here too, because `--help` must not wait for the renderers. */
const formats: readonly ReportFormat[] = ['html', 'markdown', 'csv', 'json', 'jsonl', 'junit']

interface ReportFlags extends GlobalFlags {
  readonly format?: ReportFormat
  readonly output?: string
  readonly rows?: number
  readonly slice?: readonly string[]
  readonly margin?: number
}

/** Declares the command below `runs`. */
export const reportCommand: CommandMaker = (parent, { io, end }) =>
  withSliceFlag(declare(parent, 'report <runs...>'))
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
  const [{ reportRuns, writeChunks }, { holdsComparisons, renderReport, reportEndings }] =
    await casesAndTexts()
  const format = flags.format ?? (await formatOf(flags.output ?? ''))
  const isCompared = holdsComparisons(format)
  const report = await reportRuns(session, refs, { margin: flags.margin, isCompared, slices: flags.slice })
  const chunks = renderReport(report, format, flags.rows)
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
    flags.output ?? join(session.paths.exports, `${ids.join('-')}.${reportEndings[format]}`),
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

/** @throws InputError `unknown_format` for the name of a file that tells none. */
async function formatOf(file: string): Promise<ReportFormat> {
  const [{ InputError }, { reportFormatOf, unknownEnding }] = await casesAndTexts()
  const format = reportFormatOf(file)
  if (format === undefined) throw new InputError('unknown_format', unknownEnding(file), { file })
  return format
}
