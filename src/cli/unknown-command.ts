/** A command that is not there: what was meant, or what there is. */
import { type Command, CommanderError } from 'commander'

/** The error with a command that begins alike, or all of the same level, where Commander names none. */
export function toldUnknown(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
): CommanderError {
  if (error.code !== 'commander.unknownCommand' || error.message.includes('Did you mean')) return error
  let command = program
  const word = argv.find((one) => {
    const child = command.commands.find((known) => known.name() === one)
    command = child ?? command
    return child === undefined && !one.startsWith('-')
  })
  const known = command.commands.map((one) => one.name())
  const near = known.find((name) => word !== undefined && (word.startsWith(name) || name.startsWith(word)))
  const hint = near === undefined ? `known: ${known.join(', ')}` : `Did you mean ${near}?`
  return new CommanderError(error.exitCode, error.code, `${error.message}\n(${hint})`)
}
