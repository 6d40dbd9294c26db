/** The tree of `src`, each file with the line that says what it is for. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The tree as a Markdown list; tests are left out. */
export function architectureTree(root: string): string {
  return ['- `src/`', ...branch(root, 1)].join('\n')
}

function branch(folder: string, depth: number): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name.localeCompare(b.name, 'en'),
  )
  const indent = '  '.repeat(depth)
  return entries.flatMap((entry) => {
    if (entry.isDirectory())
      return [`${indent}- \`${entry.name}/\``, ...branch(join(folder, entry.name), depth + 1)]
    if (!/\.tsx?$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) return []
    return [`${indent}- \`${entry.name}\` — ${headerOf(join(folder, entry.name))}`]
  })
}

function headerOf(path: string): string {
  const [first = ''] = readFileSync(path, 'utf8').split('\n')
  return first.replace(/^\/\*\*\s*/, '').replace(/\s*\*\/$/, '')
}
