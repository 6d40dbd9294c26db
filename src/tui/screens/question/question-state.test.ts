/** A question: what counts as yes. */
import { describe, expect, it } from 'vitest'
import type { Act, Question } from '../../actions/wish.ts'
import { meaningOf } from '../../keys/binding.ts'
import { questionKeys } from './question-keys.ts'
import { type QuestionState, questionStart, reduceQuestion } from './question-state.ts'

const act: Act = { type: 'stop' }
const plain: Question = { title: 'Stop?', facts: [], act }
const priced: Question = { ...plain, price: 'about $1' }
const named: Question = { ...plain, typing: '4f2a' }

/** The question after keys, and what they have led to. */
function answered(question: Question, ...keys: readonly string[]) {
  let state: QuestionState = questionStart(question)
  let step: ReturnType<typeof reduceQuestion> = { state }
  for (const name of keys) {
    const meant = meaningOf(questionKeys(state), { name, text: name.length === 1 ? name : '' })
    step = meant === undefined ? { state } : reduceQuestion(state, meant)
    state = step.state
  }
  return { go: step.go, act: step.act, note: step.note }
}

describe('an answer', () => {
  const nothing = { go: undefined, act: undefined, note: undefined }
  const no = { ...nothing, go: 'back' }
  const yes = { ...nothing, go: 'out', act }
  it.each([
    { question: plain, keys: ['y'], answer: yes },
    { question: plain, keys: ['n'], answer: no },
    { question: plain, keys: ['enter'], answer: no },
    { question: plain, keys: ['esc'], answer: no },
    { question: plain, keys: ['a'], answer: nothing },
    { question: plain, keys: ['Y'], answer: nothing },
    { question: priced, keys: ['y'], answer: yes },
    { question: priced, keys: ['a'], answer: { ...nothing, go: 'out', act: { type: 'agree', act } } },
    { question: named, keys: ['y'], answer: nothing },
    { question: named, keys: ['enter'], answer: { ...nothing, note: 'Not done: type 4f2a, or esc.' } },
    {
      question: named,
      keys: [...'4f2', 'enter'],
      answer: { ...nothing, note: 'Not done: type 4f2a, or esc.' },
    },
    { question: named, keys: [...'4f2a', 'enter'], answer: yes },
    { question: named, keys: [...'4f2ab', 'backspace', 'enter'], answer: yes },
    { question: named, keys: [...'4f2a', 'esc'], answer: no },
  ])('$keys', ({ question, keys, answer }) => {
    expect(answered(question, ...keys)).toEqual(answer)
  })
})
