/** 1 when the field equals the label of the same name after trimming and case folding. */
import type { Metric, MetricResult } from '../metric.ts'

/** The metric of tasks with one right answer, such as a class. Feedback names both texts. */
export function exactMatch(field: string): Metric<Readonly<Record<string, unknown>>> {
  return ({ labels }, prediction): MetricResult => {
    const [expected, got] = [labels[field], prediction[field]].map((value) =>
      String(value).trim().toLowerCase(),
    )
    return expected === got
      ? { score: 1 }
      : {
          score: 0,
          feedback: `${field}: expected ${JSON.stringify(labels[field])}, got ${JSON.stringify(prediction[field])}`,
        }
  }
}
