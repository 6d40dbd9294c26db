/** Test set-up: unit tests stand beside the code, whole paths in tests/; type tests are checked by tsc. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// One test alone asks the real API, with the key of whoever runs it; it goes there under another name.
const { OPENAI_API_KEY: liveKey = '', OPENAI_MODEL: liveModel = 'openai/gpt-5-nano' } = process.env

// Tests meet what they set themselves, not the settings of whoever runs them.
for (const name of Object.keys(process.env)) {
  if (/^(OPENAI|DSPY|WHETSTONE)_|^(HTTPS?|ALL|NO)_PROXY$|^(FORCE_COLOR|LOG_LEVEL)$/i.test(name))
    delete process.env[name]
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^whetstone$/, replacement: here('./src/index.ts') },
      { find: /^whetstone\/client$/, replacement: here('./src/client/index.ts') },
      { find: /^whetstone\/testing$/, replacement: here('./src/testing/index.ts') },
    ],
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    // Limits are met by what hangs alone: a busy machine may take its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // .ci/run takes its closing counts from this report.
    reporters: process.env.VITEST_COUNTS
      ? ['default', ['json', { outputFile: process.env.VITEST_COUNTS }]]
      : ['default'],
    env: {
      OPENAI_API_KEY: '',
      WHETSTONE_DB: '',
      NO_COLOR: '1',
      TEST_LIVE_KEY: liveKey,
      TEST_LIVE_MODEL: liveModel,
    },
  },
})
