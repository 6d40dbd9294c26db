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

/** Judges a reply. Replies that could not be read are never final; violations are where the policy is to fail. */
export function judge(reply: Reply, inputs: Values, { onViolation = {}, check }: Policy): Verdict {
  const policies = typeof onViolation === 'string' ? { schema: onViolation, check: onViolation } : onViolation
  if ('error' in reply) {
    if (reply.broken === undefined) return { error: reply.error, isFinal: false }
    if (policies.schema !== 'accept') return { error: reply.error, isFinal: policies.schema === 'fail' }
    return { values: reply.broken, warning: violation(reply.error.message) }
  }
  const broken = check?.(reply.values, inputs)
  if (broken === undefined) return reply
  if (policies.check === 'accept') return { values: reply.values, warning: violation(broken) }
  const error = new WhetstoneError('constraint_violated', broken, { outputs: reply.values })
  return { error, isFinal: policies.check === 'fail' }
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
