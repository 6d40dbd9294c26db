/** A form: typing, turning, completing, handing in. */
import { describe, expect, it } from 'vitest'
import type { Form } from '../../actions/wish.ts'
import { readerOf } from '../../data/reader.ts'
import { fakeBrowser } from '../../testing/fake-browser.ts'
import { type FormAction, filledOf, formStart, lookAtForm, reduceForm } from './form-state.ts'

const form: Form = {
  title: 'Evaluate',
  fields: [
    { name: 'target', label: 'what', value: 'hmw', empty: 'a task', offers: 'targets' },
    { name: 'limit', label: 'limit', empty: 'all', isNumber: true },
  ],
  command: ({ target = '' }) => `whetstone eval ${target}`,
  act: (filled) => ({ type: 'press', key: JSON.stringify(filled) }),
}
const reader = readerOf(fakeBrowser())
lookAtForm(formStart(form), { reader })

/** What is filled in after some actions. */
function formAfter(...actions: readonly FormAction[]) {
  const state = actions.reduce(
    (now, action) => reduceForm(now, action, lookAtForm(now, { reader })).state,
    formStart(form),
  )
  return { state, filled: filledOf(state) }
}

const typed = (text: string): FormAction => ({ type: 'typed', text })
const next: FormAction = { type: 'field-turned', by: 1 }

describe('a form', () => {
  it.each<{ what: string; actions: FormAction[]; filled: object }>([
    { what: 'begins with its values', actions: [], filled: { target: 'hmw', limit: '' } },
    { what: 'takes letters', actions: [typed('2')], filled: { target: 'hmw2' } },
    { what: 'turns to the next field', actions: [next, typed('12')], filled: { target: 'hmw', limit: '12' } },
    { what: 'and round', actions: [next, next, typed('!')], filled: { target: 'hmw!' } },
    { what: 'and back', actions: [{ type: 'field-turned', by: -1 }, typed('7')], filled: { limit: '7' } },
    { what: 'takes digits only for a number', actions: [next, typed('1e-2 x')], filled: { limit: '12' } },
    { what: 'completes', actions: [{ type: 'completed' }], filled: { target: 'hmw-labeled-few-shot' } },
    { what: 'offers the next', actions: [{ type: 'offer-turned', by: 1 }], filled: { target: 'solutions' } },
    {
      what: 'offers the last first, backwards',
      actions: [
        { type: 'erased', what: 'all' },
        { type: 'offer-turned', by: -1 },
      ],
      filled: { target: 'hmw-labeled-few-shot' },
    },
    {
      what: 'offers nothing for a number',
      actions: [next, { type: 'offer-turned', by: 1 }],
      filled: { limit: '' },
    },
  ])('$what', ({ actions, filled }) => {
    expect(formAfter(...actions).filled).toMatchObject(filled)
  })

  it('completes only what is typed at the end', () => {
    expect(lookAtForm(formAfter().state, { reader }).completion).toBe('hmw-labeled-few-shot')
    const { state } = formAfter({ type: 'cursor-moved', to: 'left' })
    expect(lookAtForm(state, { reader }).completion).toBeUndefined()
  })

  it('is handed in and stays, so that it can be mended; esc leaves it', () => {
    const { state } = formAfter(next, typed('3'))
    const data = lookAtForm(state, { reader })
    const step = reduceForm(state, { type: 'submitted' }, data)
    expect([step.go, step.act]).toEqual([undefined, { type: 'press', key: '{"target":"hmw","limit":"3"}' }])
    expect(reduceForm(state, { type: 'cancelled' }, data).go).toBe('back')
  })
})
