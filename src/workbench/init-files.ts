/** The files of a new project: a support-ticket triage that anybody understands. */
import { devExamples, trainExamples } from './init-examples.ts'

/** Contents by path. */
export function projectFiles(version: string): Readonly<Record<string, string>> {
  return {
    'package.json': packageJson(version),
    'tsconfig.json': tsconfig,
    '.gitignore': 'node_modules/\nruns/\n',
    'whetstone.config.ts': config,
    'triage.ts': task,
    'triage.test.ts': test,
    'data/train.jsonl': jsonl('train', trainExamples),
    'data/dev.jsonl': jsonl('dev', devExamples),
  }
}

function jsonl(split: string, examples: typeof devExamples): string {
  const lines = examples.map(([ticket, team, urgent], i) =>
    JSON.stringify({ id: `${split}-${i + 1}`, inputs: { ticket }, labels: { team, urgent } }),
  )
  return `${lines.join('\n')}\n`
}

function packageJson(version: string): string {
  const content = {
    name: 'triage',
    private: true,
    type: 'module',
    scripts: { test: 'node --test', eval: 'whetstone eval triage' },
    dependencies: { whetstone: `^${version}` },
    devDependencies: { '@types/node': '^24.0.0', node: '^24.0.0' },
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

const tsconfig = `{
  "compilerOptions": {
    "target": "es2024",
    "module": "nodenext",
    "strict": true,
    "types": ["node"],
    "noEmit": true,
    "erasableSyntaxOnly": true,
    "verbatimModuleSyntax": true,
    "allowImportingTsExtensions": true
  }
}
`

const config = `import { defineConfig, defineTask } from 'whetstone'
import { bothRight, triage } from './triage.ts'

export default defineConfig({
  tasks: {
    triage: defineTask({
      program: triage,
      metrics: { both_right: bothRight },
      metric: 'both_right',
      train: 'data/train.jsonl',
      dev: 'data/dev.jsonl',
      // Simulated, so that everything works offline. For a real model: export OPENAI_API_KEY=… and write 'openai/gpt-5-nano'.
      model: 'simulated/gpt-5-nano',
    }),
  },
})
`

const task = `import { type Example, predict, signature, z } from 'whetstone'

/** Which team should take a support ticket, and whether it can wait. */
export const triageSignature = signature({
  name: 'triage',
  instructions: 'Route the support ticket to the team that can close it.',
  inputs: { ticket: z.string().describe('what the customer wrote') },
  outputs: {
    team: z.enum(['billing', 'technical', 'account']).describe('money, defects, or access and personal data'),
    urgent: z.boolean().describe('true when the customer cannot work until it is solved'),
  },
})

export const triage = predict(triageSignature)

/** 1 when both answers are right; the feedback says which is not. */
export function bothRight({ labels }: Example, prediction: { team: string; urgent: boolean }) {
  const parts = { team: Number(prediction.team === labels.team), urgent: Number(prediction.urgent === labels.urgent) }
  const wrong = Object.entries(parts).filter(([, right]) => right === 0).map(([field]) => field)
  return { score: wrong.length === 0, feedback: wrong.length === 0 ? 'both right' : \`wrong: \${wrong.join(', ')}\`, parts }
}
`

const test = `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reply, scriptedLM } from 'whetstone/testing'
import { bothRight, triage, triageSignature } from './triage.ts'

test('reads team and urgency from the reply', async () => {
  const lm = scriptedLM([reply(triageSignature, { team: 'billing', urgent: false })])
  assert.deepEqual(await triage({ ticket: 'I was charged twice.' }, { lm }), { team: 'billing', urgent: false })
})

test('tells the model what the customer wrote', async () => {
  const lm = scriptedLM([reply(triageSignature, { team: 'account', urgent: true })])
  await triage({ ticket: 'I am locked out.' }, { lm })
  assert.match(lm.requests[0]?.messages.at(-1)?.content ?? '', /I am locked out\\./)
})

test('scores only tickets with both answers right', () => {
  const example = { id: '1', inputs: {}, labels: { team: 'billing', urgent: true } }
  assert.equal(bothRight(example, { team: 'billing', urgent: true }).score, true)
  assert.equal(bothRight(example, { team: 'billing', urgent: false }).feedback, 'wrong: urgent')
})
`
