#!/usr/bin/env node
/** Starts the command line; on a Node that is too old it says how to get a newer one, before anything native loads. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  const message = `whetstone needs Node 22.18 or newer, this is ${process.versions.node}. Cure, in your project: npm i -D node@24`
  const isJson = process.argv.includes('--json')
  console.error(isJson ? JSON.stringify({ error: { code: 'node_too_old', message } }) : message)
  process.exit(2)
}

// The configuration of a project imports the project's copy of the package. Were another copy at work here, calls of
// its programs would be seen by nobody: neither stored nor counted against a budget.
const own = fileURLToPath(import.meta.url)
const local = copyOfProject()
if (local !== own && existsSync(local)) await import(pathToFileURL(local).href)
else await (await import('../dist/cli/main.js')).main(process.argv.slice(2))

function copyOfProject() {
  try {
    const manifest = createRequire(join(process.cwd(), 'any.js')).resolve('whetstone/package.json')
    return join(dirname(manifest), 'bin', 'whetstone.js')
  } catch {
    return own
  }
}
