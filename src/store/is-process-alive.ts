/** Whether a process of this machine still goes on, and is not another one that got its number since. */
import { readFileSync } from 'node:fs'
import { codeOf } from './store-error.ts'

/** Asks for a process by its number and, where that is known, its start. */
export type IsAlive = (pid: number, start: string | undefined) => boolean

/** True while a process has this id, whoever owns it, unless it is known to have started at another time. */
export const isProcessAlive: IsAlive = (pid, start) => hasProcess(pid) && isSame(start, processStart(pid))

/**
 * When a process started: the boot of the system and the clock ticks since, as Linux tells them (proc(5): boot_id, and
 * field 22 of stat). Undefined on other systems, and for a process that is not there.
 */
export function processStart(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, field 2, stands in parentheses and may hold anything.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks === undefined ? undefined : `${boot} ${ticks}`
  } catch {
    return undefined
  }
}

function hasProcess(pid: number): boolean {
  try {
    // Signal 0 is never delivered: it only asks.
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function isSame(start: string | undefined, found: string | undefined): boolean {
  return start === undefined || found === undefined || start === found
}
