/** Counts real o200k tokens, and remembers the counts of texts that come again with every request. */
import { recent } from '../recent.ts'

/** Counts and cuts texts by tokens. */
export interface Tokens {
  count(text: string): number
  /** As `count`, for texts that come again. */
  countKept(text: string): number
  /** The beginning of a text, at most so many tokens long. */
  cut(text: string, tokens: number): string
  /** The pieces of a text, about so many tokens each. */
  pieces(text: string, tokens: number): string[]
}

/** Tokens that the chat format adds to each message. */
export const perMessage = 4
const textsKept = 2_000

/** Loads the encoding, which takes a moment, on the first call of what it returns. */
export function openTokens(): () => Promise<Tokens> {
  let loading: Promise<Tokens> | undefined
  return () => {
    loading ??= load()
    return loading
  }
}

async function load(): Promise<Tokens> {
  const { encode, decode, countTokens } = await import('gpt-tokenizer/encoding/o200k_base')
  const kept = recent<number>(textsKept)
  // A text may hold what looks like a special token of the encoding: here it is text like any other.
  const plain = { disallowedSpecial: new Set<string>() }
  const count = (text: string) => countTokens(text, plain)
  return {
    count,
    countKept: (text) => kept(text, () => count(text)),
    cut: (text, tokens) => {
      const encoded = encode(text, plain)
      return encoded.length <= tokens ? text : decode(encoded.slice(0, tokens)).replace(/\uFFFD+$/, '')
    },
    pieces: (text, tokens) => {
      const words = text.match(/\s*\S+\s*/g) ?? [text]
      return Array.from({ length: Math.ceil(words.length / tokens) }, (_, at) =>
        words.slice(at * tokens, (at + 1) * tokens).join(''),
      )
    },
  }
}
