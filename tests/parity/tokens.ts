/** Parity of `tokens.jsonl`: the default adapter's prompt against DSPy's leanest, in tokens of o200k_base. */
import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { type AnySignature, chatAdapter, signature, type Values } from '../../src/engine/index.ts'
import { type Checker, checkCases, readJsonLines } from './checker.ts'
import { type RecordedTypes, recordedType } from './recorded-type.ts'

interface Prompted {
  readonly signature: {
    readonly name: string
    readonly instructions: string
    readonly fields: readonly RecordedField[]
    readonly types: RecordedTypes
  }
  readonly demos: readonly Values[]
  readonly inputs: Values
  readonly xml: { readonly prompt: { readonly o200k_tokens: number } }
}

interface RecordedField {
  readonly name: string
  readonly role: 'input' | 'output'
  readonly type: string
  readonly desc: string | null
}

/** The bar: this share of DSPy's leanest adapter, in sum over the prompts without demos. */
const share = 0.6

/** Two numbers per prompt, and one case for the sum at 0 demos. */
export const checkTokens: Checker = (path) => {
  const facts = readJsonLines<Prompted>(path)
  const bare = facts.filter(({ demos }) => demos.length === 0)
  const sum = (of: (fact: Prompted) => number) => bare.reduce((total, fact) => total + of(fact), 0)
  return checkCases([
    ...facts.map((fact) => ({
      name: `${fact.signature.name} with ${fact.demos.length} demos`,
      expected: `fewer than ${leanest(fact)}`,
      actual: () => (tokensOf(fact) < leanest(fact) ? `fewer than ${leanest(fact)}` : tokensOf(fact)),
    })),
    {
      name: 'all without demos',
      expected: `at most ${share} of ${sum(leanest)}`,
      actual: () =>
        sum(tokensOf) <= share * sum(leanest) ? `at most ${share} of ${sum(leanest)}` : sum(tokensOf),
    },
  ])
}

function leanest({ xml }: Prompted): number {
  return xml.prompt.o200k_tokens
}

/** Tokens of all message contents of the default adapter. */
function tokensOf({ signature: recorded, demos, inputs }: Prompted): number {
  const sig = signatureOf(recorded)
  const prompt = chatAdapter.prepare({ signature: sig, instructions: sig.instructions, demos })
  const messages = [...prompt.preamble, prompt.ask(inputs)]
  return messages.reduce((total, { content }) => total + encode(String(content)).length, 0)
}

function signatureOf({ name, instructions, fields, types }: Prompted['signature']): AnySignature {
  const shapeOf = (role: RecordedField['role']) =>
    Object.fromEntries(
      fields
        .filter((field) => field.role === role)
        .map(({ name: key, type, desc }) => {
          const schema = recordedType(type, types)
          return [key, desc === null ? schema : schema.describe(desc)] as const
        }),
    )
  return signature({ name, instructions, inputs: shapeOf('input'), outputs: shapeOf('output') })
}
