/** The service's own description, as a fuzzer uses it: what requests may look like, and whether an answer is as promised. */
import fc from 'fast-check'
import { z } from 'zod'
import type { Service } from './service.ts'

/** The parts of a JSON schema that the description uses. */
interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

interface Operation {
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content: Content }>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

/** Longest text and list that are made up: what is longer only takes time. */
const longest = 12

/** Reads `/openapi.json`. */
export async function openApiOf({ app }: Pick<Service, 'app'>) {
  const { paths, components } = (await (await app.request('/openapi.json')).json()) as OpenApi
  const resolved = (schema: JsonSchema): JsonSchema =>
    schema.$ref === undefined ? schema : (components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  const operation = (path: string) => paths[path]?.post as Operation
  return {
    /** Bodies that the description allows, but for names of programs and models. */
    bodies: (path: string) =>
      arbitraryOf(operation(path).requestBody?.content['application/json']?.schema ?? {}, resolved),
    /** What of an answer was not promised; undefined when all was. */
    async broken(path: string, answer: Response): Promise<string | undefined> {
      const promised = operation(path).responses[answer.status]
      if (promised === undefined) return `status ${answer.status}`
      const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
      const schema = promised.content[type]?.schema
      if (schema === undefined) return `content type ${type}`
      const body: unknown = await answer.json()
      const { success, error } = validator(schema, components.schemas).safeParse(body)
      return success ? undefined : `${JSON.stringify(body)}: ${error.message}`
    },
  }
}

function validator(schema: JsonSchema, schemas: OpenApi['components']['schemas']): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: schemas })
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')))
}

function arbitraryOf(given: JsonSchema, resolved: (schema: JsonSchema) => JsonSchema): fc.Arbitrary<unknown> {
  const schema = resolved(given)
  const of = (inner: JsonSchema) => arbitraryOf(inner, resolved)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(of))
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !/^(model|program)$/.test(name))
    const requiredKeys = schema.required ?? []
    return fc.record(Object.fromEntries(fields.map(([name, inner]) => [name, of(inner)])), {
      requiredKeys: [...requiredKeys],
    })
  }
  if (schema.type === 'array')
    return fc.array(of(schema.items ?? {}), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? longest, 5),
    })
  if (schema.type === 'integer')
    return fc.integer({ min: schema.minimum ?? -longest, max: schema.maximum ?? longest })
  if (schema.type === 'string')
    return fc.string({
      unit: 'binary',
      minLength: schema.minLength ?? 0,
      maxLength: Math.min(schema.maxLength ?? longest, longest),
    })
  throw new Error(`expected a schema of this description, got ${JSON.stringify(schema)}`)
}
