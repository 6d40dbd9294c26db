/** `whetstone programs`: compiled programs and the names that point at them. */
import type { Command } from 'commander'
import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandHost, type CommandMaker, declare, declareGroup } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { type CommandContext, runCommand } from '../run-command.ts'

/** Declares the command and its subcommands. */
export const programsCommand: CommandMaker = (parent, host) => {
  const programs = declareGroup(parent, 'programs').description(
    'compiled programs: list, show, diff, verify; names that point at them',
  )
  for (const make of [list, show, diff, verify, name, undo]) make(programs, host)
  return programs
}

function list(parent: Command, host: CommandHost): Command {
  return declare(parent, 'list')
    .description('every program that is kept, newest first')
    .addHelpText('after', '\nExample:\n  whetstone programs list')
    .action(
      acting(host, async ({ session, print }) => {
        const [{ listPrograms }, { programsText }] = await casesAndTexts()
        const programs = await listPrograms(session)
        print({ schemaVersion: 1, programs }, () => programsText(programs))
      }),
    )
}

function show(parent: Command, host: CommandHost): Command {
  return declare(parent, 'show <program>')
    .description('where a program comes from, and the prompt of each part')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone programs show hmw@production\n  whetstone programs show 3f2a91 --json',
    )
    .action(
      acting(host, async ({ session, print }, ref) => {
        const [{ showProgram }, { programText }] = await casesAndTexts()
        const report = await showProgram(session, ref)
        print(report, () => programText(report))
      }),
    )
}

function diff(parent: Command, host: CommandHost): Command {
  return declare(parent, 'diff <a> [b]')
    .description('what differs between two programs; with one, between it and what it was compiled from')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone programs diff hmw-labeled-few-shot\n  whetstone programs diff hmw@production hmw-labeled-few-shot',
    )
    .action(
      acting(host, async ({ session, print }, a, b) => {
        const [{ diffPrograms }, { programDiffText }] = await casesAndTexts()
        const report = await diffPrograms(session, a, b === '' ? undefined : b)
        print(report, () => programDiffText(report))
      }),
    )
}

function verify(parent: Command, host: CommandHost): Command {
  return declare(parent, 'verify [program...]')
    .description('check that program files hold what was written, to the byte (default: all; exit 1 if not)')
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone programs verify\n  whetstone programs verify hmw@production',
    )
    .action(async (refs: readonly string[], flags: GlobalFlags) =>
      host.end(
        await runCommand(host.io, flags, async ({ session, print }) => {
          const [{ verifyPrograms }, { programChecksText }] = await casesAndTexts()
          const programs = await verifyPrograms(session, refs)
          print({ schemaVersion: 1, programs }, () => programChecksText(programs))
          return programs.every(({ status }) => status === 'sound') ? exitCode.done : exitCode.failed
        }),
      ),
    )
}

function name(parent: Command, host: CommandHost): Command {
  return declare(parent, 'name <name> <program>')
    .description('point a name such as hmw@production at a program')
    .addHelpText('after', '\nExample:\n  whetstone programs name hmw@production hmw-labeled-few-shot')
    .action(
      acting(host, async ({ session, print }, wanted, ref) => {
        const [{ nameProgram }, { nameMoveText }] = await casesAndTexts()
        const move = await nameProgram(session, wanted, ref)
        print({ schemaVersion: 1, ...move }, () => nameMoveText(move))
      }),
    )
}

function undo(parent: Command, host: CommandHost): Command {
  return declare(parent, 'undo <name>')
    .description('take the last move of a name back')
    .addHelpText('after', '\nExample:\n  whetstone programs undo hmw@production')
    .action(
      acting(host, async ({ session, print }, wanted) => {
        const [{ undoName }, { nameMoveText }] = await casesAndTexts()
        const move = await undoName(session, wanted)
        print({ schemaVersion: 1, ...move }, () => nameMoveText(move))
      }),
    )
}

/** The action of a command with up to two arguments; commander hands in those, then the flags and the command. */
function acting(
  { io, end }: CommandHost,
  use: (context: CommandContext, first: string, second: string) => Promise<void>,
) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command
    const [first = '', second = ''] = command.args
    end(
      await runCommand(io, command.opts<GlobalFlags>(), async (context) => {
        await use(context, first, second)
        return exitCode.done
      }),
    )
  }
}
