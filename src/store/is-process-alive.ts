/** Whether a process of this machine still goes on. */
import { codeOf } from './store-error.ts'

/** True while a process has this id, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    // Signal 0 is never delivered: it only asks.
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
