/** `npm run parity -- [folder] [--verbose]`: how many of the recorded facts hold here, file by file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Finding } from './checker.ts'
import { checkers } from './checkers.ts'

const shownMismatches = 10

process.exitCode = await main()

/** @returns 0 when all facts hold, 1 when some do not, 2 when there is nothing to check. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { verbose: { type: 'boolean', default: false } },
  })
  const folder = positionals[0] ?? fileURLToPath(new URL('facts', import.meta.url))
  const present = Object.entries(checkers).filter(([name]) => existsSync(join(folder, name)))
  if (present.length === 0) {
    console.error(`parity: expected ${Object.keys(checkers).join(', ')} in ${folder}, found none of them`)
    return 2
  }
  let holds = true
  for (const [name, check] of present) {
    const finding = await check(join(folder, name))
    console.log(lines(name, finding, values.verbose).join('\n'))
    holds &&= finding.mismatches.length === 0
  }
  return holds ? 0 : 1
}

function lines(
  name: string,
  { total, mismatches, notApplicable, deviations = [] }: Finding,
  isVerbose: boolean,
): string[] {
  return [
    `${name} ${total - mismatches.length - deviations.length} / ${total}`,
    ...deviations.map((rule) => `  deviation: ${rule}`),
    ...notApplicable.map((rule) => `  not applicable: ${rule}`),
    ...(isVerbose ? mismatches.slice(0, shownMismatches).map((mismatch) => `  ${mismatch}`) : []),
  ]
}
