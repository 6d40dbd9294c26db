/** In which form the steps of a program ask: that of their own adapter, where an export can hold it. */
import { type Adapter, type AnyProgram, chatAdapter, jsonAdapter, xmlAdapter } from '../engine/index.ts'

/** A form that exports can render and parse. */
export type Form = 'chat' | 'json' | 'xml'

const adapters: Readonly<Record<Form, Adapter>> = { chat: chatAdapter, json: jsonAdapter, xml: xmlAdapter }

/** The adapter that an export of a part stands for: its own, else the chat adapter. */
export function adapterOf({ predictors }: AnyProgram, part: string): Adapter {
  return adapters[formOf(predictors[part]?.adapter) ?? 'chat']
}

/** The form of an adapter; undefined for none and for one that no export can hold. */
export function formOf(adapter: Adapter | undefined): Form | undefined {
  return (Object.keys(adapters) as Form[]).find((form) => adapters[form] === adapter)
}

/** What is said of adapters that are not carried over. */
export function formNotes(
  { predictors }: AnyProgram,
  steps: readonly { part: string; form: Form }[],
): string[] {
  return steps.flatMap(({ part, form }) => {
    const own = predictors[part]?.adapter
    if (own === undefined || formOf(own) === form) return []
    const told = `\`${part === 'self' ? own.name : part}\`${part === 'self' ? '' : ` asks by the ${own.name} adapter`}`
    const lost =
      own.extraction === undefined
        ? 'its own adapter is not carried over'
        : 'its second request, which reads the fields out of a free answer, is not carried over'
    return [`Of ${told}: ${lost}; this export asks in the ${form} form, in which its score was not measured.`]
  })
}
