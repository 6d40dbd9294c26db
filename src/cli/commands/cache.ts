/** `whetstone cache`: the cache of completions. */
import { type CommandMaker, declare, declareGroup } from '../command.ts'
import { exitCode } from '../exit-codes.ts'
import { type GlobalFlags, wholeNumber } from '../options.ts'
import { runCommand } from '../run-command.ts'

/** Declares the command and its subcommands. */
export const cacheCommand: CommandMaker = (parent, host) => {
  const cache = declareGroup(parent, 'cache').description('the cache of completions: stats, clear, prune')
  for (const make of [statsCommand, clearCommand, pruneCommand]) make(cache, host)
  return cache
}

const statsCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'stats')
    .description('entries, size, oldest and newest')
    .addHelpText('after', '\nExample:\n  whetstone cache stats')
    .action(async (flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const stats = (await session.cacheFile()).stats()
          const megabytes = (stats.bytes / 1_000_000).toFixed(1)
          const span = stats.oldest === undefined ? '' : `, ${stats.oldest} to ${stats.newest}`
          print(
            { schemaVersion: 1, ...stats },
            () => `${stats.entries} completions, ${megabytes} MB${span}\n  file ${stats.path}`,
          )
          return exitCode.done
        }),
      ),
    )

const clearCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'clear')
    .description('forget every completion; later runs ask again and pay again')
    .addHelpText('after', '\nExample:\n  whetstone cache clear')
    .action(async (flags: GlobalFlags) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const removed = (await session.cacheFile()).clear()
          print({ schemaVersion: 1, removed }, () => `${removed} completions forgotten`)
          return exitCode.done
        }),
      ),
    )

const pruneCommand: CommandMaker = (parent, { io, end }) =>
  declare(parent, 'prune')
    .description('forget the completions that were not used for longest')
    .option('--max-entries <n>', 'keep at most so many', wholeNumber(0))
    .option('--max-megabytes <n>', 'keep at most so much', wholeNumber(0))
    .option('--days <n>', 'forget what was not used for so many days', wholeNumber(0))
    .addHelpText('after', '\nExample:\n  whetstone cache prune --days 30')
    .action(async (flags: GlobalFlags & { maxEntries?: number; maxMegabytes?: number; days?: number }) =>
      end(
        await runCommand(io, flags, async ({ session, print }) => {
          const { maxEntries, maxMegabytes, days } = flags
          const olderThan =
            days === undefined ? undefined : new Date(session.clock.date().getTime() - days * 86_400_000)
          const maxBytes = maxMegabytes === undefined ? undefined : maxMegabytes * 1_000_000
          const removed = (await session.cacheFile()).prune({ maxEntries, maxBytes, olderThan })
          print({ schemaVersion: 1, removed }, () => `${removed} completions forgotten`)
          return exitCode.done
        }),
      ),
    )
