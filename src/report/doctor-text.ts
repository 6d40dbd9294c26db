/** The set-up as text. */
import type { DoctorReport } from '../workbench/index.ts'
import { table } from './table.ts'

/** Checks first, then settings and where each came from. */
export function doctorText({ checks, warnings, settings, versions, config, tasks }: DoctorReport): string {
  const sign = (ok: boolean) => (ok ? 'ok' : '!!')
  return [
    `whetstone ${versions.whetstone} on node ${versions.node}, model catalog of ${versions.catalog}`,
    '',
    ...checks.map(({ name, ok, told }) => `${sign(ok)}  ${name}: ${told}`),
    ...warnings.map((warning) => `!!  ${warning}`),
    '',
    `configuration  ${config ?? 'none (whetstone.config.ts is not here)'}`,
    `tasks          ${tasks.join(', ')}`,
    '',
    table(
      [{ heading: 'setting' }, { heading: 'value' }, { heading: 'from' }],
      settings.map(({ variable, value, source }) => [variable, value, source]),
    ),
  ].join('\n')
}
