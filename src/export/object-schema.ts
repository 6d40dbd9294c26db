/** The JSON schema of all inputs or outputs of a step as one object. */
import type { ExportField } from './export-step.ts'
import type { JsonSchema } from './json-schema.ts'

/** The schema of all fields; what refers to itself stands among its `$defs`, where every reader looks. */
export function objectSchema(fields: readonly ExportField[]): JsonSchema {
  const properties = fields.map(({ name, description, schema }) => {
    const { $defs: _parts, ...own } = schema
    return [name, rebased(description === undefined ? own : { description, ...own }, name)] as const
  })
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  const parts = fields.flatMap(partsOf)
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    ...(parts.length > 0 ? { $defs: Object.fromEntries(parts) } : {}),
  }
}

function partsOf({ name, schema }: ExportField): [string, unknown][] {
  const { $defs = {}, ...own } = schema
  const isWhole = JSON.stringify(schema).includes('"$ref":"#"')
  const named = Object.entries($defs as Readonly<Record<string, JsonSchema>>)
  return [
    ...(isWhole ? [[name, rebased(own, name)] satisfies [string, unknown]] : []),
    ...named.map(([key, part]): [string, unknown] => [`${name}.${key}`, rebased(part, name)]),
  ]
}

/** References inside the schema of a field, as they are called from the object around it. */
function rebased(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return node.map((item) => rebased(item, name))
  if (typeof node !== 'object' || node === null) return node
  const entries = Object.entries(node).map(([key, inner]) => {
    const isReference = key === '$ref' && typeof inner === 'string'
    return [key, isReference ? rebasedReference(inner, name) : rebased(inner, name)] as const
  })
  return Object.fromEntries(entries)
}

function rebasedReference(reference: string, name: string): string {
  return reference === '#' ? `#/$defs/${name}` : reference.replace('#/$defs/', `#/$defs/${name}.`)
}
