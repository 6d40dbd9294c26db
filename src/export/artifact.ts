/** Exports at work: what a file renders and parses on its own, so that it can be held against the engine. */
import {
  type AnyProgram,
  checkFields,
  isPlainObject,
  type Message,
  readReply,
  type Values,
} from '../engine/index.ts'
import { adapterOf } from './forms.ts'
import { fromDspy } from './from-dspy.ts'
import { importSource } from './import-source.ts'

/** An export that runs. Both throw what the export throws. */
export interface Artifact {
  /** The messages of a part, the instructions first. */
  readonly render: (part: string, inputs: Values) => readonly Message[]
  readonly parse: (part: string, text: string) => unknown
}

/** A message as a module gives it: as the engine has it, or in the content parts of its client. */
interface Told extends Omit<Message, 'content'> {
  readonly content: string | readonly Part[]
}

/** A piece of a message, as the AI SDK or the `openai` client has it. */
interface Part {
  readonly text?: string
  readonly data?: string
  readonly image_url?: { readonly url: string }
}

/** What a module exports. */
interface Step {
  readonly render: (inputs: Values) => readonly Told[] | { instructions: string; messages: Told[] }
  readonly parse: (text: string) => unknown
}

/** An exported module, run as it is by Node; the AI SDK, which only `generate` needs, is left out. */
export async function loadModule(content: string): Promise<Artifact> {
  const exported = await importSource<Step & { readonly steps?: Readonly<Record<string, Step>> }>(
    content.replace(/^(import \{.*\} from )'ai'$/m, `$1'${withoutSdk}'`),
  )
  const stepOf = (part: string) => exported.steps?.[part] ?? exported
  return {
    render: (part, inputs) => {
      const prompt = stepOf(part).render(inputs)
      if (!('instructions' in prompt)) return prompt.map(engineMessage)
      return [{ role: 'system', content: prompt.instructions }, ...prompt.messages.map(engineMessage)]
    },
    parse: (part, text) => stepOf(part).parse(text),
  }
}

/** Content parts as the engine has them: a text, and images beside it. */
function engineMessage({ content, ...message }: Told): Message {
  if (typeof content === 'string') {
    const { role, ...images } = message
    return { role, content, ...images }
  }
  const images = content.flatMap(({ data, image_url }) => data ?? image_url?.url ?? [])
  return { role: message.role, content: content.map(({ text = '' }) => text).join(''), images }
}

const withoutSdk = 'data:text/javascript,export const generateText=0,jsonSchema=0,Output=0'

/** A DSPy state, read back into the program it is of. */
export async function loadDspy(content: string, program: AnyProgram): Promise<Artifact> {
  const document: unknown = JSON.parse(content)
  const { state } = fromDspy(program, isPlainObject(document) ? document : {})
  const signatureOf = (part: string) => {
    const info = program.predictors[part]
    if (info === undefined) throw new Error(`expected a part of the program, got ${part}`)
    return info.signature
  }
  return {
    render: (part, inputs) => {
      const { instructions = '', demos = [] } = state[part] ?? {}
      const prompt = adapterOf(program, part).prepare({ signature: signatureOf(part), instructions, demos })
      const { values } = checkFields(signatureOf(part).inputs, inputs, 'program')
      return [...prompt.preamble, ...prompt.history(values), prompt.ask(values)]
    },
    parse: (part, text) => {
      const reply = readReply(signatureOf(part), adapterOf(program, part), text)
      if ('error' in reply) throw reply.error
      return reply.values
    },
  }
}
