/** A run as it stands now: its summary is written at its end, until then its rows tell. */
import { type Run, type RunSoFar, runSoFar } from '../workbench.ts'
import type { Reader } from './reader.ts'

/** A run: with its summary when it is over, with what its rows tell before. */
export interface RunNow extends Run {
  readonly soFar?: RunSoFar | undefined
}

/** The run as it stands; the summary of one that was resumed is of the time before. */
export function runNow(reader: Reader, run: Run): RunNow {
  if (run.status !== 'running' && run.summary !== undefined) return run
  const soFar = reader.remember(`so far ${run.id}`, () => runSoFar(reader, run.id))
  return { ...run, summary: undefined, soFar }
}
