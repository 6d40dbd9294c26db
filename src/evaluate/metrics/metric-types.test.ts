/** The shipped metrics fit the metrics of a task, whatever its program predicts; checked by the compiler. */
import { expectTypeOf, it } from 'vitest'
import { predict, signature } from '../../engine/index.ts'
import { defineTask, type Task } from '../task.ts'
import {
  allOf,
  exactMatch,
  lmJudge,
  numberMatch,
  pairwiseJudge,
  regex,
  semanticF1,
  weighted,
} from './index.ts'

it('fit a task beside metrics of its own', () => {
  const task = defineTask({
    program: predict(signature("ticket -> team: 'billing' | 'technical', urgent: boolean, hours: number")),
    metric: 'team',
    metrics: {
      team: exactMatch('team'),
      hours: numberMatch('hours', { tolerance: 1 }),
      both: allOf({ team: exactMatch('team'), own: (_, { urgent }: { urgent: boolean }) => urgent }),
      mean: weighted({ team: [exactMatch('team'), 2], text: [regex('team', /b/), 1] }),
      judge: lmJudge({ rubric: { kind: 'It is kind.' } }),
      pair: pairwiseJudge({ criterion: 'kinder' }),
      ideas: semanticF1('team'),
      own: (_, prediction) => {
        expectTypeOf(prediction.hours).toEqualTypeOf<number>()
        return prediction.urgent
      },
    },
  })
  expectTypeOf(task).toEqualTypeOf<Task>()
})
