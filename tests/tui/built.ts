/** The built program in a temporary folder, so that tests run what is shipped and not what was built before. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds into `folder` and gives the program's path. */
export function built(folder: string): string {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  // Types have a check of their own.
  const flags = ['-p', 'tsconfig.build.json', '--noCheck', '--declaration', 'false', '--sourceMap', 'false']
  execFileSync(process.execPath, [compiler, ...flags, '--outDir', join(folder, 'dist')], {
    cwd: root,
    stdio: 'pipe',
  })
  for (const name of ['drizzle', 'datasets', 'package.json', 'node_modules']) {
    symlinkSync(join(root, name), join(folder, name))
  }
  mkdirSync(join(folder, 'bin'))
  const program = join(folder, 'bin/whetstone.js')
  copyFileSync(join(root, 'bin/whetstone.js'), program)
  return program
}
