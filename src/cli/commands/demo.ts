/** `whetstone demo`: the main job end to end. */

import { casesAndTexts } from '../cases-and-texts.ts'
import { type CommandMaker, declare } from '../command.ts'
import type { GlobalFlags } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const demoCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'demo')
    .description('the main job end to end: compile, evaluate before and after, compare two models, export')
    .option(
      '--live',
      'ask the real models (needs OPENAI_API_KEY and costs money) instead of the simulated ones',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone demo\n  whetstone demo --json > demo.json\n  whetstone demo --live',
    )
    .action(async (flags: GlobalFlags & { live?: boolean }) =>
      end(
        await runCommand(io, flags, async ({ session, signal, print, note, progress }) => {
          const [{ demo }, { demoText }] = await casesAndTexts()
          const { live } = flags
          const report = await demo(session, {
            live,
            signal,
            onProgress: progress,
            onStep: (step) => note(`• ${step}`),
          })
          print(report, () => demoText(report, { store: session.paths.store }))
          return 0
        }),
      ),
    )
