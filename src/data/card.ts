/** Dataset cards: what a dataset is, where it comes from, and whether its files are still those described. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { messageOf } from '../engine/index.ts'
import type { Dataset } from './dataset.ts'

/** What a card has to say; it may say more. */
const cardSchema = z.looseObject({
  name: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  fields: z.record(z.string(), z.record(z.string(), z.string())),
  files: z.record(
    z.string(),
    z.object({ examples: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})

type Card = z.infer<typeof cardSchema>

/** The card of a dataset and what is wrong with it. */
export interface CardCheck {
  readonly path: string
  /** One sentence each; empty when the card tells the truth. */
  readonly problems: readonly string[]
}

/**
 * Checks the card beside a dataset: `tickets.card.json` for `tickets.dev.jsonl`. It must name source, licence and
 * fields, give size and SHA-256 of the file as it is, and describe each field that the examples have. Undefined when
 * there is no card. The dataset is to be as it was written: opened without a limit and without `prepare`.
 */
export async function checkCard(dataset: Dataset): Promise<CardCheck | undefined> {
  const path = cardPath(dataset.path)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const read = readCard(text)
  if (Array.isArray(read)) return { path, problems: read }
  const [files, fields] = [await fileProblems(dataset, read.files), await fieldProblems(dataset, read.fields)]
  return { path, problems: [...files, ...fields] }
}

/**
 * The quick part of `checkCard`: whether the card beside a file can be read and was written for the file as it is.
 * Undefined when it was, or when there is no card.
 */
export async function changedSinceCard(path: string): Promise<string | undefined> {
  const text = await readFile(cardPath(path), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const read = readCard(text)
  if (Array.isArray(read)) return read[0]
  const name = basename(path)
  const told = Object.hasOwn(read.files, name) ? read.files[name] : undefined
  if (told === undefined) return noEntry(name, read.files)
  return told.sha256 === (await hashOfFile(path)) ? undefined : `${name} changed since the card was written`
}

function noEntry(name: string, files: Card['files']): string {
  return `files: expected an entry for ${name}, got ${Object.keys(files).join(', ') || 'none'}`
}

/** Where the card of a dataset would lie. */
function cardPath(path: string): string {
  const [name = ''] = basename(path).split('.')
  return join(dirname(path), `${name}.card.json`)
}

function readCard(text: string): Card | string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return [`expected JSON, got ${messageOf(error)}`]
  }
  const { success, data, error } = cardSchema.safeParse(value)
  if (success) return data
  return error.issues.map(({ path, message }) => `${path.join('.') || 'card'}: ${message}`)
}

async function fileProblems({ path, size }: Dataset, files: Card['files']): Promise<string[]> {
  const name = basename(path)
  const told = Object.hasOwn(files, name) ? files[name] : undefined
  if (told === undefined) return [noEntry(name, files)]
  const sha256 = await hashOfFile(path)
  return [
    ...(told.examples === size
      ? []
      : [`files.${name}.examples: the card says ${told.examples}, the file has ${size}`]),
    ...(told.sha256 === sha256
      ? []
      : [`files.${name}.sha256: the file changed since the card was written, it is ${sha256}`]),
  ]
}

async function fieldProblems(
  dataset: Dataset,
  fields: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<string[]> {
  const missing = new Set<string>()
  for await (const { inputs, labels, metadata = {} } of dataset.examples()) {
    for (const [group, values] of Object.entries({ inputs, labels, metadata })) {
      for (const name of Object.keys(values)) {
        const isTold = Object.hasOwn(fields, group) && Object.hasOwn(fields[group] ?? {}, name)
        if (!isTold) missing.add(`${group}.${name}`)
      }
    }
  }
  return [...missing].map((name) => `fields: ${name} is in the examples but not described`)
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
