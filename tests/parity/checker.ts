/** What a parity checker is: recorded facts in, the cases that do not hold out. */
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'

/** Checks one file of facts, given its path; neighbours of the file may be read too. */
export type Checker = (path: string) => Promise<Finding>

/** What a checker found. */
export interface Finding {
  readonly total: number
  /** One line each: the case, what was expected and what came. */
  readonly mismatches: readonly string[]
  /** Facts that say nothing about this library, with the reason. */
  readonly notApplicable: readonly string[]
  /** Facts that are decided otherwise here, with the reason: not counted as equal, yet no failure. */
  readonly deviations?: readonly string[] | undefined
}

/** One recorded fact and how to find out what holds here. */
export interface Case {
  readonly name: string
  readonly expected: unknown
  readonly actual: () => unknown
  /** Why something else is right here: a rule, written down in docs/decisions. */
  readonly deviation?: string | undefined
}

/** Runs all cases, one after another; one that throws does not hold. */
export async function checkCases(
  cases: readonly Case[],
  notApplicable: readonly string[] = [],
): Promise<Finding> {
  const mismatches: string[] = []
  const deviations: string[] = []
  for (const { name, expected, actual, deviation } of cases) {
    const got = await outcome(actual)
    if (isDeepStrictEqual(got, expected)) continue
    if (deviation === undefined) mismatches.push(`${name}: expected ${told(expected)}, got ${told(got)}`)
    else deviations.push(`${name}: ${deviation}`)
  }
  return { total: cases.length, mismatches, notApplicable, ...(deviations.length > 0 ? { deviations } : {}) }
}

/** The value of a JSON file. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T
}

/** The values of a JSONL file. */
export function readJsonLines<T>(path: string): T[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T)
}

async function outcome(actual: () => unknown): Promise<unknown> {
  try {
    return await actual()
  } catch (error) {
    return error
  }
}

function told(value: unknown): string {
  const text = value instanceof Error ? String(value) : (JSON.stringify(value) ?? 'nothing')
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
