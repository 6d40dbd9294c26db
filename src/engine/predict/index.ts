/** The public list of the predict folder. */
export { type ChainOfThoughtOf, chainOfThought, type WithReasoning } from './chain-of-thought.ts'
export { type Listener, listening, type Written } from './listen.ts'
export { type PredictOptions, type PredictorOf, predict } from './predict.ts'
export { type Reply, readReply } from './read-reply.ts'
export { whenRead } from './reading.ts'
export { hasThinkingApart, isForm, withoutThinking } from './thinking.ts'
export type { Check, OnViolation, OnViolations } from './violation.ts'
