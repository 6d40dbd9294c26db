/** Tasks type their metrics by the program's prediction; checked by the compiler. */
import { expectTypeOf, it } from 'vitest'
import { predict, signature } from '../engine/index.ts'
import { defineTask, type Task } from './task.ts'

it('gives metrics the type of the prediction', () => {
  const program = predict(signature("ticket -> team: 'billing' | 'technical', urgent: boolean"))
  const task = defineTask({
    program,
    metric: 'team',
    metrics: {
      team: ({ labels }, prediction) => {
        expectTypeOf(prediction).toEqualTypeOf<{ team: 'billing' | 'technical'; urgent: boolean }>()
        // @ts-expect-error there is no such field: a type test must be able to fail
        prediction.teem
        return prediction.team === labels.team
      },
    },
  })
  expectTypeOf(task).toEqualTypeOf<Task>()
})
