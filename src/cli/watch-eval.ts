/** `eval --watch`: the same command again in a process of its own, so that changed modules are loaded anew. */
import { spawn } from 'node:child_process'
import type { CommandContext } from './run-command.ts'

/** Evaluates now and after every change of what the target depends on, until Ctrl-C; the last exit code. */
export async function watchEval(
  { session, signal, note }: CommandContext,
  target: { readonly target: string; readonly data: string | undefined },
): Promise<number> {
  const { watchAndRun, watchedFiles } = await import('../workbench/index.ts')
  const [script = '', ...argv] = process.argv.slice(1)
  const again = [...process.execArgv, script, ...argv.filter((word) => word !== '--watch')]
  let last = 0
  await watchAndRun({
    files: () => watchedFiles(session, target),
    run: async () => {
      last = await exitOf(again)
      note('watching program, data and configuration; Ctrl-C ends')
    },
    onChange: (file) => note(`${file} changed`),
    signal,
  })
  return last
}

function exitOf(argv: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
