/** The public list of the predict folder. */
export { type ChainOfThoughtOf, chainOfThought, type WithReasoning } from './chain-of-thought.ts'
export { type PredictorOf, predict } from './predict.ts'
export { type Reply, readReply } from './read-reply.ts'
