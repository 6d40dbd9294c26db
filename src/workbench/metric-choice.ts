/** Which metrics a run measures: the one named first is the score. */
import { InputError, suggestion } from '../engine/index.ts'
import type { Metric, Task } from '../evaluate/index.ts'

/**
 * Metrics of a task by a comma-separated list of names; without one, the task's own metric.
 * @throws InputError `unknown_metric` naming the nearest.
 */
export function chooseMetrics(task: Task, names: string | undefined): Readonly<Record<string, Metric>> {
  const chosen = names === undefined ? [task.metric] : names.split(',').map((name) => name.trim())
  const entries = chosen.map((name) => {
    const metric = Object.hasOwn(task.metrics, name) ? task.metrics[name] : undefined
    if (metric) return [name, metric] as const
    const known = Object.keys(task.metrics)
    throw new InputError(
      'unknown_metric',
      `--metric: expected a metric of the task, got \`${name}\`; ${suggestion(name, known)}`,
      { metric: name, known },
    )
  })
  return Object.fromEntries(entries)
}
