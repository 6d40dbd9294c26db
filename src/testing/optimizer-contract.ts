/** What every optimizer keeps to: the student stays as it is, equal seeds give equal programs, only the state changes. */
import assert from 'node:assert/strict'
import type { AnyProgram, Example } from '../engine/index.ts'
import { type DefineTest, frozen } from './define-test.ts'

/** The part of an optimizer that the contract is about. */
export interface CompilingOptimizer {
  readonly name: string
  compile<P extends AnyProgram>(
    student: P,
    options: { readonly trainset: readonly Example[]; readonly seed?: number | undefined },
  ): Promise<P>
}

/** What is compiled: a program and the examples to compile it with. */
export interface Material {
  readonly student: AnyProgram
  readonly trainset: readonly Example[]
}

/**
 * Defines the tests of the optimizer contract. The material is made anew for each of them.
 * @example optimizerContract(it, () => labeledFewShot({ k: 2 }), () => ({ student: predict(sig), trainset }))
 */
export function optimizerContract(
  it: DefineTest,
  makeOptimizer: () => CompilingOptimizer,
  makeMaterial: () => Material,
): void {
  it('has a name', () => {
    assert.match(makeOptimizer().name, /^[a-z][a-z0-9-]*$/)
  })

  it('leaves the student and the trainset as they are', async () => {
    const { student, trainset } = makeMaterial()
    const before = JSON.stringify([student.state, trainset])
    frozen(student.state)
    await makeOptimizer().compile(student, { trainset: frozen(trainset), seed: 1 })
    assert.equal(JSON.stringify([student.state, trainset]), before)
  })

  it('makes equal programs from equal seeds', async () => {
    const compiled = async () => {
      const { student, trainset } = makeMaterial()
      return (await makeOptimizer().compile(student, { trainset, seed: 7 })).toJSON()
    }
    assert.deepEqual(await compiled(), await compiled())
  })

  it('makes a program of the same parts that can be saved and loaded', async () => {
    const { student, trainset } = makeMaterial()
    const program = await makeOptimizer().compile(student, { trainset, seed: 1 })
    assert.deepEqual(Object.keys(program.state), Object.keys(student.state))
    const saved: unknown = JSON.parse(JSON.stringify(program.toJSON()))
    assert.deepEqual(JSON.parse(JSON.stringify(student.fromJSON(saved).toJSON())), saved)
  })
}
