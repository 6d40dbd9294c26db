/** A project that installs the package type-checks without `skipLibCheck`: what its types name is installed with it. */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly exports?: unknown
  readonly types?: string
  readonly typings?: string
}

const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest

/** The packages that a declaration file and those it imports name. */
function packagesOf(file: string, seen = new Map<string, ReadonlySet<string>>()): ReadonlySet<string> {
  if (seen.has(file)) return new Set()
  seen.set(file, new Set())
  const names = [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)]
  const found = new Set<string>()
  for (const [, name = ''] of names) {
    if (name.startsWith('node:')) continue
    if (!name.startsWith('.')) found.add(/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
    else
      for (const one of packagesOf(resolve(dirname(file), name.replace(/\.[jt]s$/, '.d.ts')), seen))
        found.add(one)
  }
  return found
}

function hasTypes(name: string): boolean {
  const { types, typings, exports } = manifest(join('node_modules', name))
  return types !== undefined || typings !== undefined || JSON.stringify(exports ?? '').includes('.d.')
}

it.each(['index', 'testing/index', 'client/index'])('types of %s', (entry) => {
  const { dependencies = {} } = manifest('.')
  const missing = [...packagesOf(join(root, 'dist', `${entry}.d.ts`))].filter((name) => {
    const wanted = hasTypes(name) ? [name] : [name, `@types/${name}`]
    return wanted.some((one) => dependencies[one] === undefined)
  })
  expect(missing).toEqual([])
})
