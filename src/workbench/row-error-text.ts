/** What the error of a row says, with the metric at fault. */
import type { RowError } from '../evaluate/index.ts'

/** The message; what a metric threw does not tell by itself that it comes from there. */
export function rowErrorText({ at, message }: RowError): string {
  return at === 'program' || message.startsWith(`metric ${at}`) ? message : `metric ${at}: ${message}`
}
