/** `whetstone runs rerun` and `runs delete`: rows asked anew, and runs that go. */
import { CommanderError, InvalidArgumentError } from 'commander'
import type { Session } from '../../workbench/index.ts'
import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode, exitOfStatus } from '../exit-codes.ts'
import { type GlobalFlags, positiveNumber } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares `runs rerun`. */
export const rerunCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'rerun <run>')
    .description('ask some rows of a run anew, with the options it began with, as a run of their own')
    .requiredOption('--rows <indexes>', 'which rows, as 3,17', rowIndexes)
    .option('--max-cost <usd>', 'stop when so much is spent', positiveNumber)
    .addHelpText('after', '\nExample:\n  whetstone runs rerun latest --rows 3,17')
    .action(async (ref: string, { rows, maxCost, ...flags }: RerunFlags) =>
      end(
        await runCommand(io, flags, async ({ session, signal, print, progress }) => {
          const [{ rerunRows }, { evalText }] = await casesAndTexts()
          const report = await rerunRows(session, ref, {
            ...{ rows, maxCostUsd: maxCost },
            ...{ signal, onProgress: progress },
          })
          print(report, () => evalText(report))
          return exitOfStatus[report.status]
        }),
      ),
    )

/** Declares `runs delete`. */
export const deleteCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'delete <run>')
    .description('delete a run with its rows and calls, for good; a baseline is none any more')
    .option('--yes', 'do it: without this flag nothing is deleted')
    .addHelpText('after', '\nExample:\n  whetstone runs delete 20261122T140215-4f2a --yes')
    .action(async (ref: string, flags: GlobalFlags & { yes?: boolean }) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          if (flags.yes !== true) throw new CommanderError(2, 'usage', await warning(session, ref))
          const { deleteRun } = await import('../../workbench/index.ts')
          const report = await deleteRun(session, ref)
          const { run, rows, wasBaseline } = report
          print(
            report,
            () => `${run}: deleted with ${rows} rows${wasBaseline ? '; it was the baseline' : ''}`,
          )
          return exitCode.done
        }),
      ),
    )

interface RerunFlags extends GlobalFlags {
  readonly rows: readonly number[]
  readonly maxCost?: number
}

async function warning(session: Session, ref: string): Promise<string> {
  const { id, task, summary } = (await session.store()).run(ref)
  return `runs delete: expected --yes to delete ${id} (${task}, ${summary?.n ?? 0} rows) for good`
}

function rowIndexes(text: string): readonly number[] {
  const indexes = text.split(',').map((part) => (/^\s*\d{1,15}\s*$/.test(part) ? Number(part) : Number.NaN))
  if (indexes.some(Number.isNaN))
    throw new InvalidArgumentError('Expected row indexes separated by commas, as 3,17.')
  return indexes
}
