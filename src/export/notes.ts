/** What an export does not carry over, said in sentences. */
import type { Adapter, AnyProgram, PredictorInfo } from '../engine/index.ts'
import type { ExportAbout } from './about.ts'
import { type ExportField, isLone, stepsOf } from './export-step.ts'
import { formNotes } from './forms.ts'

/** One sentence for each thing that stays behind; `adapter` is that of an export which asks all parts in its form. */
export function exportNotes(program: AnyProgram, about: ExportAbout, adapter?: Adapter): string[] {
  const steps = stepsOf(program, about, adapter)
  const lone = isLone(program)
  const parts = steps.map(({ part }) => part).join(', ')
  const fields = steps.flatMap(({ part, inputs, outputs }) =>
    [...inputs, ...outputs].flatMap((field) => lostNote(lone ? field.name : `${part}.${field.name}`, field)),
  )
  return [
    ...(lone
      ? []
      : [
          `The code of the program (forward) that joins its steps is not carried over: call ${parts} yourself.`,
        ]),
    ...(about.hasPrepare
      ? [
          "The task's prepare, which derives inputs from others, is not carried over: hand in the derived inputs too.",
        ]
      : []),
    ...formNotes(program, steps),
    ...codeNotes(program),
    ...fields,
  ]
}

/** What code around predictors does with their answers. */
function codeNotes({ predictors }: AnyProgram): string[] {
  const parts = Object.entries(predictors)
  const having = (has: (info: PredictorInfo) => boolean | undefined) =>
    parts.flatMap(([part, info]) => (has(info) ? [part === 'self' ? 'the program' : `\`${part}\``] : []))
  const wrappers = new Set(parts.flatMap(([, info]) => info.wrappers ?? []))
  const checked = having(({ hasCheck }) => hasCheck)
  const lenient = having(({ onViolation }) => onViolation === 'accept')
  return [
    ...[...wrappers].map(
      (by) =>
        `${by}, which runs ${having((info) => info.wrappers?.includes(by)).join(', ')} in its own way, is not carried over: each call of this export asks once.`,
    ),
    ...checked.map((whose) => `The \`check\` of ${whose}, a rule in code, is not carried over.`),
    ...lenient.map(
      (whose) => `Outputs that break a constraint are taken by ${whose} and refused by this export.`,
    ),
  ]
}

function lostNote(name: string, { lost, rules }: ExportField): string[] {
  if (lost.length === 0) return []
  const words = rules.length === 0 ? '' : ` (${rules.join('; ')})`
  return [`Of \`${name}\` these are not carried over: ${lost.join(', ')}${words}.`]
}
