/** What every optimizer needs, refused in words where it is missing. */
import { type AnyProgram, type Example, InputError } from '../engine/index.ts'

/** @throws InputError `invalid_program` for what is no program, `invalid_trainset` for what holds no examples. */
export function checkTask(optimizer: string, student: AnyProgram, trainset: readonly Example[]): void {
  if (typeof student !== 'function' || !('withState' in student)) {
    const message = `${optimizer}: expected a program, as predict(…) or program({…}) make, got ${typeof student}`
    throw new InputError('invalid_program', message)
  }
  if (!Array.isArray(trainset)) {
    const message = `${optimizer}: expected { trainset } with a list of examples, got ${typeof trainset}`
    throw new InputError('invalid_trainset', message)
  }
  const index = trainset.findIndex((one: Example) => !(one?.inputs instanceof Object))
  if (index < 0) return
  const got = Object.keys(Object(trainset[index])).join(', ') || typeof trainset[index]
  const message = `${optimizer}: trainset[${index}]: expected { id, inputs, labels }, got ${got}`
  throw new InputError('invalid_trainset', message, { index })
}
