/** Thinking aloud: the `<think>` block that some models write before their answer. */
import { type Adapter, chatAdapter, jsonAdapter, xmlAdapter } from '../adapter/index.ts'
import type { AnySignature } from '../signature/index.ts'

/** The forms that replies may be in, whichever was asked for. */
export const forms: readonly Adapter[] = [chatAdapter, jsonAdapter, xmlAdapter]

/** A reply without the thinking it begins with; of a reply that goes on, thinking without an end hides all. */
export function withoutThinking(text: string, isWhole = true): string {
  return text.replace(isWhole ? /^\s*<think>[\s\S]*?<\/think>/ : /^\s*<think>[\s\S]*?(<\/think>|$)/, '')
}

/**
 * What stands behind thinking whose beginning is not part of the reply: a chat template wrote it for the model.
 * Undefined where there is none.
 */
export function behindOpenThinking(text: string): string | undefined {
  const end = text.indexOf(endTag)
  return end < 0 || text.slice(0, end).includes('<think>') ? undefined : text.slice(end + endTag.length)
}

/** The field that a reply begins with, and in which form; undefined for one that begins with anything else. */
export function opening(text: string): { readonly form: Adapter; readonly name: string } | undefined {
  for (const [form, pattern] of openings) {
    const name = pattern.exec(text)?.[1]
    if (name !== undefined) return { form, name }
  }
  return undefined
}

const openings: readonly (readonly [Adapter, RegExp])[] = [
  [chatAdapter, /^\s*\[\[ ## ([\p{ID_Continue}]+) ## \]\]/u],
  [xmlAdapter, /^\s*<([\p{ID_Continue}]+)>/u],
  [jsonAdapter, /^\s*\{\s*"([^"\\]+)"\s*:/],
]

/** False where thinking is an answer: of a field `think`. Else models draft their answer there, and the draft is none. */
export function hasThinkingApart({ outputs }: AnySignature): boolean {
  return !outputs.some(({ name }) => name === 'think')
}

/** True for the forms that say nothing of thinking; an adapter of one's own may read it. */
export function isForm(adapter: Adapter): boolean {
  return forms.includes(adapter)
}

const endTag = '</think>'
