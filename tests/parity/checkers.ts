/** The checker of each file of facts: one line per file. */
import type { Checker } from './checker.ts'
import { checkFewshot } from './fewshot.ts'
import { checkFewshotRules } from './fewshot-rules.ts'
import { checkRandom } from './random.ts'

/** Checkers by file name. */
export const checkers: Readonly<Record<string, Checker>> = {
  'random.json': checkRandom,
  'fewshot.jsonl': checkFewshot,
  'fewshot-rules.json': checkFewshotRules,
}
