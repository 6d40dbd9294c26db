/** A message as the endpoint takes it: text alone, or text and images as content parts. */
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { Message } from './types.ts'

/** Images stand after the text that names them; a message without images stays plain text. */
export function wireMessage({ role, content, images = [] }: Message): ChatCompletionMessageParam {
  if (role !== 'user' || images.length === 0) return { role, content }
  const shown = images.map((url) => ({ type: 'image_url' as const, image_url: { url } }))
  return { role, content: [{ type: 'text', text: content }, ...shown] }
}
