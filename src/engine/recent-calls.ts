/** The last calls, to look at what was really sent and answered. */
import type { Call } from './trace.ts'

/** Calls kept for looking back. */
const kept = 50

/** A short memory of calls. */
export interface RecentCalls {
  readonly add: (call: Call) => void
  /** The last `n` calls, oldest first; 50 are kept. */
  readonly last: (n: number) => readonly Call[]
}

/** An empty memory. */
export function recentCalls(): RecentCalls {
  const calls: Call[] = []
  return {
    add(call) {
      calls.push(call)
      if (calls.length > kept) calls.shift()
    },
    last: (n) => (n <= 0 ? [] : calls.slice(-n)),
  }
}

/** Calls as text: what was sent, what came back, what it took. */
export function textOfCalls(calls: readonly Call[]): string {
  return calls.map(callText).join('\n\n')
}

function callText(call: Call): string {
  const { part, lm, messages, text, usage, latencyMs, cached, attempts, error, warning } = call
  const took = cached ? 'from the cache' : `${Math.round(latencyMs)} ms, ${attempts} requests`
  const tokens = `${usage.input} + ${usage.output} tokens`
  const sent = messages.map(({ role, content }) => `[${role}]\n${content}`)
  const ended = [
    ...(error ? [`[error ${error.code}]\n${error.message}`] : []),
    ...(warning ? [`[warning ${warning.code}]\n${warning.message}`] : []),
  ]
  return [`== ${part} · ${lm} · ${tokens} · ${took}`, ...sent, `[answer]\n${text}`, ...ended].join('\n')
}
