/** Runs loops in processes of their own, and tells figures. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Measured } from './measured.ts'

/** What a loop of this folder measured, such as `loop('bare-loop', url, 2000, 8)`. */
export function loop(name: string, ...argv: (string | number)[]): Measured {
  return measuredBy(process.execPath, fileURLToPath(new URL(`./${name}.ts`, import.meta.url)), ...argv)
}

/** What a program measured and printed as JSON in its last line. */
export function measuredBy(program: string, ...argv: (string | number)[]): Measured {
  const printed = execFileSync(program, argv.map(String), { encoding: 'utf8' })
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Measured
}

/** Examples a second in the loop. */
export function rate({ count, loopMs }: Measured): number {
  return (count / loopMs) * 1000
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** One line: a figure, and what stands beside it. */
export function tell(figure: string, value: string, beside: string): void {
  console.log(`${figure.padEnd(44)} ${value.padStart(9)}   ${beside}`)
}
