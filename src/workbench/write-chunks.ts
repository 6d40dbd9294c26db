/** Long texts, written as they come to a file that is whole or not there. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { requirePlace, unwritable } from './writable.ts'

/** What may be written: texts in order, made one after the other. */
export type Chunks = Iterable<string> | AsyncIterable<string>

/** Characters that are gathered before they are written. */
const bufferSize = 1 << 16

/**
 * Writes chunks aside and renames, holding no more than one buffer. Folders are made. When `signal` aborts or a
 * chunk cannot be made, what was there before stays.
 * @returns the number of bytes.
 * @throws InputError `unwritable` naming the path and the reason; whatever making a chunk throws.
 */
export async function writeChunks(path: string, chunks: Chunks, signal?: AbortSignal): Promise<number> {
  const { aside, target } = await requirePlace(path)
  try {
    const file = await open(aside, 'w')
    let bytes = 0
    try {
      for await (const text of buffered(chunks)) {
        signal?.throwIfAborted()
        bytes += await write(file, text)
      }
    } finally {
      await file.close()
    }
    if (aside !== target) await rename(aside, target)
    return bytes
  } catch (cause) {
    if (aside !== target) await rm(aside, { force: true }).catch(() => {})
    throw isSystemError(cause) ? unwritable(path, cause) : cause
  }
}

async function* buffered(chunks: Chunks): AsyncGenerator<string> {
  let text = ''
  for await (const chunk of chunks) {
    text += chunk
    if (text.length < bufferSize) continue
    yield text
    text = ''
  }
  yield text
}

/** `writeFile` of a handle goes on until everything is written, where `write` may stop half way. */
async function write(file: FileHandle, text: string): Promise<number> {
  const bytes = Buffer.from(text)
  await file.writeFile(bytes)
  return bytes.length
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
