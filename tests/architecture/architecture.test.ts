/** The structure of `src`: borders of folders, no cycles, sizes, headers. */
import { describe, expect, it } from 'vitest'
import { mayImport } from './folders.ts'
import { functionLengths } from './functions.ts'
import { findCycle, importsIn, readModules, valueImportsIn } from './modules.ts'

const modules = readModules()

describe('borders', () => {
  it('knows every folder', () => {
    expect(
      [...new Set(modules.map(({ folder }) => folder))].filter((folder) => !(folder in mayImport)),
    ).toEqual([])
  })

  it('lets a folder import only what it may', () => {
    const foreign = modules.flatMap(({ path, folder, imports }) =>
      imports
        .map((target) => ({ path, target, to: target.split('/')[0] ?? '' }))
        .filter(({ to }) => to !== folder && !mayImport[folder]?.includes(to)),
    )
    expect(foreign).toEqual([])
  })

  it('lets folders meet only at index.ts', () => {
    const reaches = modules.flatMap(({ path, folder, imports }) =>
      imports
        .filter((target) => target.split('/')[0] !== folder && !/^[\w-]+\/index\.tsx?$/.test(target))
        .map((target) => `${path} → ${target}`),
    )
    expect(reaches).toEqual([])
  })

  it('has no import cycle, types included', () => {
    expect(findCycle(modules)).toEqual([])
  })

  it('would see a foreign import, a dynamic one and a cycle', () => {
    expect(
      importsIn(
        "import type { A } from './a.ts'\nconst b = await import('../b/index.ts')\nexport * from './c.ts'",
      ),
    ).toEqual(['./a.ts', '../b/index.ts', './c.ts'])
    const loop = [
      { path: 'x/a.ts', folder: 'x', lines: [], imports: ['x/b.ts'] },
      { path: 'x/b.ts', folder: 'x', lines: [], imports: ['x/a.ts'] },
    ]
    expect(findCycle(loop)).toEqual(['x/a.ts', 'x/b.ts', 'x/a.ts'])
  })
})

describe('start-up', () => {
  it('loads only the command line: all else waits until its command runs', () => {
    const early = modules
      .filter(({ folder }) => folder === 'cli')
      .flatMap(({ path, lines }) => valueImportsIn(lines.join('\n')).map((target) => ({ path, target })))
      // The progress line is itself loaded when a command runs.
      .filter(
        ({ path, target }) =>
          /^(\.\.\/)+(?!cli)\w+\/index/.test(target) && !path.endsWith('progress-line.ts'),
      )
    expect(early).toEqual([])
  })

  it('would see a value import, but not types or a dynamic import', () => {
    const text =
      "import { a } from '../x/index.ts'\nimport type { B } from '../y/index.ts'\nimport { type C } from '../z/index.ts'\nawait import('../w/index.ts')"
    expect(valueImportsIn(text)).toEqual(['../x/index.ts'])
  })
})

describe('files', () => {
  it('begin with one line that says what they are for', () => {
    expect(
      modules.filter(({ lines }) => !/^\/\*\* .{5,} \*\/$/.test(lines[0] ?? '')).map(({ path }) => path),
    ).toEqual([])
  })

  it('are small: median at most 80 lines, none above 300', () => {
    const sizes = modules
      .map(({ path, lines }) => ({ path, lines: lines.length - 1 }))
      .sort((a, b) => a.lines - b.lines)
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(80)
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('use no any and leave no TODO', () => {
    const bad = /(:|<|\bas)\s*any\b|\b(TODO|FIXME|XXX|HACK)\b/
    const isProse = (line: string) => /^\s*(\/?\*|\/\/)/.test(line)
    const found = modules.flatMap(({ path, lines }) =>
      lines.flatMap((line, i) =>
        bad.test(line) && !isProse(line) ? [`${path}:${i + 1} ${line.trim()}`] : [],
      ),
    )
    expect(found).toEqual([])
  })

  it('keep no mutable module state but the configured default context', () => {
    const found = modules.flatMap(({ path, lines }) =>
      lines.filter((line) => /^(export )?(let|var) /.test(line)).map((line) => `${path}: ${line}`),
    )
    expect(found).toEqual(['engine/context.ts: let configured: Settings = {}'])
  })
})

describe('functions', () => {
  const lengths = modules.flatMap(functionLengths)

  it('are short: nine in ten at most 30 lines, none above 60', () => {
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(lengths.filter(({ lines }) => lines > 60)).toEqual([])
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(30)
  })

  it('would see a long one', () => {
    const body = Array.from({ length: 70 }, () => '  x()')
    const [long] = functionLengths({
      path: 'x/a.ts',
      folder: 'x',
      imports: [],
      lines: ['export function big() {', ...body, '}'],
    })
    expect(long).toMatchObject({ name: 'big', lines: 72 })
  })
})
