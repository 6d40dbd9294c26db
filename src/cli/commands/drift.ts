/** `whetstone runs drift`: live answers beside the blessed run. */

import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command below `runs`. */
export const driftCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'drift [run]')
    .description('a live run (default: the newest) beside the blessed run of its task: has quality drifted?')
    .addHelpText('after', '\nExamples:\n  whetstone runs drift\n  whetstone runs drift latest --json')
    .action(async (ref: string | undefined, flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const [{ liveDrift }, { driftText }] = await casesAndTexts()
          const report = await liveDrift(session, ref)
          print(report, () => driftText(report))
          return exitCode.done
        }),
      ),
    )
