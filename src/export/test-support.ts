/** Holds exported modules to strict TypeScript, for the tests of this folder. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const flags =
  '--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --erasableSyntaxOnly --verbatimModuleSyntax --isolatedModules --noUnusedLocals --noUnusedParameters --noImplicitReturns --target es2022 --lib es2022 --module nodenext'

/** What `tsc` says of modules, by file name; `{ stdout: '', status: 0 }` when nothing is wrong with them. */
export function typeChecked(modules: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-export-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const [file, text] of Object.entries(modules)) writeFileSync(join(folder, file), text)
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))
  const { stdout, status } = spawnSync(
    process.execPath,
    [tsc, ...flags.split(' '), ...Object.keys(modules)],
    { cwd: folder, encoding: 'utf8' },
  )
  rmSync(folder, { recursive: true })
  return { stdout, status }
}
