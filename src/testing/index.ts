/** The testing kit, `whetstone/testing`: a scripted language model, well-formed replies, contracts to hold parts to. */
export { adapterContract } from './adapter-contract.ts'
export type { DefineTest } from './define-test.ts'
export { lmContract } from './lm-contract.ts'
export { type CompilingOptimizer, type Material, optimizerContract } from './optimizer-contract.ts'
export { reply } from './reply.ts'
export { type ScriptedAnswer, type ScriptedLM, type ScriptedReply, scriptedLM } from './scripted-lm.ts'
