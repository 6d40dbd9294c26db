/** What becomes of a prediction that breaks a constraint. */
import { InputError, type Reason, WhetstoneError } from '../errors.ts'
import type { Values } from '../example.ts'
import { suggestion } from '../nearest.ts'
import type { Reply } from './read-reply.ts'

/** Ask again with the violation named (as often as `maxReasks` says), take it with a warning in the trace, or fail. */
export type OnViolation = 'ask-again' | 'accept' | 'fail'

/** One policy for all, or one for limits of the schema and one for `check`; what is absent is asked again. */
export type OnViolations =
  | OnViolation
  | { readonly schema?: OnViolation | undefined; readonly check?: OnViolation | undefined }

/** A rule over all outputs: what is wrong, in words a model can act on; undefined when nothing is. */
export type Check<I = Values, O = Values> = (outputs: O, inputs: I) => string | undefined

/** What holds for the predictions of one predictor. */
export interface Policy {
  readonly onViolation?: OnViolations | undefined
  readonly check?: Check | undefined
}

/** A prediction to take, with a warning where it is not as asked for; or why there is none, and whether that is final. */
export type Verdict =
  | { readonly values: Values; readonly warning?: Reason | undefined }
  | { readonly error: WhetstoneError; readonly isFinal: boolean }
  | { readonly error: unknown; readonly isFinal: true }

/** Judges a reply. Replies that could not be read are never final; violations are where the policy is to fail. */
export function judge(reply: Reply, inputs: Values, { onViolation = {}, check }: Policy): Verdict {
  const policies = typeof onViolation === 'string' ? { schema: onViolation, check: onViolation } : onViolation
  const isRead = 'values' in reply
  if (!isRead && (policies.schema !== 'accept' || reply.broken === undefined))
    return { error: reply.error, isFinal: reply.isViolation === true && policies.schema === 'fail' }
  const values = isRead ? reply.values : (reply.broken ?? {})
  const accepted = isRead ? [] : [reply.error.message]
  const broken = wordsOf(check?.(values, inputs))
  if (broken !== undefined && policies.check !== 'accept') {
    const error = new WhetstoneError('constraint_violated', broken, { outputs: values })
    return { error, isFinal: policies.check === 'fail' }
  }
  const told = broken === undefined ? accepted : [...accepted, broken]
  return told.length === 0 ? { values } : { values, warning: violation(told.join('; ')) }
}

/** What a check says; no words are nothing wrong, anything else is a slip that no model can mend. */
function wordsOf(said: unknown): string | undefined {
  if (said === undefined || said === null || said === '') return undefined
  if (typeof said === 'string') return said
  // Nobody waits for a promise: what it fails with would end the process.
  if (said instanceof Promise) said.catch(() => {})
  const got = typeof said === 'object' ? Object.prototype.toString.call(said) : String(said)
  const told = `check: expected what is wrong in words, or undefined when nothing is; got ${got}`
  throw new InputError('invalid_check', told)
}

const known: readonly OnViolation[] = ['ask-again', 'accept', 'fail']

/** @throws InputError `invalid_policy` for a misspelt policy, which would be taken for `ask-again`. */
export function requirePolicies(name: string, given: OnViolations | undefined): void {
  if (given === undefined) return
  const policies = isPolicyEach(given) ? given : { schema: given, check: given }
  for (const [key, policy] of Object.entries(policies)) {
    if (key !== 'schema' && key !== 'check') {
      throw invalidPolicy(name, `expected onViolation for schema and check, got \`${key}\``, given)
    }
    if (policy === undefined || known.includes(policy)) continue
    const got = typeof policy === 'string' ? policy : String(JSON.stringify(policy))
    const told = `expected onViolation to be ${known.join(', ')}, or one of them for each of schema and check`
    throw invalidPolicy(name, `${told}; got ${got}; ${suggestion(got, known)}`, given)
  }
}

function isPolicyEach(given: OnViolations): given is Exclude<OnViolations, string> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function invalidPolicy(name: string, told: string, onViolation: unknown): InputError {
  return new InputError('invalid_policy', `${name}: ${told}`, { onViolation })
}

function violation(message: string): Reason {
  return { code: 'constraint_violated', message }
}
