/** The CLI reference, from the commands themselves. */
import type { Command } from 'commander'
import { buildProgram } from '../src/cli/main.ts'

const silent = {
  env: {},
  cwd: '.',
  out: () => {},
  err: () => {},
  isOutTty: false,
  isErrTty: false,
  onInterrupt: () => () => {},
  exitNow: () => {},
}

/** Markdown with the help of every command. */
export function cliReference(): string {
  const program = buildProgram(silent, () => {})
  program.configureHelp({ helpWidth: 100 })
  const sections = program.commands.flatMap((command) => [command, ...command.commands]).map(section)
  const head = [
    '# Command line',
    '',
    'Generated from the commands (`npm run docs`). Exit codes: 0 done · 1 failed · 2 bad usage or input · 3 a quality gate was not met · 4 cannot tell · 5 budget reached, resumable · 130 interrupted, resumable.',
  ]
  return `${[...head, '', fenced(program), ...sections].join('\n')}\n`
}

function section(command: Command): string {
  const path = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name()
  return ['', `## whetstone ${path}`, '', fenced(command)].join('\n')
}

function fenced(command: Command): string {
  let text = ''
  command.configureOutput({
    writeOut: (piece) => {
      text += piece
    },
  })
  command.configureHelp({ helpWidth: 100 })
  command.outputHelp()
  return ['```text', text.trimEnd(), '```'].join('\n')
}
