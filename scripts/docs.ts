/** Writes the generated docs, or with --check fails when they are not up to date. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { architectureTree } from './docs-architecture.ts'
import { cliReference } from './docs-cli.ts'

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** Replaces what stands between the markers of a generated part. */
function withGenerated(text: string, generated: string): string {
  const [before = '', rest = ''] = text.split('<!-- generated: begin -->\n')
  const [, after = ''] = rest.split('<!-- generated: end -->')
  return `${before}<!-- generated: begin -->\n${generated}\n<!-- generated: end -->${after}`
}

const files = [
  { name: 'docs/reference/cli.md', content: () => cliReference() },
  {
    name: 'ARCHITECTURE.md',
    content: () =>
      withGenerated(readFileSync(pathOf('ARCHITECTURE.md'), 'utf8'), architectureTree(pathOf('src'))),
  },
]

const isCheck = process.argv.includes('--check')
const stale = files.filter(({ name, content }) => {
  const wanted = content()
  const found = readFileSync(pathOf(name), { encoding: 'utf8', flag: 'a+' })
  if (!isCheck && found !== wanted) writeFileSync(pathOf(name), wanted)
  return found !== wanted
})

if (isCheck && stale.length > 0) {
  console.error(`Not up to date: ${stale.map(({ name }) => name).join(', ')}. Run: npm run docs`)
  process.exitCode = 1
}
