/** What an export does not carry over, said in sentences. */
import type { Adapter, AnyProgram } from '../engine/index.ts'
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
    ...Object.entries(program.predictors).flatMap(([part, { hasCheck }]) =>
      hasCheck
        ? [
            `The rule over ${lone ? 'the outputs' : `the outputs of ${part}`} (check) is code and not carried over.`,
          ]
        : [],
    ),
    ...formNotes(program, steps),
    ...fields,
  ]
}

function lostNote(name: string, { lost, rules }: ExportField): string[] {
  if (lost.length === 0) return []
  const words = rules.length === 0 ? '' : ` (${rules.join('; ')})`
  return [`Of \`${name}\` these are not carried over: ${lost.join(', ')}${words}.`]
}
