/** A form at the bottom of the screen, with the command line it stands for. */
import type { Form } from '../../actions/wish.ts'
import { fieldLine } from '../../input/field-line.ts'
import { type TextField, textOf } from '../../input/text-field.ts'
import { type Screen, type ScreenKind, screenOf, type ViewProps, type World } from '../../screen/screen.ts'
import { pad, widthOf } from '../../text/fit.ts'
import { type Line, line, span } from '../../text/line.ts'
import { Lines } from '../../view/lines.tsx'
import { panelLines } from '../../view/panel.ts'
import { formKeys } from './form-keys.ts'
import {
  type FormAction,
  type FormData,
  type FormState,
  filledOf,
  formStart,
  lookAtForm,
  reduceForm,
} from './form-state.ts'

/** Rows beside the fields: title and command line. */
const frame = 2

function FormView({ state, data, world }: ViewProps<FormState, FormData>) {
  const fields = state.form.fields.map((_, i) => fieldRow(state, i, { data, world }))
  const command = line(` $ ${state.form.command(filledOf(state))}`, 'muted')
  return <Lines lines={panelLines(state.form.title, [...fields, command], world)} world={world} />
}

function fieldRow(
  { form, texts, at }: FormState,
  i: number,
  { data, world: { width, signs } }: { data: FormData; world: World },
): Line {
  const [field, text] = [form.fields[i], texts[i]]
  if (field === undefined || text === undefined) return []
  const labels = Math.max(...form.fields.map(({ label }) => widthOf(label)))
  const head = [
    span(i === at ? `${signs.focus} ` : '  ', 'accent'),
    span(`${pad(field.label, labels)}  `, i === at ? 'accent' : 'muted'),
  ]
  const ghost = ghostOf(text, field.empty, i === at ? data.completion : undefined)
  if (i !== at) return [...head, span(textOf(text)), span(ghost, 'muted')]
  return [...head, ...fieldLine(text, { width: width - labels - 4, signs, ghost })]
}

/** In brackets, so that nobody takes it for what was typed where there are no colours. */
function ghostOf(text: TextField, empty: string, completion: string | undefined): string {
  if (textOf(text) === '') return `(${empty})`
  return completion === undefined ? '' : ` (right: ${completion})`
}

const kind: ScreenKind<FormState, FormAction, FormData> = {
  title: ({ form }) => form.title,
  look: lookAtForm,
  keys: formKeys,
  reduce: reduceForm,
  View: FormView,
  isTyping: () => true,
  panelRows: ({ form }) => form.fields.length + frame,
}

/** The form as it is at first. */
export function formScreen(form: Form): Screen {
  return screenOf(kind, formStart(form))
}
