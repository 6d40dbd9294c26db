/** The `openai` format: the body of chat completions as data, and the messages and replies around it. */
import type { AnyProgram } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { requestParameters } from './request-parameters.ts'
import { messageSource, plainModule, plainRuntime } from './to-ts.ts'
import { openaiImages } from './ts-dialogue.ts'
import { literal } from './ts-literal.ts'
import { type ModuleKind, moduleSource, type NamedStep } from './ts-module.ts'
import { stringLiteral } from './ts-text.ts'

/**
 * The `ts` module with `body` besides: everything the `openai` client sends but the messages, in the spelling that
 * the model takes. A program of several predictors has one body by part.
 */
export function toOpenai(program: AnyProgram, about: ExportAbout): string {
  return moduleSource(program, about, {
    ...plainModule,
    needs: 'no dependencies; made for the `openai` client',
    use,
    reserved: 'body Part',
    images: openaiImages,
    lead: (steps) => [messageSource(steps, openaiImages), bodySource(steps, about)],
    runtime: (steps) => plainRuntime(steps, openaiImages),
    notes: [
      'The key stays outside: the client reads OPENAI_API_KEY, and OPENAI_BASE_URL for a compatible endpoint.',
    ],
  })
}

const use: ModuleKind['use'] = (steps, file) => {
  const part = partOf(steps)
  const path = part === undefined ? '' : `steps${memberOf(part)}.`
  const own = part === undefined ? 'body' : `body${memberOf(part)}`
  const names = part === undefined ? 'body, parse, render' : 'body, steps'
  return [
    "import OpenAI from 'openai'",
    `import { ${names} } from './${fileNamed(file)}.openai.ts'`,
    '',
    'const client = new OpenAI()',
    `const messages = ${path}render(inputs)`,
    `const completion = await client.chat.completions.create({ ...${own}, messages })`,
    `const outputs = ${path}parse(completion.choices[0]?.message.content ?? '')`,
  ]
}

/** The name of a program as that of a file. */
export function fileNamed(name: string): string {
  return name.replace(/[^\w.@-]+/g, '-')
}

/** The first part of several; undefined for a lone predictor. */
export function partOf(steps: readonly NamedStep[]): string | undefined {
  const part = steps[0]?.step.part
  return part === 'self' ? undefined : part
}

/** A part as a member: `.ideate`, or `['my step']`. */
export function memberOf(part: string): string {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(part) ? `.${part}` : `[${stringLiteral(part)}]`
}

function bodySource(steps: readonly NamedStep[], about: ExportAbout): string {
  const bodies = steps.map(({ step }) => [step.part, bodyOf(step, about)] as const)
  const lone = partOf(steps) === undefined
  const doc = `/** The body of a chat completion without its messages${lone ? '' : ', by part'}. */`
  const value = lone ? bodies[0]?.[1] : Object.fromEntries(bodies)
  return `${doc}\nexport const body = ${literal(value, { taken: 29 })} as const`
}

function bodyOf(
  { settings, responseFormat }: NamedStep['step'],
  about: ExportAbout,
): Record<string, unknown> {
  const { model, tokenParameter, temperature, maxTokens, reasoningEffort, isHeld } = requestParameters(
    settings,
    about,
  )
  const wished = {
    model,
    temperature,
    [tokenParameter]: maxTokens,
    reasoning_effort: reasoningEffort,
    response_format:
      isHeld && responseFormat
        ? { type: 'json_schema', json_schema: { ...responseFormat, strict: true } }
        : undefined,
  }
  return Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined))
}
