/** What exported modules hold besides where inputs are images or earlier turns: messages with images, turns of a chat. */
import type { Message } from '../engine/index.ts'
import type { ExportStep } from './export-step.ts'

/** How a kind of module spells the messages of users that show images. */
export interface ImageSpelling {
  /** Source of the type `Message`. */
  readonly type: string
  /** Source of what `asked` gives for `content` and `images`. */
  readonly message: string
  /** A message of the engine, as the module holds it. */
  readonly told: (message: Message) => unknown
}

/** True where a message is more than the text of its inputs. */
export function isDialogue(steps: readonly { readonly step: ExportStep }[]): boolean {
  return steps.some(({ step }) =>
    step.inputs.some(({ encode }) => encode === 'image' || encode === 'history'),
  )
}

/** Images beside the text, as the engine has them. */
export const plainImages: ImageSpelling = {
  type: `/** One message of a chat; images are addresses, shown with the content in the order in which it names them. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
  readonly images?: readonly string[]
}`,
  message: `{ role: 'user', content, ...(images.length > 0 ? { images } : {}) }`,
  told: (message) => message,
}

/** Source of the type of messages whose images are content parts. */
const partedMessage = `type Message =
  | { readonly role: 'system' | 'assistant'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | Part[] }`

const partComment = '/** A piece of a message: text, or an image by its address. */'

/** Source of the type of a part; `image` is that of an image. */
function partType(image: string): string {
  return `type Part =
  | { readonly type: 'text'; readonly text: string }
  | ${image}`
}

/** Source of a message; `part` is that of the function from an address to its part. */
function partedSource(part: string): string {
  return `{
    role: 'user',
    content:
      images.length === 0
        ? content
        : [
            { type: 'text', text: content },
            ...images.map(${part}),
          ],
  }`
}

/** What such a source gives. */
function toldInParts(part: (url: string) => object): ImageSpelling['told'] {
  return ({ role, content, images = [] }) => ({
    role,
    content: images.length === 0 ? content : [{ type: 'text', text: content }, ...images.map(part)],
  })
}

/** Images as content parts of the `openai` client. */
export const openaiImages: ImageSpelling = {
  type: `/** One message of a chat, as the \`openai\` client takes it. */
export ${partedMessage}

${partComment}
export ${partType(`{ readonly type: 'image_url'; readonly image_url: { readonly url: string } }`)}`,
  message: partedSource(`(url) => ({ type: 'image_url' as const, image_url: { url } })`),
  told: toldInParts((url) => ({ type: 'image_url', image_url: { url } })),
}

/** Images as content parts of the AI SDK. */
export const aiSdkImages: ImageSpelling = {
  type: `/** One message before the last. */
${partedMessage}

${partComment}
${partType(`{ readonly type: 'file'; readonly mediaType: 'image'; readonly data: string }`)}`,
  message: partedSource(`(data) => ({ type: 'file' as const, mediaType: 'image' as const, data })`),
  told: toldInParts((data) => ({ type: 'file', mediaType: 'image', data })),
}

/** Source of `dialogue`: earlier turns, then the question. */
export function dialogueSource({ message }: ImageSpelling): string {
  return `/** The text of some fields, in one of the forms. */
type Write = (fields: readonly Field[], values: Values) => string

/** Earlier turns, then the question. */
function dialogue({ inputs, outputs }: Step, values: Values, write: Write): Message[] {
  const told = inputs.filter(({ as }) => as !== 'history')
  const histories = inputs.filter(({ as }) => as === 'history')
  const turns = histories.flatMap(({ name }) => (values[name] ?? []) as Values[])
  const messages = turns.flatMap((turn): Message[] => [
    ...(holdsAny(told, turn) ? [asked(told, turn, write)] : []),
    ...(holdsAny(outputs, turn) ? [{ role: 'assistant' as const, content: write(outputs, turn) }] : []),
  ])
  return [...messages, asked(told, values, write)]
}

function holdsAny(fields: readonly Field[], values: Values): boolean {
  return fields.some(({ name }) => values[name] !== undefined)
}

/** A question; its text names the images that go with it. */
function asked(told: readonly Field[], values: Values, write: Write): Message {
  const shown = told.filter(({ name, as }) => as === 'image' && values[name] !== undefined)
  const names = shown.map(({ name }, i) => [name, '(image ' + (i + 1) + ')'] as const)
  const content = write(told, { ...values, ...Object.fromEntries(names) })
  const images = shown.map(({ name }) => values[name]).filter((image) => typeof image === 'string')
  return ${message}
}`
}
