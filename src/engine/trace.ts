/** What happened: one record per request to a model, handed to whoever listens. */
import type { Reason } from './errors.ts'
import { addCost, addUsage, type Completion, type Message, noUsage, type Sampling } from './lm/types.ts'

/** One request of a predictor to a model and what came back. */
export interface Call extends Sampling, Spend, Pick<Completion, 'latencyMs' | 'cached' | 'attempts'> {
  /** Path of the predictor in its program (`self` for a lone predictor). */
  readonly part: string
  readonly lm: string
  readonly adapter: string
  /** Exactly what was sent; the first `preambleLength` messages are the same for every call of the part. */
  readonly messages: readonly Message[]
  readonly preambleLength: number
  /** The raw reply; empty when none came. */
  readonly text: string
  /** As the provider said it; `error` when no reply came. */
  readonly finishReason: string
  /** Why the call gave no prediction: the provider's error, or what was wrong with the reply. */
  readonly error?: Reason | undefined
  /** Why a prediction was taken although it is not as asked for: a constraint it breaks, a fallback that stood in. */
  readonly warning?: Reason | undefined
}

/** Takes each call as it ends. */
export type CallSink = (call: Call) => void

/** Tokens and US dollars of one answer or the sum of many: `costUsd` as paid, `listCostUsd` as if none had been cached. */
export type Spend = Pick<Completion, 'usage' | 'costUsd' | 'listCostUsd'>

/** Nothing spent. */
export const noSpend: Spend = { usage: noUsage, costUsd: 0, listCostUsd: 0 }

/** The sum of two. */
export function addSpend(a: Spend, b: Spend): Spend {
  return {
    usage: addUsage(a.usage, b.usage),
    costUsd: addCost(a.costUsd, b.costUsd),
    listCostUsd: addCost(a.listCostUsd, b.listCostUsd),
  }
}

/** The sum over calls. */
export function spendOf(calls: readonly Spend[]): Spend {
  return calls.reduce(addSpend, noSpend)
}
