/** The checker of each file of facts: one line per file. */
import { checkCalls } from './calls.ts'
import type { Checker } from './checker.ts'
import { checkEvaluate } from './evaluate.ts'
import { checkFewshot } from './fewshot.ts'
import { checkFewshotRules } from './fewshot-rules.ts'
import { checkInlineSignatures } from './inline-signatures.ts'
import { checkLmParams } from './lm-params.ts'
import { checkParse } from './parse.ts'
import { checkRandom } from './random.ts'
import { checkSavedStates } from './saved-states.ts'
import { checkTokens } from './tokens.ts'

/** Checkers by file name. */
export const checkers: Readonly<Record<string, Checker>> = {
  'random.json': checkRandom,
  'fewshot.jsonl': checkFewshot,
  'fewshot-rules.json': checkFewshotRules,
  'saved-states.json': checkSavedStates,
  'evaluate.json': checkEvaluate,
  'parse.jsonl': checkParse,
  'inline-signatures.jsonl': checkInlineSignatures,
  'calls.jsonl': checkCalls,
  'lm-params.jsonl': checkLmParams,
  'tokens.jsonl': checkTokens,
}
