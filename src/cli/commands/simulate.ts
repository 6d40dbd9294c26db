/** `whetstone simulate`: the simulated models as an OpenAI-compatible endpoint on loopback. */
import { type CommandMaker, declare } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { listen } from '../listen.ts'
import { type GlobalFlags, portNumber, wholeNumber } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command. */
export const simulateCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'simulate')
    .description('serve the simulated models as an OpenAI-compatible endpoint on loopback, until Ctrl-C')
    .requiredOption('--port <n>', 'port; 0 picks a free one', portNumber)
    .option('--latency <ms>', 'wait before each answer', wholeNumber(0), 0)
    .addHelpText(
      'after',
      '\nExamples:\n  whetstone simulate --port 8399\n  OPENAI_BASE_URL=http://127.0.0.1:8399/v1 OPENAI_API_KEY=any whetstone eval hmw --model gpt-5-nano',
    )
    .action(async (flags: GlobalFlags & { port: number; latency: number }) =>
      end(
        await runCommand(io, flags, async ({ print, signal }) => {
          const { serveSimulated } = await import('../../simulate/index.ts')
          const server = await listen(flags.port, () =>
            serveSimulated({ port: flags.port, latencyMs: flags.latency }),
          )
          print(
            { schemaVersion: 1, url: server.url, port: server.port },
            () => `simulated models at ${server.url} (Ctrl-C ends)`,
          )
          await new Promise<void>((resolve) =>
            signal.addEventListener('abort', () => resolve(), { once: true }),
          )
          await server.close()
          return exitCode.done
        }),
      ),
    )
