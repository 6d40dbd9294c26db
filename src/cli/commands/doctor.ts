/** `whetstone doctor`: the effective settings and what is wrong with the set-up. */

import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const doctorCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'doctor')
    .description('effective settings, where each came from, and what is wrong; asks no model')
    .addHelpText('after', '\nExamples:\n  whetstone doctor\n  whetstone doctor --json')
    .action(async (flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const [{ doctor }, { doctorText }] = await casesAndTexts()
          const report = await doctor(session)
          print(report, () => doctorText(report))
          return report.checks.find(({ name }) => name === 'store')?.ok === false
            ? exitCode.failed
            : exitCode.done
        }),
      ),
    )
