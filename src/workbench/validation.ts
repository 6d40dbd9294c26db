/** What is known of a compile's candidates on examples held out, as reports show it and lineages keep it. */
import { z } from 'zod'
import type { Values } from '../engine/index.ts'

const interval = z.tuple([z.number(), z.number()]).readonly()

const candidate = z.object({
  /** Its place among the candidates, from 0. */
  id: z.number(),
  /** `student`: what the optimizer was given; `compiled`: what it made. */
  role: z.enum(['student', 'compiled']),
  program: z.string(),
  /** The stored run of kind `compile`. */
  run: z.string(),
  /** In [0, 1]; null when nothing was scored. */
  score: z.number().nullable(),
  ci: interval.nullable(),
  n: z.number(),
  errors: z.number(),
  /** What was paid, in US dollars; null when unknown. */
  costUsd: z.number().nullable(),
})

const validation = z.object({
  /** How the last candidate's run ended. */
  status: z.enum(['running', 'done', 'interrupted', 'failed', 'too_many_errors', 'budget']),
  data: z.object({ path: z.string(), hash: z.string(), size: z.number() }),
  metric: z.string(),
  model: z.union([z.string(), z.record(z.string(), z.string())]),
  simulated: z.boolean(),
  candidates: z.array(candidate).readonly(),
  /** The last candidate beside the first, paired by example; null until both have scores. */
  comparison: z
    .object({
      difference: z.number().nullable(),
      ci: interval.nullable(),
      p: z.number().nullable(),
      pairs: z.number(),
      needed: z.number().nullable(),
      verdict: z.enum(['a_better', 'b_better', 'no_worse', 'cannot_tell']),
    })
    .nullable(),
  costUsd: z.number().nullable(),
})

/** One candidate with its score. */
export type ValidationCandidate = Readonly<z.infer<typeof candidate>>

/** All candidates of a compile, in the order they were made. */
export type Validation = Readonly<z.infer<typeof validation>>

/** The validation a lineage tells of; undefined where it has none, or one of another form, as a file from elsewhere may. */
export function validationIn(lineage: Values): Validation | undefined {
  return validation.safeParse(lineage.validation).data
}
