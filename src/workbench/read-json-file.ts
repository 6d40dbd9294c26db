/** Programs come from elsewhere as JSON files: data only, of a size and depth that can be handled. */
import { readFile, stat } from 'node:fs/promises'
import { nearFile } from '../data/index.ts'
import { InputError, messageOf } from '../engine/index.ts'

const maxBytes = 64 * 1024 * 1024
const maxDepth = 200
const prototypeKeys = ['__proto__', 'constructor', 'prototype']

/** A file that was read. */
export interface JsonFile {
  readonly text: string
  readonly value: unknown
}

/**
 * Reads a JSON file of at most 64 MiB that holds no prototype keys.
 * @throws InputError `program_not_found`, `invalid_program`.
 */
export async function readJsonFile(path: string): Promise<JsonFile> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) {
    const got = found ? 'a folder' : `nothing there${await nearFile(path)}`
    throw new InputError('program_not_found', `${path}: expected a saved program, found ${got}`, {
      file: path,
    })
  }
  if (found.size > maxBytes) throw invalid(path, `expected at most 64 MiB, got ${found.size} bytes`)
  const text = decoded(await readFile(path), path)
  const value = parsed(text, path)
  checkKeys(value, path)
  return { text, value }
}

/** Bytes of another encoding would silently become other letters. */
function decoded(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    const isPickle = /\.(pkl|pickle)$/i.test(path)
    throw invalid(path, `expected JSON in UTF-8, got other bytes${isPickle ? pickleAdvice : ''}`, cause)
  }
}

const pickleAdvice = '; a pickle is code: save the module as JSON, module.save("program.json")'

function parsed(text: string, path: string): unknown {
  try {
    // A byte order mark is none of the document.
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    const isPickle = /\.(pkl|pickle)$/i.test(path)
    throw invalid(path, `expected JSON: ${messageOf(cause)}${isPickle ? pickleAdvice : ''}`, cause)
  }
}

/** Looks through all of a document, level by level. */
function checkKeys(document: unknown, path: string): void {
  let level = [document]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw invalid(path, `expected at most ${maxDepth} levels, got more`)
    const objects = level.filter((value): value is object => typeof value === 'object' && value !== null)
    const odd = objects.flatMap((value) => prototypeKeys.filter((key) => Object.hasOwn(value, key)))[0]
    if (odd !== undefined)
      throw invalid(path, `expected data, got the key \`${odd}\`, which no field can have`)
    level = objects.flatMap((value) => Object.values(value))
  }
}

function invalid(path: string, problem: string, cause?: unknown): InputError {
  return new InputError('invalid_program', `${path}: ${problem}`, { file: path, cause })
}
