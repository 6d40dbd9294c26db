/** The commands of the README's section on the service, as typed but for the port. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { errorSchema } from '../../src/server/envelope.ts'
import { hmwAnswer, solutionsAnswer } from '../../src/server/schemas.ts'
import { serving } from './serving.ts'

const run = promisify(execFile)
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const section = /^## As a service\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? ''
const [serve = '', curls = ''] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code)
const commands = curls.trim().split('\n\n')

const hasCurl = await run('bash', ['-c', 'command -v curl']).then(
  () => true,
  () => false,
)

/** What each prints has to be. */
const promised = [
  hmwAnswer,
  solutionsAnswer,
  { safeParse: (value: unknown) => ({ success: JSON.stringify(value).startsWith('{"status":"ready"') }) },
  { safeParse: (value: unknown) => ({ success: JSON.stringify(value).startsWith('{"openapi":"3.1.0"') }) },
]

it.skipIf(!hasCurl)('works (needs bash and curl)', async () => {
  expect(commands).toHaveLength(promised.length)
  const argv = /^npx whetstone serve (.+)\n$/.exec(serve)?.[1]?.split(' ') ?? []
  await serving(argv, {}, async (url) => {
    for (const [i, command] of commands.entries()) {
      const { stdout } = await run('bash', ['-ec', command.replaceAll('http://127.0.0.1:8787', url)])
      const document: unknown = JSON.parse(stdout)
      expect(errorSchema('whetstone').safeParse(document).success, stdout).toBe(false)
      expect(promised[i]?.safeParse(document).success, stdout).toBe(true)
    }
  })
})
