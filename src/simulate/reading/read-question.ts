/** Finds the question of a chat: the last user message, or the one before a remark on a former answer. */

import { objectOf, sectionsOf, tagsOf, valuesOf } from './marked.ts'
import type { ChatMessage, Question } from './prompt.ts'
import type { Values } from './value-type.ts'

/** The question, and how many messages stand before it. */
export interface FoundQuestion extends Question {
  readonly at: number
}

/** The question of a chat. A last user message without values, after one with values, is a remark. */
export function findQuestion(messages: readonly ChatMessage[]): FoundQuestion {
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const text = messages[last]?.content ?? ''
  const inputs = valuesIn(text)
  if (inputs !== undefined || text.trim() === '' || messages[last - 1]?.role !== 'assistant') {
    return {
      at: last === -1 ? messages.length : last,
      text,
      inputs: inputs ?? { text },
      complaint: complaintIn(text),
    }
  }
  const asked = messages.findLastIndex(({ role }, at) => role === 'user' && at < last - 1)
  const former = messages[asked]?.content ?? ''
  const values = valuesIn(former)
  const isRemark = asked === last - 2 && (values !== undefined || isComplaint(text))
  if (!isRemark) return { at: last, text, inputs: { text }, complaint: undefined }
  return { at: asked, text: former, inputs: values ?? { text: former }, complaint: text }
}

function valuesIn(text: string): Values | undefined {
  const sections = sectionsOf(text)
  if (sections.size > 0) return valuesOf(sections)
  const object = /^\s*(?:\([^)]*\)\s*)?\{/.test(text) ? objectOf(text) : undefined
  if (object !== undefined) return object
  const tags = tagsOf(text)
  return tags.size > 0 ? valuesOf(tags) : undefined
}

function isComplaint(text: string): boolean {
  return /(?:could not|cannot) be (?:read|parsed|used)|broke a rule|(?:former|previous|last|your) answer|try again|expected\b.*\bgot\b/i.test(
    text,
  )
}

// A remark can also stand below the question, in the same message.
function complaintIn(text: string): string | undefined {
  const found =
    /(?:your |the )?(?:former|previous|last) (?:answer|attempt|reply)\b[^\n]*(?:could not|broke|was|failed|got)[\s\S]*$/i.exec(
      text,
    )
  return found?.[0]
}
