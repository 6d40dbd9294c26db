/** One step of a program as TypeScript source: its types and its data. */
import type { ExportField, ExportStep } from './export-step.ts'
import { literal } from './ts-literal.ts'
import type { References } from './ts-references.ts'
import { embedded } from './ts-schema.ts'
import { docComment } from './ts-text.ts'
import { membersOfType, type TypePlace } from './ts-types.ts'

/** What the parts of a step are called in the module. */
export interface StepNames {
  readonly inputs: string
  readonly outputs: string
  readonly data: string
}

/** The interfaces of inputs and outputs. */
export function stepTypes(step: ExportStep, names: StepNames, references: References): string {
  const { part, inputs, outputs } = step
  const who = part === 'self' ? '' : ` of \`${part}\``
  return [
    docComment(`What the prompt${who} is filled with.`),
    interfaceOf(names.inputs, { fields: inputs, side: 'input', references }),
    '',
    docComment(`What the answer${who} holds.`),
    interfaceOf(names.outputs, { fields: outputs, side: 'output', references }),
  ].join('\n')
}

/** The constant that holds messages and schemas. */
export function stepData(
  { preamble, inputs, outputs }: Omit<ExportStep, 'preamble'> & { readonly preamble: readonly unknown[] },
  name: string,
  references: References,
): string {
  const data = {
    preamble,
    inputs: inputs.map((field) => fieldData(field, 'input', references)),
    outputs: outputs.map((field) => fieldData(field, 'output', references)),
  }
  return `const ${name}: Step = ${literal(data, { taken: name.length + 14 })}`
}

interface Side {
  readonly fields: readonly ExportField[]
  readonly side: TypePlace['side']
  readonly references: References
}

function interfaceOf(name: string, { fields, side, references }: Side): string {
  const members = fields.map((field) => {
    const { isRequired, description, schema } = field
    const place = { side, nameOf: references.nameOf(field, side), indent: '  ', taken: 0 }
    const told = description === undefined ? schema : { ...schema, description }
    return membersOfType([{ name: field.name, isRequired, schema: told }], place)
  })
  return members.length === 0
    ? `export type ${name} = Record<string, never>`
    : `export interface ${name} {\n${members.join('')}}`
}

function fieldData(field: ExportField, side: TypePlace['side'], references: References) {
  const { name, encode, mayBeNull, isRequired, schema } = field
  const as = encode === 'text' && mayBeNull ? 'text or null' : encode
  return { name, as, isRequired, schema: embedded(schema, { nameOf: references.nameOf(field, side) }) }
}
