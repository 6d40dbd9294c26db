/** A form: what is filled in, which field is at hand, what is offered for it. */
import type { Field, Filled, Form } from '../../actions/wish.ts'
import { edited, type FieldEdit, fieldOf, type TextField, textOf } from '../../input/text-field.ts'
import type { Step, World } from '../../screen/screen.ts'
import type { Choices } from '../../workbench.ts'

/** A form, and how far it is filled in. */
export interface FormState {
  readonly form: Form
  /** One for each field. */
  readonly texts: readonly TextField[]
  /** The field at hand. */
  readonly at: number
}

/** Editing the field at hand, going to another, taking what is offered, handing the form in, or leaving. */
export type FormAction =
  | FieldEdit
  | { readonly type: 'field-turned'; readonly by: 1 | -1 }
  | { readonly type: 'completed' }
  | { readonly type: 'offer-turned'; readonly by: 1 | -1 }
  | { readonly type: 'submitted' }
  | { readonly type: 'cancelled' }

/** What is offered for the field at hand. */
export interface FormData {
  readonly offers: readonly string[]
  /** The first offer that begins with what is typed and goes on. */
  readonly completion?: string | undefined
}

/** The form as it is at first. */
export function formStart(form: Form): FormState {
  return { form, texts: form.fields.map(({ value = '' }) => fieldOf(value)), at: 0 }
}

/** Finds what is offered. */
export function lookAtForm({ form, texts, at }: FormState, { reader }: Pick<World, 'reader'>): FormData {
  const offers = offersFor(form.fields[at], reader)
  const typed = texts[at]?.after === '' ? texts[at].before : ''
  if (typed === '') return { offers }
  return { offers, completion: offers.find((offer) => offer.startsWith(typed) && offer !== typed) }
}

/** What is filled in, by name. */
export function filledOf({ form, texts }: FormState): Filled {
  return Object.fromEntries(form.fields.map(({ name }, i) => [name, textOf(texts[i] ?? fieldOf(''))]))
}

/** The form after an action. It stays until its act says otherwise: what was wrong can be mended. */
export function reduceForm(state: FormState, action: FormAction, data: FormData): Step<FormState> {
  const { form, at } = state
  switch (action.type) {
    case 'cancelled':
      return { state, go: 'back' }
    case 'submitted':
      return { state, act: form.act(filledOf(state)) }
    case 'field-turned': {
      const count = form.fields.length
      return { state: { ...state, at: (at + action.by + count) % count } }
    }
    case 'completed':
      return { state: data.completion === undefined ? state : withText(state, fieldOf(data.completion)) }
    case 'offer-turned':
      return { state: offered(state, data.offers, action.by) }
    default:
      return { state: typedAt(state, action) }
  }
}

/** A field for a number takes digits only. */
function typedAt(state: FormState, edit: FieldEdit): FormState {
  const isNumber = state.form.fields[state.at]?.isNumber === true
  const taken = isNumber && edit.type === 'typed' ? { ...edit, text: edit.text.replace(/\D/g, '') } : edit
  return withText(state, edited(state.texts[state.at] ?? fieldOf(''), taken))
}

/** The next of the offers after the one that stands there, from the first when none does. */
function offered(state: FormState, offers: readonly string[], by: 1 | -1): FormState {
  if (offers.length === 0) return state
  const now = offers.indexOf(textOf(state.texts[state.at] ?? fieldOf('')))
  const next = now < 0 && by < 0 ? offers.length - 1 : (now + by + offers.length) % offers.length
  return withText(state, fieldOf(offers[next] ?? ''))
}

function withText(state: FormState, text: TextField): FormState {
  return { ...state, texts: state.texts.map((one, i) => (i === state.at ? text : one)) }
}

function offersFor(field: Field | undefined, reader: World['reader']): readonly string[] {
  const { offers } = field ?? {}
  if (offers === undefined) return []
  const known = reader.later('choices', (desk): Promise<Choices> => desk.choices())
  return known.status === 'there' ? known.value[offers] : []
}
