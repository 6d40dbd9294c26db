/** The forms of requests and answers: what is checked on the way in, promised on the way out and documented. */
import { z } from '@hono/zod-openapi'

const text = (most: number) => z.string().min(1).max(most)

const item = z
  .union([text(4000), z.object({ id: z.string().max(200), text: text(4000) })], {
    error: 'expected a text of 1 to 4000 characters, or { id, text }',
  })
  .openapi({ description: 'a text, or `{ id, text }`; only the text is told to the model' })

const items = z.array(item).max(100).default([])

const context = z
  .object({
    insights: items.openapi({ description: 'what was observed' }),
    metrics: items.openapi({ description: 'what the team measures' }),
    jtbds: items.openapi({ description: 'jobs to be done' }),
  })
  .openapi('Context')

const choices = {
  count: z.int().min(1).max(20).default(5).openapi({ description: 'how many to write' }),
  model: text(200).optional().openapi({
    description: 'another model than the service uses: `provider/model`, or `part=model,part=model`',
  }),
  program: text(200)
    .optional()
    .openapi({ description: 'another program: the name or hash of a compiled program of this generator' }),
}

/** What `generate_hmw` takes. */
export const hmwRequest = z.object({ context, ...choices }).openapi('HmwRequest', {
  example: {
    context: {
      insights: ['Nurses type the same note into two systems.'],
      metrics: ['Minutes of charting per shift'],
      jtbds: ['Hand over a ward without losing facts'],
    },
    count: 3,
  } as never,
})

/** What `generate_solutions` takes. */
export const solutionsRequest = z
  .object({ hmws: z.array(text(2000)).min(1).max(50), context, ...choices })
  .openapi('SolutionsRequest', {
    example: {
      hmws: ['How might we spare nurses from typing a note twice?'],
      context: {
        insights: ['Nurses type the same note into two systems.'],
        metrics: ['Minutes of charting per shift'],
        jtbds: ['Hand over a ward without losing facts'],
      },
      count: 3,
    } as never,
  })

const meta = z
  .object({
    request_id: z.string(),
    model: z.string().openapi({ description: 'the model that answered; `part=model,…` when parts differ' }),
    program: z.string().openapi({ description: 'the program that answered' }),
    duration_ms: z.number().min(0),
    usage: z.object({
      input_tokens: z.int().min(0),
      cached_input_tokens: z.int().min(0),
      output_tokens: z.int().min(0),
      reasoning_tokens: z.int().min(0),
      total_tokens: z.int().min(0),
    }),
    cost_usd: z.number().min(0).nullable().openapi({ description: 'null when a price is unknown' }),
    cached: z.boolean(),
    fallback_used: z.boolean().openapi({ description: 'another program or model than asked for answered' }),
  })
  .openapi('Meta')

const hmws = {
  hmws: z.array(z.object({ question: z.string(), score: z.number().min(0).max(10) })).min(1),
  reasoning: z.string(),
}

const solutions = {
  solutions: z
    .array(
      z.object({
        title: z.string(),
        description: z.string(),
        hmw: z.string(),
        metrics: z.array(z.string()),
        jtbds: z.array(z.string()),
        impact: z.int().min(1).max(10),
        effort: z.int().min(1).max(10),
        confidence: z.number().min(0).max(1),
        rank: z.int().min(1),
      }),
    )
    .min(1),
  reasoning: z.string(),
}

/** What a generator has to give: the answer without `meta`. */
export const hmwContent = z.object(hmws)
/** What a generator has to give: the answer without `meta`. */
export const solutionsContent = z.object(solutions)
/** What `generate_hmw` answers. */
export const hmwAnswer = z.object({ ...hmws, meta }).openapi('HmwAnswer')
/** What `generate_solutions` answers. */
export const solutionsAnswer = z.object({ ...solutions, meta }).openapi('SolutionsAnswer')

/** A request to `generate_hmw`, defaults filled in. */
export type HmwRequest = z.infer<typeof hmwRequest>
/** A request to `generate_solutions`, defaults filled in. */
export type SolutionsRequest = z.infer<typeof solutionsRequest>
/** What is said about an answer. */
export type Meta = z.infer<typeof meta>
