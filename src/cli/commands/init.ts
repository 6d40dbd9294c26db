/** `whetstone init`: a new project that works at once, offline. */
import { relative } from 'node:path'
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const initCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'init [dir]')
    .description(
      'a new project: configuration, a task with metric, 12 examples, a test; works at once, offline',
    )
    .addHelpText('after', '\nExamples:\n  whetstone init my-project\n  whetstone init .')
    .action(async (dir: string | undefined, flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ print }) => {
          const { initProject } = await import('../../workbench/index.ts')
          const report = await initProject(io.cwd, dir ?? '.')
          const enter = relative(io.cwd, report.folder)
          const steps = [
            ...(enter === '' ? [] : [`  cd ${/^[\w./-]+$/.test(enter) ? enter : `'${enter}'`}`]),
            '  npx whetstone eval triage',
            '  npm test',
          ]
          print(report, () =>
            [`created ${report.files.length} files in ${report.folder}`, 'next:', ...steps].join('\n'),
          )
          return exitCode.done
        }),
      ),
    )
