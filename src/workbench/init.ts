/** The use case of `init`: a new project that works at once, offline. */
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InputError } from '../engine/index.ts'
import { projectFiles } from './init-files.ts'
import { whetstoneVersion } from './versions.ts'
import { writeWhole } from './write-file.ts'

/** The document of `init --json`. */
export interface InitReport {
  readonly schemaVersion: 1
  readonly folder: string
  readonly files: readonly string[]
}

/**
 * Writes a project: configuration, a task with metric and 12 examples, a test.
 * @throws InputError `folder_not_empty` when the folder already holds any of it.
 */
export async function initProject(cwd: string, folder: string): Promise<InitReport> {
  const target = resolve(cwd, folder)
  const files = projectFiles(whetstoneVersion())
  const taken = Object.keys(files).filter((name) => existsSync(join(target, name)))
  if (taken.length > 0) {
    throw new InputError(
      'folder_not_empty',
      `init: expected a new folder, found ${taken.join(', ')} in ${target}; nothing was written. Name another: whetstone init my-project`,
      { folder: target, files: taken },
    )
  }
  requireFolder(target)
  for (const [name, content] of Object.entries(files)) await writeWhole(join(target, name), content)
  await linkRunning(target)
  return { schemaVersion: 1, folder: target, files: Object.keys(files) }
}

async function linkRunning(target: string): Promise<void> {
  const modules = join(target, 'node_modules')
  if (existsSync(modules)) return
  await mkdir(join(modules, '.bin'), { recursive: true })
  await symlink(fileURLToPath(new URL('../../', import.meta.url)), join(modules, 'whetstone'), 'junction')
  await symlink(join('..', 'whetstone', 'bin', 'whetstone.js'), join(modules, '.bin', 'whetstone'))
  await symlink(process.execPath, join(modules, '.bin', 'node'))
  // For editors and `tsc`; an installation of Whetstone alone does not bring them, `npm install` in the project does.
  const types = typesOfNode()
  if (types === undefined) return
  await mkdir(join(modules, '@types'))
  await symlink(types, join(modules, '@types', 'node'), 'junction')
}

function typesOfNode(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('@types/node/package.json'))
  } catch {
    return undefined
  }
}

function requireFolder(target: string): void {
  if (!existsSync(target)) return
  try {
    readdirSync(target)
  } catch (cause) {
    throw new InputError('not_a_folder', `init: expected a folder, found a file at ${target}`, {
      folder: target,
      cause,
    })
  }
}
