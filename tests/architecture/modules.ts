/** The source files with their imports and functions, read as text. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One source file. Paths are relative to `src`, with forward slashes. */
export interface Module {
  readonly path: string
  /** The top folder, or `index` for `src/index.ts`. */
  readonly folder: string
  readonly lines: readonly string[]
  /** Files of `src` that it imports, types and dynamic imports included. */
  readonly imports: readonly string[]
}

const root = fileURLToPath(new URL('../../src', import.meta.url))

/** All modules of `src` but tests. */
export function readModules(): Module[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return files.sort().map(readModule)
}

/** What modules import, in the words of the importing file: from, import(), export from. */
export function importsIn(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)
  return [...found].map(([, specifier = '']) => specifier)
}

/** What is loaded together with a file: static imports of values. */
export function valueImportsIn(text: string): string[] {
  const found = [...text.matchAll(/^import\s+(?!type\b)([^'(]*?)\s+from\s+'(\.[^']+)'/gm)]
  const bindsValues = (clause: string) =>
    clause
      .replace(/[{}]/g, '')
      .split(',')
      .some((name) => name.trim() !== '' && !/^\s*type\s/.test(name))
  return found.filter(([, clause = '']) => bindsValues(clause)).map(([, , specifier = '']) => specifier)
}

/** The modules on import cycles; empty when there are none. */
export function findCycle(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return []
    for (const next of byPath.get(path)?.imports ?? []) {
      const cycle = visit(next, [...trail, path])
      if (cycle.length > 0) return cycle
    }
    done.add(path)
    return []
  }
  for (const { path } of modules) {
    const cycle = visit(path, [])
    if (cycle.length > 0) return cycle
  }
  return []
}

function readModule(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8')
  const imports = importsIn(text).map((specifier) => posix.normalize(posix.join(dirname(path), specifier)))
  return {
    path,
    folder: path.includes('/') ? (path.split('/')[0] ?? '') : 'index',
    lines: text.split('\n'),
    imports,
  }
}
