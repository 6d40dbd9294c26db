#!/usr/bin/env node
/** Starts the command line; on a Node that is too old it says how to get a newer one, before anything native loads. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `whetstone needs Node 22.18 or newer, this is ${process.versions.node}. Cure, in your project: npm i -D node@24`,
  )
  process.exit(2)
}
const { main } = await import('../dist/cli/main.js')
await main(process.argv.slice(2))
