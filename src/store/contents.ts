/** Content that many runs share is kept once, by its hash: examples, and the preambles of calls. */
import { hash } from 'node:crypto'
import type { Call, Message } from '../engine/index.ts'
import type { Prepare } from './database.ts'
import { type ExampleRecord, examples } from './tables.ts'

/** Gives the key of a content, which it keeps when it is new. For one transaction: another may delete it again. */
export interface Contents {
  exampleKey(example: ExampleRecord): number
  /** Of the first `preambleLength` messages; null when there are none. */
  preambleKey(call: Pick<Call, 'messages' | 'preambleLength'>): number | null
}

/** Opens the shared content of a store for one transaction after another. */
export function contents(sql: Prepare): () => Contents {
  const digestOf = preambleDigests()
  return () => {
    const keys = new Map<Buffer, number>()
    return {
      exampleKey: (example) => exampleKey(sql, example),
      preambleKey({ messages, preambleLength }) {
        if (preambleLength === 0) return null
        const preamble = messages.slice(0, preambleLength)
        const digest = digestOf(preamble)
        const key = keys.get(digest) ?? textKey(sql, digest, preamble)
        keys.set(digest, key)
        return key
      },
    }
  }
}

function exampleKey(sql: Prepare, example: ExampleRecord): number {
  const cells = examples.write(example)
  const digest = digestOfText(cells.join('\n'))
  const known = sql<{ key: number }>('SELECT key FROM examples WHERE hash = ?').get(digest)
  if (known) return known.key
  const insert = sql('INSERT INTO examples (hash, inputs, labels, metadata) VALUES (?, ?, ?, ?)')
  return Number(insert.run(digest, ...cells).lastInsertRowid)
}

function textKey(sql: Prepare, digest: Buffer, messages: readonly Message[]): number {
  const known = sql<{ key: number }>('SELECT key FROM texts WHERE hash = ?').get(digest)
  if (known) return known.key
  const insert = sql('INSERT INTO texts (hash, body) VALUES (?, ?)')
  return Number(insert.run(digest, JSON.stringify(messages)).lastInsertRowid)
}

/**
 * Hashes preambles. All calls of a part share the very same messages, tens of kilobytes with demos, so that a list
 * that was seen is known by identity; it is forgotten with its messages.
 */
function preambleDigests(): (preamble: readonly Message[]) => Buffer {
  const seen = new WeakMap<Message, { messages: readonly Message[]; digest: Buffer }>()
  return (preamble) => {
    const [first] = preamble
    const last = first && seen.get(first)
    const isSame =
      last?.messages.length === preamble.length && last.messages.every((item, i) => item === preamble[i])
    if (last && isSame) return last.digest
    const digest = digestOfText(JSON.stringify(preamble))
    if (first) seen.set(first, { messages: preamble, digest })
    return digest
  }
}

/** 128 bits of SHA-256: more than enough to tell contents apart, and half the index. */
function digestOfText(text: string): Buffer {
  return hash('sha256', text, 'buffer').subarray(0, 16)
}
