/** The two simulated models as data: how often each keeps which rule, without demos and at best. */

/** Rules of the product-research tasks that a model can keep or break. */
export const rules = [
  'prefix',
  'length',
  'relevance',
  'scores',
  'count',
  'title',
  'description',
  'hmw',
  'metrics',
  'jobs',
  'rank',
  'order',
] as const

/** The name of a rule. */
export type Rule = (typeof rules)[number]

/** How often a rule is kept: zero-shot with a generic instruction, and after many good demos. */
export interface Level {
  readonly base: number
  readonly ceiling: number
}

/** How hard a model thinks before it answers. */
export type Effort = 'minimal' | 'low' | 'medium' | 'high'

/** A simulated model. */
export interface SimulatedModel {
  readonly id: string
  readonly levels: Readonly<Record<Rule, Level>>
  /** How often the form of an answer breaks, without demos and at best. */
  readonly brokenForm: Level
  /** Spread of the noise on choices between values. */
  readonly noise: number
}

/** What each effort costs in hidden tokens, and adds to each skill in log-odds. */
export const efforts: Readonly<Record<Effort, { readonly tokens: number; readonly bonus: number }>> = {
  minimal: { tokens: 0, bonus: 0 },
  low: { tokens: 64, bonus: 0.08 },
  medium: { tokens: 192, bonus: 0.16 },
  high: { tokens: 448, bonus: 0.24 },
}

/** The models that answer, by id. */
export const models: ReadonlyMap<string, SimulatedModel> = new Map(
  [
    {
      id: 'gpt-5-nano',
      levels: {
        prefix: { base: 0.785, ceiling: 0.96 },
        length: { base: 0.93, ceiling: 0.985 },
        relevance: { base: 0.795, ceiling: 0.94 },
        scores: { base: 0.96, ceiling: 0.99 },
        count: { base: 0.92, ceiling: 0.98 },
        title: { base: 0.94, ceiling: 0.99 },
        description: { base: 0.94, ceiling: 0.99 },
        hmw: { base: 0.935, ceiling: 0.988 },
        metrics: { base: 0.935, ceiling: 0.988 },
        jobs: { base: 0.935, ceiling: 0.99 },
        rank: { base: 0.96, ceiling: 0.993 },
        order: { base: 0.94, ceiling: 0.99 },
      },
      brokenForm: { base: 0.03, ceiling: 0.006 },
      noise: 0.7,
    },
    {
      id: 'gpt-5-mini',
      levels: {
        prefix: { base: 0.9, ceiling: 0.99 },
        length: { base: 0.972, ceiling: 0.997 },
        relevance: { base: 0.89, ceiling: 0.985 },
        scores: { base: 0.985, ceiling: 0.998 },
        count: { base: 0.965, ceiling: 0.995 },
        title: { base: 0.976, ceiling: 0.995 },
        description: { base: 0.976, ceiling: 0.995 },
        hmw: { base: 0.974, ceiling: 0.993 },
        metrics: { base: 0.974, ceiling: 0.993 },
        jobs: { base: 0.973, ceiling: 0.994 },
        rank: { base: 0.98, ceiling: 0.997 },
        order: { base: 0.97, ceiling: 0.993 },
      },
      brokenForm: { base: 0.01, ceiling: 0.002 },
      noise: 0.55,
    },
  ].map((model) => [model.id, model]),
)
