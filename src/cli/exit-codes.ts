/** Exit codes: one table. */

/** What a command's end means to the shell. */
export const exitCode = {
  done: 0,
  failed: 1,
  badInput: 2,
  gateNotMet: 3,
  cannotTell: 4,
  budget: 5,
  interrupted: 130,
} as const

/** The code of a run that ended so. */
export const exitOfStatus = {
  done: exitCode.done,
  running: exitCode.failed,
  failed: exitCode.failed,
  too_many_errors: exitCode.failed,
  budget: exitCode.budget,
  interrupted: exitCode.interrupted,
} as const
