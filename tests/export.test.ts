/** Exported programs against the engine: the same bytes are sent, the same outputs are read, outside of Whetstone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allExamples, openDataset } from '../src/data/index.ts'
import {
  type AnyProgram,
  chatAdapter,
  type Example,
  type Message,
  readReply,
  type Values,
} from '../src/engine/index.ts'
import type { Task } from '../src/evaluate/index.ts'
import { toPrompt, toTs } from '../src/export/index.ts'
import { hmwTask, solutionsTask } from '../src/generators/index.ts'
import { labeledFewShot } from '../src/optimizers/index.ts'
import { reply, scriptedLM } from '../src/testing/index.ts'

/** One request of the engine: what a part was given, what was sent, what came back. */
interface Recorded {
  readonly part: string
  readonly inputs: Values
  readonly messages: readonly Message[]
  readonly text: string
}

const folder = mkdtempSync(join(tmpdir(), 'whetstone-export-'))
const about = { hash: 'abc', lineage: { optimizer: 'labeled-few-shot', options: { k: 8 } }, hasPrepare: true }

beforeAll(() => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'run.ts'), runner)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a module in a process of its own, which knows nothing but Node. */
const runner = `import { readFileSync } from 'node:fs'
const { file, cases } = JSON.parse(readFileSync(0, 'utf8'))
const exported = await import(file)
const results = cases.map(({ part, inputs, text }) => {
  const { render, parse } = part === 'self' ? exported : exported.steps[part]
  try {
    return { messages: inputs && render(inputs), outputs: parse(text) }
  } catch (error) {
    return { error: error.message }
  }
})
process.stdout.write(JSON.stringify(results))
`

function run(file: string, cases: readonly { part: string; inputs?: Values; text: string }[]) {
  const child = spawnSync(process.execPath, ['run.ts'], {
    cwd: folder,
    input: JSON.stringify({ file: `./${file}`, cases }),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  expect(child.stderr).toBe('')
  return JSON.parse(child.stdout) as { messages?: Message[]; outputs?: Values; error?: string }[]
}

async function examplesOf(
  { program, prepare }: Task,
  path: string | undefined,
  limit: number,
): Promise<Example[]> {
  return allExamples(await openDataset(path ?? '', { signature: program.signature, prepare, limit }))
}

async function compiled(task: Task): Promise<AnyProgram> {
  return labeledFewShot({ k: 8 }).compile(task.program, {
    trainset: await examplesOf(task, task.train, 1000),
  })
}

/** What the engine sends for dev examples, the labels being the answers; every other example leaves `count` open. */
async function recorded(task: Task, program: AnyProgram): Promise<Recorded[]> {
  const examples = await examplesOf(task, task.dev, 20)
  const rows = examples.map(async ({ inputs: given, labels }, i) => {
    const { count, ...rest } = given
    const inputs = i % 2 === 0 ? given : rest
    const texts = Object.values(program.predictors).map(({ signature }) => reply(signature, { ...labels }))
    const lm = scriptedLM(texts)
    await program(inputs as never, { lm })
    return Object.keys(program.predictors).map((part, step) => ({
      part,
      inputs: step === 0 ? inputs : { ...inputs, ideas: labels.ideas },
      messages: lm.requests[step]?.messages ?? [],
      text: texts[step] ?? '',
    }))
  })
  return (await Promise.all(rows)).flat()
}

/** The documented rules of the prompt format, followed to the letter. */
function filled(artifact: PromptArtifact, { part, inputs }: Recorded): Message[] {
  const step = artifact.steps.find((one) => one.part === part)
  const [last, ...before] = step?.messages.toReversed() ?? []
  const sections = step?.slots.flatMap(({ name, encode, default: fallback }) => {
    const value = inputs[name] ?? fallback
    if (value === undefined) return []
    const text = encode === 'text' ? String(value) : JSON.stringify(value)
    return [`[[ ## ${name} ## ]]\n${text.replace(/\[\[ (\\*)##/g, '[[ $1\\##')}`]
  })
  expect(last?.content).toBe(step?.slots.map(({ name }) => `[[ ## ${name} ## ]]\n{{${name}}}`).join('\n'))
  return [...before.toReversed(), { role: 'user', content: sections?.join('\n') ?? '' }]
}

interface PromptArtifact {
  readonly steps: readonly {
    readonly part: string
    readonly messages: readonly Message[]
    readonly slots: readonly { readonly name: string; readonly encode: string; readonly default?: unknown }[]
  }[]
}

/** Replies that the exported modules must refuse, and the field they must name. */
const broken: Readonly<Record<string, readonly { part: string; text: string; names: string }[]>> = {
  hmw: [
    { part: 'self', text: '', names: 'reasoning' },
    { part: 'self', text: '{"reasoning":"r","hmw_questions":[],"relevance_scores":[]}', names: 'reasoning' },
    { part: 'self', text: hmwReply('["q"]', '[11]'), names: 'relevance_scores[0]' },
    { part: 'self', text: hmwReply('["q"]', '["9"]'), names: 'relevance_scores[0]' },
    { part: 'self', text: hmwReply('["q"', '[9]'), names: 'hmw_questions' },
    {
      part: 'self',
      text: '[[ ## reasoning ## ]]\nr\n[[ ## hmw_questions ## ]]\n["q"]',
      names: 'relevance_scores',
    },
  ],
  solutions: [
    { part: 'ideate', text: '[[ ## ideas ## ]]\n[]', names: 'ideas' },
    { part: 'ideate', text: '[[ ## ideas ## ]]\n[{"title":"t","description":"d"}]', names: 'ideas[0].hmw' },
    { part: 'prioritize', text: '[[ ## reasoning ## ]]\nr\n[[ ## solutions ## ]]\nnone', names: 'solutions' },
  ],
}

function hmwReply(questions: string, scores: string): string {
  return `[[ ## reasoning ## ]]\nr\n[[ ## hmw_questions ## ]]\n${questions}\n[[ ## relevance_scores ## ]]\n${scores}`
}

/** Uses that type-check; each `@ts-expect-error` must be one. */
const uses = {
  hmw: `import { type Outputs, parse, render } from './hmw.ts'
const messages: { role: string; content: string }[] = render({ context_summary: '', insights: [], metrics: [], jtbds: [] })
// @ts-expect-error insights are missing
render({ context_summary: '', metrics: [], jtbds: [] })
// @ts-expect-error a count is a number
render({ context_summary: '', insights: [], metrics: [], jtbds: [], count: '5' })
const outputs: Outputs = parse(messages.map(({ content }) => content).join())
export const scores: number[] = outputs.relevance_scores
`,
  solutions: `import { type PrioritizeOutputs, steps } from './solutions.ts'
const { ideas } = steps.ideate.parse('')
steps.prioritize.render({ ideas, metrics: [], jtbds: [], count: 3 })
// @ts-expect-error an idea has a title
steps.prioritize.render({ ideas: [{ description: '', hmw: '' }], metrics: [], jtbds: [] })
export const ranks = (outputs: PrioritizeOutputs): number[] => outputs.solutions.map(({ rank }) => rank)
`,
}

describe.each([
  { name: 'hmw', task: hmwTask, use: uses.hmw },
  { name: 'solutions', task: solutionsTask, use: uses.solutions },
])('$name, compiled with 8 demos', ({ name, task, use }) => {
  const file = `${name}.ts`
  let program: AnyProgram
  let requests: readonly Recorded[]

  beforeAll(async () => {
    program = await compiled(task)
    requests = await recorded(task, program)
    writeFileSync(join(folder, file), toTs(program, about))
  })

  it('is type-checked in strict mode, and so are those who use it', () => {
    writeFileSync(join(folder, `use-${name}.ts`), use)
    const flags =
      '--noEmit --strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --erasableSyntaxOnly --verbatimModuleSyntax --isolatedModules --noUnusedLocals --noUnusedParameters --target es2022 --lib es2022 --module nodenext --allowImportingTsExtensions'
    const tsc = fileURLToPath(new URL('../node_modules/.bin/tsc', import.meta.url))
    const { stdout, status } = spawnSync(
      process.execPath,
      [tsc, ...flags.split(' '), file, `use-${name}.ts`],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 })
  })

  it('renders the bytes that the engine sends and parses replies as it does, in plain Node', () => {
    const parts = Object.keys(program.predictors)
    expect(requests).toHaveLength(20 * parts.length)
    const results = run(file, requests)
    for (const [i, { part, messages, text }] of requests.entries()) {
      const signature = program.predictors[part]?.signature
      const read = signature && readReply(signature, chatAdapter, text)
      expect(messages.length).toBeGreaterThan(2)
      expect({ ...results[i], part }).toEqual({
        part,
        messages,
        outputs: read && 'values' in read ? read.values : 'unread',
      })
    }
  })

  it('refuses broken replies by the name of the field', () => {
    const cases = broken[name] ?? []
    const errors = run(file, cases).map(({ error }) => error)
    expect(errors).toEqual(cases.map(({ names }) => expect.stringContaining(names)))
  })

  it('renders the same bytes from the prompt artifact by its documented rules', () => {
    const artifact = JSON.parse(toPrompt(program, about)) as PromptArtifact
    for (const request of requests) expect(filled(artifact, request)).toEqual(request.messages)
  })
})
