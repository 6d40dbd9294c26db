/** Plain messages stay plain; images become content parts of the user's message. */
import { expect, it } from 'vitest'
import { wireMessage } from './openai-message.ts'

it.each([
  { role: 'system', content: 'Look.' },
  { role: 'user', content: 'What is this?' },
  { role: 'assistant', content: 'A cat.' },
] as const)('sends $role text as it is', (message) => {
  expect(wireMessage(message)).toEqual(message)
})

it('sends images beside the text that names them', () => {
  const images = ['https://example.org/a.png', 'data:image/png;base64,AAAA']
  expect(wireMessage({ role: 'user', content: '(image 1) (image 2)', images })).toEqual({
    role: 'user',
    content: [
      { type: 'text', text: '(image 1) (image 2)' },
      { type: 'image_url', image_url: { url: images[0] } },
      { type: 'image_url', image_url: { url: images[1] } },
    ],
  })
})
