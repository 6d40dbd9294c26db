/** A question before something is done, with the facts to decide by and what it costs. */
import type { Question } from '../../actions/wish.ts'
import { fieldLine } from '../../input/field-line.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { indented } from '../../text/indented.ts'
import { type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { panelLines } from '../../view/panel.ts'
import { questionKeys } from './question-keys.ts'
import { type QuestionAction, type QuestionState, questionStart, reduceQuestion } from './question-state.ts'

type Told = Pick<World, 'width' | 'signs'>

function QuestionView({ state, data, world }: ViewProps<QuestionState, readonly Line[]>) {
  const lines = panelLines(state.question.title, data, world)
  // What has to be answered stays in sight, whatever facts have to go.
  const shown =
    lines.length > world.height ? [...lines.slice(0, world.height - 1), ...lines.slice(-1)] : lines
  return <Lines lines={shown} world={world} />
}

function linesOf(state: QuestionState, world: Told): Line[] {
  const { facts, price } = state.question
  const { width } = world
  const told = facts.flatMap(([text, tone]) => indented(text, 1, { width, tone }))
  const cost = price === undefined ? [] : indented(`Cost: ${price}`, 1, { width, tone: 'warn' })
  return [...told, ...cost, answerLine(state, world)]
}

function answerLine({ question: { typing, price }, typed }: QuestionState, { width, signs }: Told): Line {
  if (typing === undefined)
    return line(
      price === undefined ? ' Go on? y/N' : ' Go on? y/N, a = yes to every cost of this session',
      'strong',
    )
  const prompt = ` Type ${typing} and enter: `
  return [span(prompt, 'strong'), ...fieldLine(typed, { width: width - prompt.length, signs })]
}

const kind: ScreenKind<QuestionState, QuestionAction, readonly Line[]> = {
  title: ({ question }) => question.title,
  look: linesOf,
  keys: questionKeys,
  reduce: reduceQuestion,
  View: QuestionView,
  isTyping: ({ question }) => question.typing !== undefined,
  panelRows: (state, world) => linesOf(state, world).length + 1,
}

/** The question, at the bottom of the screen. */
export function questionScreen(question: Question): Screen {
  return screenOf(kind, questionStart(question))
}
