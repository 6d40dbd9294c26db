/** Content that many runs share is kept once, by its hash: examples, and the preambles of calls. */
import { hash } from 'node:crypto'
import type { Call, Message } from '../engine/index.ts'
import type { Cell } from './column.ts'
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
    const keyOfExample = keeper(sql, 'examples', ['inputs', 'labels', 'metadata'])
    const keyOfText = keeper(sql, 'texts', ['body'])
    const preambles = new Map<string, number>()
    return {
      exampleKey(example) {
        const cells = examples.write(example)
        return keyOfExample(digestOfText(cells.join('\n')), () => cells)
      },
      preambleKey({ messages, preambleLength }) {
        if (preambleLength === 0) return null
        const preamble = messages.slice(0, preambleLength)
        const digest = digestOf(preamble)
        const key = preambles.get(digest) ?? keyOfText(digest, () => [JSON.stringify(preamble)])
        preambles.set(digest, key)
        return key
      },
    }
  }
}

/** Gives the key of the content of a digest; where there is none yet, its cells are kept. */
function keeper(sql: Prepare, table: string, columns: readonly string[]) {
  const find = sql<number>(`SELECT key FROM ${table} WHERE hash = unhex(?)`).pluck()
  const insert = sql(
    `INSERT INTO ${table} (hash, ${columns.join(', ')}) VALUES (unhex(?), ${columns.map(() => '?').join(', ')})`,
  )
  return (digest: string, cells: () => readonly Cell[]): number =>
    find.get(digest) ?? Number(insert.run(digest, ...cells()).lastInsertRowid)
}

/**
 * Hashes preambles. All calls of a part share the very same messages, tens of kilobytes with demos, so that a list
 * that was seen is known by identity; it is forgotten with its messages.
 */
function preambleDigests(): (preamble: readonly Message[]) => string {
  const seen = new WeakMap<Message, { messages: readonly Message[]; digest: string }>()
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

/**
 * 128 bits of SHA-256: more than enough to tell contents apart, and half the index. In hexadecimal, which is made and
 * bound in a third of the time of a buffer.
 */
function digestOfText(text: string): string {
  return hash('sha256', text).slice(0, 32)
}
