/** `whetstone tui`: the workbench in the terminal. */
import { CommanderError } from 'commander'
import { hasColor } from '../color.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const tuiCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'tui [route]')
    .description(
      'browse runs, rows and the exact prompts in the terminal; route: runs, run/<id>, run/<id>/row/<id>, compare/<a>/<b>, programs, data',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone tui\n  whetstone tui run/latest\n  whetstone tui compare/latest~1/latest',
    )
    .action(async (route: string | undefined, flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session }) => {
          if (!io.isOutTty)
            throw new CommanderError(
              2,
              'usage',
              'tui: expected a terminal, got a pipe or file; `whetstone runs list` prints the history',
            )
          const [{ openDesk }, { runTui }] = await Promise.all([
            import('../../workbench/index.ts'),
            import('../../tui/index.ts'),
          ])
          const color = hasColor({ flag: flags.color, env: io.env, isTty: true })
          await runTui({ browser: await openDesk(session), route, color })
          return exitCode.done
        }),
      ),
    )
