/** Progress of a run on stderr: one line that is rewritten on a terminal, a line now and then elsewhere. */
import { count, dollars, duration, points } from '../report/index.ts'
import type { RunProgress } from '../workbench/index.ts'
import type { Io } from './io.ts'

const rewriteEveryMs = 100
const lineEveryMs = 5_000

/** Shows progress; `done` clears the line. */
export interface ProgressLine {
  readonly show: (progress: RunProgress) => void
  readonly done: () => void
}

/** A line for this terminal, or for a log where there is none. */
export function progressLine({ err, isErrTty, env }: Io, now: () => number): ProgressLine {
  const isLive = isErrTty && env.TERM !== 'dumb' && !env.CI
  let last = now()
  let isShown = false
  const clear = () => {
    if (isShown) err('\r\u001B[2K')
    isShown = false
  }
  return {
    show(progress) {
      const isLast = progress.done === progress.total
      if (now() - last < (isLive ? rewriteEveryMs : lineEveryMs) && !(isLive && isLast)) return
      last = now()
      err(isLive ? `\r\u001B[2K${progressText(progress)}` : `${progressText(progress)}\n`)
      isShown = isLive
    },
    done: clear,
  }
}

/** Done of total, score so far, errors, cost, rate and time left. */
export function progressText({
  done,
  total,
  score,
  errors,
  costUsd,
  simulated,
  perSecond,
  leftMs,
}: RunProgress): string {
  const facts = [
    `${done}/${total}`,
    `score ${points(score)}`,
    count(errors, 'error'),
    dollars(costUsd, simulated),
    perSecond === null ? undefined : `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`,
    leftMs === null || done === total ? undefined : `${duration(leftMs)} left`,
  ]
  return `  ${facts.filter((fact) => fact !== undefined).join(' · ')}`
}
