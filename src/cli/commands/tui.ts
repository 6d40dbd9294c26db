/** `whetstone tui`: the workbench in the terminal. */
import { dirname, join } from 'node:path'
import { CommanderError } from 'commander'
import { hasColor } from '../color.ts'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const tuiCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'tui [route]')
    .description(
      'browse, compare and label runs, rows and the exact prompts in the terminal; route: runs, run/<id>, run/<id>/row/<id>, compare/<a>/<b>, frontier/<task>, programs, data, optimizations',
    )
    .option(
      '--linear',
      'plain lines instead of a screen, for screen readers and pipes: a line of keys, then enter',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone tui\n  whetstone tui run/latest\n  whetstone tui compare/latest~1/latest',
    )
    .action(async (route: string | undefined, flags: GlobalFlags & { readonly linear?: boolean }) => {
      const { quietIo, onWarning } = warningsHeld(io)
      end(
        await runCommand(quietIo, flags, async ({ session }) => {
          if (!io.isOutTty && !flags.linear)
            throw new CommanderError(
              2,
              'usage',
              'tui: expected a terminal, got a pipe or file; add --linear, or print the history with `whetstone runs list`',
            )
          const [{ openDesk }, { runTui }] = await Promise.all([
            import('../../workbench/index.ts'),
            import('../../tui/index.ts'),
          ])
          const color = hasColor({ flag: flags.color, env: io.env, isTty: true })
          const left = await runTui({
            browser: await openDesk(session),
            route,
            color,
            onWarning,
            savedPath: join(dirname((await session.store()).path), 'tui.json'),
            isLinear: flags.linear,
          })
          onWarning(undefined)
          if (left === 'left') return exitCode.done
          // Calls under way would keep the process alive; what they cost is known when the run is resumed.
          await session.close()
          io.exitNow(exitCode.interrupted)
          return exitCode.interrupted
        }),
      )
    })

/** Written to the screen while the program draws on it, a warning would push everything out of its place. */
function warningsHeld(io: Io) {
  let tell = io.err
  const quietIo: Io = { ...io, err: (text) => tell(text) }
  const onWarning = (heard: ((text: string) => void) | undefined) => {
    tell = heard ?? io.err
  }
  return { quietIo, onWarning }
}
