/** Builds dist/ after `npm ci` in a checkout; says so and does nothing where the compiler is not installed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
if (existsSync(tsc)) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
console.error('whetstone: the TypeScript compiler is not installed, so dist/ is not built')
