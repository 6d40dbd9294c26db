/** The how-to shows the test that runs. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

it('test-a-program.md holds testing-kit.test.ts, all but its header', () => {
  const [, ...code] = read('./testing-kit.test.ts').split('\n')
  expect(read('../docs/how-to/test-a-program.md')).toContain(`\`\`\`ts\n${code.join('\n')}\`\`\``)
})
