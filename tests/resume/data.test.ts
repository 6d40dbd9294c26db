/** What an evaluation says of its data before it pays for anything: shared examples, cards that do not fit, slices. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { compareRuns, compileProgram, evaluateTask, openSession } from '../../src/workbench/index.ts'
import { temporaryFolder } from '../cli/run.ts'
import { catchError } from './catch-error.ts'
import { countingEndpoint } from './counting-endpoint.ts'
import { taskIn } from './project.ts'

const count = 12
const target = 'capitals'

function writeJsonl(path: string, examples: readonly object[]): string {
  writeFileSync(path, examples.map((example) => JSON.stringify(example)).join('\n'))
  return path
}

/** A project with a train set, and what it warned of. */
async function project(text: (question: string, nth: number) => string = () => 'Lima') {
  const folder = temporaryFolder()
  const example = (i: number) => ({
    ...{ id: `q${i}`, inputs: { question: `q${i} of many` }, labels: { answer: 'Lima' } },
    metadata: { region: i % 3 === 0 ? 'coast' : 'inland', customer: { plan: i < 6 ? 'free' : 'paid' } },
  })
  writeJsonl(
    join(folder, 'dev.jsonl'),
    Array.from({ length: count }, (_, i) => example(i)),
  )
  const train = writeJsonl(
    join(folder, 'train.jsonl'),
    Array.from({ length: 4 }, (_, i) => example(90 + i)),
  )
  const endpoint = await countingEndpoint((question, nth) => ({ text: text(question, nth) }))
  const warnings: string[] = []
  const open = async () => {
    const session = await openSession({
      cwd: folder,
      env: { OPENAI_BASE_URL: endpoint.url, OPENAI_API_KEY: 'sk-test', WHETSTONE_CACHE: 'false' },
      tasks: { capitals: taskIn(folder, { train }) },
      onWarning: ({ code, message }) => (code === 'data' ? warnings.push(message) : undefined),
    })
    onTestFinished(() => session.close())
    return session
  }
  onTestFinished(() => endpoint.close())
  return { folder, train, endpoint, open, warnings, example }
}

it('is silent about a dev set that shares nothing with the train set', async () => {
  const { open, warnings } = await project()
  await evaluateTask(await open(), { target })
  expect(warnings).toEqual([])
})

it('warns once, in eval and in compile, of examples that were trained on, edited or not', async () => {
  const { train, open, warnings, example } = await project()
  const long = 'Which city is the seat of the government that signed the treaty of the seven rivers'
  writeJsonl(train, [
    { ...example(3), id: 't3', inputs: { question: '  Q3 of\n many' } },
    { ...example(4), id: 't4', inputs: { question: `${long} first?` } },
  ])
  const session = await open()
  writeJsonl(join(session.cwd, 'dev.jsonl'), [
    example(3),
    { ...example(7), inputs: { question: `q7: ${long} later?` } },
    example(8),
  ])
  const told = [
    '1 of the examples in dev.jsonl also stand in train.jsonl: q3 (t3)',
    '1 of the examples in dev.jsonl are nearly the same as one in train.jsonl: q7 (t4)',
  ]
  await evaluateTask(session, { target })
  await evaluateTask(session, { target })
  expect(warnings).toEqual(told)
  warnings.length = 0
  await compileProgram(await open(), { target, optimizer: 'labeled-few-shot' })
  expect(warnings).toEqual(told)
})

it('warns of a card that was written for another file', async () => {
  const { folder, open, warnings } = await project()
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, 'dev.jsonl')))
    .digest('hex')
  const card = (hash: string) =>
    writeFileSync(
      join(folder, 'dev.card.json'),
      JSON.stringify({
        ...{ name: 'dev', source: 'by hand', licence: 'MIT', fields: {} },
        files: { 'dev.jsonl': { examples: count, sha256: hash } },
      }),
    )
  card(sha256)
  await evaluateTask(await open(), { target })
  expect(warnings).toEqual([])
  card('0'.repeat(64))
  await evaluateTask(await open(), { target })
  expect(warnings).toEqual(['dataset card of dev.jsonl: dev.jsonl changed since the card was written'])
})

it('does without a train set that cannot be read', async () => {
  const { train, open, warnings } = await project()
  writeFileSync(train, 'not JSON')
  expect(await evaluateTask(await open(), { target })).toMatchObject({ status: 'done', n: count })
  expect(warnings).toEqual([])
})

it('shows score and difference by any metadata key', async () => {
  const isCoast = (question: string) => Number(question.slice(1)) % 3 === 0
  const { open } = await project((question, nth) => (nth > 1 && isCoast(question) ? 'Rome' : 'Lima'))
  const session = await open()
  const slices = ['region', 'customer.plan']
  const a = await evaluateTask(session, { target, slices })
  const b = await evaluateTask(session, { target, slices })
  expect(a.slices?.map(({ key }) => key)).toEqual(slices)
  expect(b.slices).toMatchObject([
    {
      key: 'region',
      slices: [
        { value: 'coast', n: 4, score: 0 },
        { value: 'inland', n: 8, score: 1 },
      ],
    },
    { key: 'customer.plan', slices: [{ n: 6 }, { n: 6 }] },
  ])
  const compared = await compareRuns(session, [a.run, b.run], { slices: ['region'] })
  expect(compared.slices).toMatchObject([
    {
      key: 'region',
      slices: [
        { value: 'coast', pairs: 4, scoreA: 1, scoreB: 0, difference: -1, losses: 4, p: 0.25 },
        { value: 'inland', pairs: 8, difference: 0, ties: 8, p: 1 },
      ],
    },
  ])
})

it('refuses to slice by an unknown key before it pays, naming those there are', async () => {
  const { endpoint, open } = await project()
  const session = await open()
  const error = await catchError(evaluateTask(session, { target, slices: ['region', 'regoin'] }))
  expect(error).toMatchObject({
    ...{ code: 'unknown_slice', details: { slice: 'regoin', known: ['region', 'customer'] } },
    message: expect.stringContaining('did you mean `region`? there are region, customer'),
  })
  expect(endpoint.asked.size).toBe(0)
  const [a, b] = [await evaluateTask(session, { target }), await evaluateTask(session, { target })]
  expect(await catchError(compareRuns(session, [a.run, b.run], { slices: ['x'] }))).toMatchObject({
    code: 'unknown_slice',
  })
})
