/** The exact messages of each call and the raw reply; what many calls begin with is written once and pointed to. */
import type { Call } from '../../workbench/index.ts'
import { count, dollars, duration } from '../format.ts'
import { html, type Markup, untrusted } from './markup.ts'

/** Message lists that calls share, by what they hold. */
export interface Prompts {
  /** The name to point to; undefined when there are too many to keep. */
  nameOf(call: Call): string | undefined
  /** All of them, in the order of their names. */
  section(): Markup
}

/** More than this, as when every row picks demos of its own, are written in place. */
const mostPrompts = 50

/** No prompts yet. */
export function prompts(): Prompts {
  const known = new Map<string, { readonly name: string; readonly call: Call }>()
  return {
    nameOf(call) {
      if (call.preambleLength === 0) return undefined
      const key = JSON.stringify([call.part, call.messages.slice(0, call.preambleLength)])
      const found = known.get(key)
      if (found) return found.name
      if (known.size >= mostPrompts) return undefined
      const name = `prompt-${known.size + 1}`
      known.set(key, { name, call })
      return name
    },
    section: () =>
      html`${known.size > 0 && html`<section id="prompts"><h2>Prompts</h2><p class="soft">What every call of a part begins with: instructions and demos, exactly as sent.</p>${[...known.values()].map(({ name, call }) => promptBox(name, call))}</section>`}`,
  }
}

/** A call of a row. */
export function callBox(call: Call, prompt: string | undefined): Markup {
  const { part, lm, usage, latencyMs, listCostUsd, cached, attempts, finishReason, error, warning } = call
  const facts = [
    `${usage.input.toLocaleString('en-US')} tokens in, ${usage.output.toLocaleString('en-US')} out`,
    duration(latencyMs),
    dollars(listCostUsd, lm.startsWith('simulated/')),
    ...(cached ? ['from the cache'] : []),
    ...(attempts > 1 ? [count(attempts, 'attempt')] : []),
    ...(finishReason === 'stop' ? [] : [finishReason]),
  ]
  const own = prompt === undefined ? call.messages : call.messages.slice(call.preambleLength)
  return html`<details class="plain"><summary>call ${part} · ${lm} · ${facts.join(' · ')}</summary>
${prompt !== undefined && html`<p class="soft">First the ${count(call.preambleLength, 'message')} of <a href="#${prompt}">${prompt}</a>, then:</p>`}
${own.map(messageBox)}
<div class="field"><span>reply</span>${untrusted(call.text)}</div>
${error ? html`<div class="field"><span class="bad">${error.code}</span>${untrusted(error.message)}</div>` : null}${warning ? html`<div class="field"><span>${warning.code}</span>${untrusted(warning.message)}</div>` : null}</details>`
}

function promptBox(name: string, call: Call): Markup {
  const messages = call.messages.slice(0, call.preambleLength)
  return html`<details class="plain"><summary>${name} · ${call.part} · ${count(messages.length, 'message')}</summary><div id="${name}">${messages.map(messageBox)}</div></details>`
}

function messageBox({ role, content }: Call['messages'][number]): Markup {
  return html`<div class="field"><span>${role}</span>${untrusted(content)}</div>`
}
