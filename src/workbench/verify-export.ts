/** The proof of an export: it renders and parses as the engine does, example by example. */
import { resolve } from 'node:path'
import { openDataset } from '../data/index.ts'
import {
  type Adapter,
  type AnyProgram,
  type Call,
  canonicalJson,
  currentPath,
  type Example,
  InputError,
  type LmChoice,
  type Message,
  messageOf,
  readReply,
  type Values,
  WhetstoneError,
  withCallSink,
} from '../engine/index.ts'
import { type Artifact, adapterOf, type ExportFormat } from '../export/index.ts'
import { readsAsItStands } from './reads-as-it-stands.ts'
import { recordedReplies, replay } from './recorded-replies.ts'
import type { Session } from './session.ts'
import type { Target } from './target.ts'

/** What to hold against the engine. */
export interface ExportToVerify {
  readonly target: Target
  readonly format: ExportFormat
  readonly content: string
  /** A dataset. */
  readonly data: string
}

/** What was compared. */
export interface VerifyReport {
  readonly data: string
  readonly examples: number
  /** Prompts that were equal, byte for byte. */
  readonly prompts: number
  /** Replies that both read to the same values. */
  readonly replies: number
  /** Replies that the export refuses, because they are broken or need repair. */
  readonly refused: number
  /** Examples whose replies came from a run of this program, and from simulated models for want of one. */
  readonly recorded: number
  readonly simulated: number
}

const simulatedModel = 'simulated/gpt-5-nano'

/**
 * Compares an export with the engine on every example of a dataset.
 * @throws InputError `cannot_verify` for a format that nothing runs and data that ask nothing; WhetstoneError `export_differs` at the first
 * difference, naming example and part.
 */
export async function verifyExport(session: Session, options: ExportToVerify): Promise<VerifyReport> {
  const { target, format, content } = options
  if (format.load === undefined) {
    throw new InputError('cannot_verify', '--verify: expected a format that runs, got one for people to read')
  }
  const artifact = await format.load(content, target.program)
  const path = resolve(session.cwd, options.data)
  const { task, program } = target
  const dataset = await openDataset(path, { signature: program.signature, prepare: task.prepare })
  const adapterOfPart = (part: string) => format.adapter ?? adapterOf(program, part)
  const watched = watch(adapterOfPart)
  const recorded = await recordedReplies(session, target, (part) => adapterOfPart(part).name)
  const tally = { data: path, examples: 0, prompts: 0, replies: 0, refused: 0, recorded: 0, simulated: 0 }
  for await (const example of dataset.examples()) {
    const replies = recorded(example.id)
    const calls = await callsOf(target, example, {
      adapter: watched.adapter,
      lm: replies === undefined ? session.lms.lm(simulatedModel) : replay(replies),
    })
    tally.examples += 1
    tally[replies === undefined ? 'simulated' : 'recorded'] += 1
    for (const call of calls) {
      const asked = watched.inputsOf(call)
      const at = `${example.id}, part ${call.part}`
      if (asked !== undefined) {
        comparePrompt(artifact, { call, inputs: call.part === 'self' ? example.inputs : asked, at })
        tally.prompts += 1
      }
      if (call.finishReason === 'error') continue
      tally[compareReply(artifact, { call, target, adapter: adapterOfPart(call.part), at })] += 1
    }
  }
  return proven(tally, program)
}

/** A proof of nothing is none. */
function proven(tally: VerifyReport, program: AnyProgram): VerifyReport {
  if (tally.prompts > 0) return tally
  throw new InputError(
    'cannot_verify',
    `--verify: expected ${tally.data} to make ${program.name} ask a model, got no question from ${tally.examples} examples; nothing was compared or written`,
    { data: tally.data },
  )
}

/** The adapter of whichever part runs, which remembers what each question was made of; asking again is no question. */
function watch(adapterOfPart: (part: string) => Adapter): {
  adapter: Adapter
  inputsOf: (call: Call) => Values | undefined
} {
  const asked = new WeakMap<Message, Values>()
  const base = () => adapterOfPart(currentPath() || 'self')
  const adapter: Adapter = {
    name: 'watched',
    parse: (signature, text) => base().parse(signature, text),
    prepare(prompt) {
      const ready = base().prepare(prompt)
      const ask = (inputs: Values) => {
        const message = ready.ask(inputs)
        asked.set(message, inputs)
        return message
      }
      return { ...ready, ask }
    },
  }
  const inputsOf = ({ messages }: Call) => {
    const last = messages.at(-1)
    return last && asked.get(last)
  }
  return { adapter, inputsOf }
}

/** What the engine asks for one example, also where it fails in the end. */
async function callsOf(
  { program }: Target,
  { inputs }: Example,
  settings: { readonly adapter: Adapter; readonly lm: LmChoice },
): Promise<Call[]> {
  const calls: Call[] = []
  await withCallSink(
    (call) => calls.push(call),
    () => program(inputs as never, settings).catch(() => undefined),
  )
  return calls
}

function comparePrompt(
  artifact: Artifact,
  { call, inputs, at }: { call: Call; inputs: Values; at: string },
): void {
  const rendered = attempt(() => artifact.render(call.part, inputs))
  const expected = JSON.stringify(call.messages)
  const got = 'error' in rendered ? rendered.error : JSON.stringify(rendered.value)
  if (got !== expected) throw differs(`${at}: the prompt`, expected, got)
}

/** Equal values, or no value at all where the reply is broken or was repaired. */
function compareReply(
  artifact: Artifact,
  { call, target, adapter, at }: { call: Call; target: Target; adapter: Adapter; at: string },
): 'replies' | 'refused' {
  const { part, text } = call
  const signature = target.program.predictors[part]?.signature
  if (signature === undefined) throw differs(`${at}: the parts`, 'a part of the program', part)
  const own = attempt(() => artifact.parse(part, text))
  const engine = readReply(signature, adapter, text)
  const expected = 'values' in engine ? canonicalJson(engine.values) : 'nothing: the reply is broken'
  if ('error' in own) {
    if ('values' in engine && readsAsItStands(signature, adapter, text))
      throw differs(`${at}: the reply`, expected, own.error)
    return 'refused'
  }
  const got = canonicalJson(own.value)
  if (got !== expected) throw differs(`${at}: the reply`, expected, got)
  return 'replies'
}

function attempt<T>(run: () => T): { readonly value: T } | { readonly error: string } {
  try {
    return { value: run() }
  } catch (error) {
    return { error: messageOf(error) }
  }
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

/** Says where two texts part. */
function differs(what: string, expected: string, got: string): WhetstoneError {
  const from = Math.max(0, firstDifference(expected, got) - 40)
  const part = (text: string) => text.slice(from, from + 160)
  return new WhetstoneError(
    'export_differs',
    `export: ${what}: expected what the engine has, \`${part(expected)}\`, got \`${part(got)}\` (from character ${from}); nothing was written`,
    { what },
  )
}
