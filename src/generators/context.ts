/** The research context that both generators work from. */
import { z } from 'zod'
import type { Values } from '../engine/index.ts'

/** Input fields of a research context; `context_summary` is derived from the others. */
export const contextFields = {
  context_summary: z.string(),
  insights: z.array(z.string()).describe('what was observed'),
  metrics: z.array(z.string()).describe('what the team measures'),
  jtbds: z.array(z.string()).describe('jobs to be done'),
}

/** How many items to write. */
export const countField = z.int().min(1).max(20).default(5)

/** Adds `context_summary`, one line on what the context holds, unless a person wrote one. */
export function addContextSummary(inputs: Values): Values {
  const { context_summary: own, insights, metrics, jtbds } = inputs
  if (typeof own === 'string' && own.trim() !== '') return inputs
  const sizes = [counted(insights, 'insight'), counted(metrics, 'metric'), counted(jtbds, 'job')].join(', ')
  const [firstJob] = listOf(jtbds)
  const summary = firstJob === undefined ? sizes : `${sizes}; first job: ${firstJob}`
  return { ...inputs, context_summary: summary }
}

function counted(items: unknown, noun: string): string {
  const { length } = listOf(items)
  return `${length} ${noun}${length === 1 ? '' : 's'}`
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
