/** The compiles of the store, read once for all views of them. */
import type { Later } from '../../data/later.ts'
import type { Reader } from '../../data/reader.ts'
import type { Optimization } from '../../workbench.ts'

/** All of them, newest first. */
export function optimizationsOf(reader: Reader): Later<readonly Optimization[]> {
  return reader.later('optimizations', (desk) => desk.optimizations())
}
