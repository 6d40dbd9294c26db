/** Holds exported modules to strict TypeScript and to the formatter, and runs them, for the tests of this folder. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const flags =
  '--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --erasableSyntaxOnly --verbatimModuleSyntax --isolatedModules --noUnusedLocals --noUnusedParameters --noImplicitReturns --target es2022 --lib es2022 --module nodenext'

/** What a module of a lone predictor exports. */
export interface Step {
  readonly render: (inputs: unknown) => { readonly role: string; readonly content: string }[]
  readonly parse: (text: string) => unknown
}

/** The module as a reader would import it; `steps` where there are several. */
export async function loadedModule(
  source: string,
): Promise<Step & { readonly steps: Readonly<Record<string, Step>> }> {
  const code = Buffer.from(stripTypeScriptTypes(source)).toString('base64')
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
}

/** What `tsc` says of modules, by file name; `{ stdout: '', status: 0 }` when nothing is wrong with them. */
export function typeChecked(modules: Readonly<Record<string, string>>) {
  const { stdout, status } = inFolder(modules, (cwd) =>
    spawnSync(process.execPath, [tool('tsc'), ...flags.split(' '), ...Object.keys(modules)], {
      cwd,
      encoding: 'utf8',
    }),
  )
  return { stdout, status }
}

/** What the formatter of this repository would change in modules, by file name; empty when nothing. */
export function formatted(modules: Readonly<Record<string, string>>): string {
  const { formatter, javascript } = JSON.parse(
    readFileSync(new URL('../../biome.json', import.meta.url), 'utf8'),
  )
  const files = { ...modules, 'biome.json': JSON.stringify({ root: true, formatter, javascript }) }
  const { stderr, status } = inFolder(files, (cwd) =>
    spawnSync(process.execPath, [tool('biome'), 'format', ...Object.keys(modules)], {
      cwd,
      encoding: 'utf8',
    }),
  )
  return status === 0 ? '' : stderr
}

function tool(name: string): string {
  return fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url))
}

function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'whetstone-export-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
