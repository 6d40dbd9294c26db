/** The lineage as modules and pages tell it. */
import type { Values } from '../engine/index.ts'

/** Without what an imported DSPy file held besides: traces and training data are none of the module's business. */
export function toldLineage(lineage: Values | null): Values | null {
  if (lineage === null) return null
  const { dspy: _rest, ...told } = lineage
  return told
}
