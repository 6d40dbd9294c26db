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
/** Characters without a border between words from which a text is counted slice by slice. */
const longRun = 4_000

const unbroken = new RegExp(`\\S{${longRun}}|\\s{${longRun}}`)
const slice = new RegExp(`.{1,${longRun}}`, 'gsu')

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
  const count = (text: string) => slicesOf(text).reduce((sum, slice) => sum + countTokens(slice, plain), 0)
  return {
    count,
    countKept: (text) => kept(text, () => count(text)),
    cut: (text, tokens) => {
      const encoded = slicesOf(text).flatMap((slice) => encode(slice, plain))
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

// The encoder takes time with the square of a word's length: ten minutes for one of five million letters. Only a
// text that holds such a run is cut, at the price of a token at most for each cut.
function slicesOf(text: string): string[] {
  if (text.length < longRun || !unbroken.test(text)) return [text]
  return text.match(slice) ?? [text]
}
