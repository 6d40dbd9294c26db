/** What a simulated model answers: it reads a prompt, weighs its demos, and writes what its skill allows. */
import { createHash } from 'node:crypto'
import { composeAnswer } from './compose-answer.ts'
import type { ChatMessage } from './reading/prompt.ts'
import { type ResponseFormat, readPreamble } from './reading/read-preamble.ts'
import { type FoundQuestion, findQuestion } from './reading/read-question.ts'
import { wordSet } from './reading/words.ts'
import { recent } from './recent.ts'
import { inputText } from './research/context.ts'
import { chanceOf } from './skill/chance.ts'
import { weighDemos } from './skill/demo-evidence.ts'
import type { Effort, SimulatedModel } from './skill/models.ts'
import { brokenForm, type Circumstances } from './skill/skill.ts'
import { type Study, study } from './study.ts'
import { breakReply, writeReply } from './write-reply.ts'

/** What an answer is made from, and nothing else. */
export interface AnswerRequest {
  readonly model: SimulatedModel
  readonly effort: Effort
  readonly messages: readonly ChatMessage[]
  readonly format: ResponseFormat
  /** A digest of all that may change the answer. */
  readonly seed: string
}

/** Preambles kept ready; an evaluation uses one or two. */
const studiesKept = 32
/** Spread of the difficulty of questions, equal for all models, and of a model's own good and bad days. */
const difficulty = 0.35
const form = 0.4

/** An answering function which remembers the preambles that it read last. */
export function answerer(): (request: AnswerRequest) => string {
  const studies = recent<Study>(studiesKept)
  return (request) => {
    const question = findQuestion(request.messages)
    const studied = studies(preambleKey(request, question), () => study(readFor(request, question)))
    return answerTo(request, question, studied)
  }
}

function answerTo(request: AnswerRequest, question: FoundQuestion, studied: Study): string {
  const { model, effort, seed } = request
  const chance = chanceOf(seed)
  const hardness = chanceOf(question.text).normal()
  const circumstances: Circumstances = {
    model,
    effort,
    stated: studied.stated,
    evidence: weighDemos(studied.judged, wordSet(inputText(question.inputs))),
    rules: studied.task?.rules ?? [],
    mood: difficulty * hardness + form * chance.normal(),
    isSecondTry: question.complaint !== undefined,
  }
  const reply = writeReply(
    studied.preamble,
    composeAnswer(studied, question.inputs, { circumstances, chance }),
  )
  const isBroken = chance.happens(brokenForm(circumstances))
  return isBroken ? breakReply(reply, studied.preamble, chance) : reply
}

function readFor({ messages, format }: AnswerRequest, { at, text, inputs }: FoundQuestion) {
  const before = messages.slice(0, at)
  const isTold = before.some(({ role }) => role === 'system')
  // A lone user message holds instructions and question in one: what it asks for is told in `<…>`.
  const told = isTold ? before : [{ role: 'system' as const, content: text }, ...before]
  const given = Object.entries(inputs).filter(([, value]) => isTold || !/^<[\s\S]*>$/.test(String(value)))
  return readPreamble(
    told,
    format,
    given.map(([name]) => name),
  )
}

function preambleKey({ messages, format }: AnswerRequest, { at, text, inputs }: FoundQuestion): string {
  const before = messages.slice(0, at)
  const isTold = before.some(({ role }) => role === 'system')
  const key = JSON.stringify([before, format, Object.keys(inputs), isTold ? '' : text])
  return createHash('sha256').update(key).digest('hex')
}
