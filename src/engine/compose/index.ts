/** The public list of the compose folder. */
export { bestOfN } from './best-of-n.ts'
export { withDirectFallback } from './direct-fallback.ts'
export { majority } from './majority.ts'
export { refine } from './refine.ts'
export type { Reward, TryOptions } from './tries.ts'
