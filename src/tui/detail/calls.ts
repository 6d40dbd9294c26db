/** The calls behind a row: exactly what was sent, and exactly what came back. */
import { costFact, count, duration } from '../format/number.ts'
import { indented } from '../text/indented.ts'
import { type Line, line, span } from '../text/line.ts'
import type { Call } from '../workbench.ts'
import type { DetailPlace } from './place.ts'

/** A call among those of its row. */
export interface CallPlace extends Pick<DetailPlace, 'run' | 'width' | 'signs'> {
  readonly calls: readonly Call[]
  /** Which of them. */
  readonly at: number
}

/** What was sent, as one text. */
export function promptText({ messages }: Call): string {
  return messages.map(({ role, content }) => `${role}:\n${content}`).join('\n\n')
}

/** The messages of the call with the role of each, and the reply under them. */
export function messagesLines(place: CallPlace): Line[] {
  const call = place.calls[place.at]
  if (call === undefined) return noCall()
  const sent = call.messages.flatMap(({ role, content }) => turn(role, content, place))
  return [...callHead(call, place), ...sent, ...replyTurn(call, place)]
}

/** The raw reply of the call by itself. */
export function replyLines(place: CallPlace): Line[] {
  const call = place.calls[place.at]
  return call === undefined ? noCall() : [...callHead(call, place), ...replyTurn(call, place)]
}

function noCall(): Line[] {
  return [line(' No model was called for this row.', 'muted')]
}

function callHead(call: Call, { calls, at, run, signs }: CallPlace): Line[] {
  const { usage, cached, attempts, temperature, reasoningEffort } = call
  const facts = [
    `${count(usage.input)} tokens in, ${count(usage.output)} out`,
    `${duration(call.latencyMs)}${cached ? ' (cached)' : ''}`,
    costFact(call.costUsd, run.simulated),
    ...(temperature === undefined ? [] : [`temperature ${temperature}`]),
    ...(reasoningEffort === undefined ? [] : [`effort ${reasoningEffort}`]),
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
    ...(call.finishReason === 'stop' ? [] : [`ended: ${call.finishReason}`]),
  ]
  const dot = ` ${signs.dot} `
  return [
    [
      span(` call ${at + 1} of ${calls.length}`, 'strong'),
      span(dot + [call.part, call.lm, call.adapter].join(dot)),
    ],
    line(` ${facts.join(dot)}`, 'muted'),
  ]
}

function replyTurn(call: Call, place: CallPlace): Line[] {
  const { error, warning, text } = call
  return [...turn('reply', text, place), ...remark(error, 'bad', place), ...remark(warning, 'warn', place)]
}

function remark(said: Call['error'], tone: 'bad' | 'warn', { width }: CallPlace): Line[] {
  if (said === undefined) return []
  return [line(''), ...indented(`${said.code}: ${said.message}`, 1, { width, tone })]
}

function turn(role: string, content: string, place: CallPlace): Line[] {
  const { width, signs } = place
  const rule = signs.rule.repeat(Math.max(0, width - role.length - 6))
  const head: Line = [
    span(` ${signs.rule}${signs.rule} `, 'muted'),
    span(role, 'accent'),
    span(` ${rule}`, 'muted'),
  ]
  return [line(''), head, ...(content === '' ? [line(' (empty)', 'muted')] : indented(content, 1, { width }))]
}
