/** Inputs one by one, from whatever holds them. */
import { InputError } from '../errors.ts'

/** Takes inputs as a `for await` loop does; a next one may be waited for beside other things, and given up. */
export interface Source<I> {
  readonly next: () => IteratorResult<I> | Promise<IteratorResult<I>>
  /** What taking an input threw: the inputs ended there, and what was begun before has its outcomes still. */
  readonly failure: () => { readonly error: unknown } | undefined
  /** Lets go of what holds the inputs; does not wait for an input that may never come. */
  readonly leave: () => Promise<void>
}

/** @throws InputError `invalid_batch` for what holds no inputs. */
export function sourceOf<I>(inputs: Iterable<I> | AsyncIterable<I>): Source<I> {
  const { [Symbol.asyncIterator]: begin, [Symbol.iterator]: beginSync } = Object(inputs) as Partial<
    Iterable<I> & AsyncIterable<I>
  >
  const iterator = begin?.call(inputs) ?? beginSync?.call(inputs)
  if (iterator === undefined) {
    const got = inputs === null ? 'null' : typeof inputs
    throw new InputError(
      'invalid_batch',
      `batch: expected a list or an (async) iterable of inputs, got ${got}`,
    )
  }
  let [isPending, isOver] = [false, false]
  let failure: { readonly error: unknown } | undefined
  const taken = (result: IteratorResult<I>) => {
    isPending = false
    isOver = result.done === true
    return result
  }
  const broken = (error: unknown): IteratorResult<I> => {
    failure = { error }
    return { done: true, value: undefined }
  }
  const failed = (error: unknown) => taken(broken(error))
  return {
    next() {
      try {
        const result = iterator.next()
        if (result instanceof Promise) {
          isPending = true
          return result.then(taken, failed)
        }
        const { done, value } = result as IteratorResult<I>
        return value instanceof Promise
          ? value.then((settled) => taken({ done: done === true, value: settled }), broken)
          : taken(result as IteratorResult<I>)
      } catch (error) {
        return failed(error)
      }
    },
    failure: () => failure,
    async leave() {
      if (isOver) return
      const left = Promise.resolve(iterator.return?.())
      if (isPending) left.catch(() => {})
      else await left
    },
  }
}
