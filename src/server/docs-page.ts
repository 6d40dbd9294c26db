/** The page at `/docs`: every operation with its schemas and a curl command, as plain HTML without scripts. */

/** The parts of an OpenAPI document that the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

type Schema = Readonly<Record<string, unknown>>
type Content = Readonly<Record<string, { readonly schema: Schema }>>

interface Operation {
  readonly summary?: string
  readonly security?: readonly unknown[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}

/** The page; `origin` is where the service answers. */
export function docsPage({ info, paths, components }: ApiDocument, origin: string): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const sections = operations.map(({ path, method, operation }) =>
    [
      `<section><h2><code>${method.toUpperCase()} ${escaped(path)}</code></h2>`,
      `<p>${escaped(operation.summary ?? '')}</p>`,
      `<pre class="curl">${escaped(curl(path, method, { origin, operation, components }))}</pre>`,
      requestHtml(operation),
      responsesHtml(operation),
      '</section>',
    ].join('\n'),
  )
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) => `<h3 id="${escaped(name)}">${escaped(name)}</h3>${pretty(schema)}`,
  )
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(info.title)}</title><link rel="stylesheet" href="/docs/style.css"></head><body>`,
    `<h1>${escaped(info.title)} ${escaped(info.version)}</h1><p>${escaped(info.description)}</p>`,
    '<p>The same for machines: <a href="/openapi.json">/openapi.json</a></p>',
    ...sections,
    '<h2>Schemas</h2>',
    ...schemas,
    '</body></html>',
  ].join('\n')
}

/** The style of the page. */
export const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#1c1e21;background:#fff}
h2{margin-top:2.5rem;border-top:1px solid #d0d4d9;padding-top:1rem;font-size:1.1rem}
pre.curl{white-space:pre-wrap}
pre{background:#f4f5f7;padding:.8rem;overflow:auto;font-size:.85rem}
td{padding:.2rem 1rem .2rem 0;vertical-align:top}
@media (prefers-color-scheme:dark){body{color:#e4e6eb;background:#18191b}pre{background:#242629}a{color:#8ab4f8}}
`

interface CurlOptions {
  readonly operation: Operation
  readonly components: ApiDocument['components']
  readonly origin: string
}

function curl(path: string, method: string, { operation, components, origin }: CurlOptions): string {
  const url = `${origin}${path}`
  const key = operation.security === undefined ? '' : ' -H "x-api-key: $WHETSTONE_KEY"'
  if (method === 'get') return `curl -s ${url}${key}`
  const example = components.schemas[nameOf(operation.requestBody?.content) ?? '']?.example ?? {}
  return `curl -s ${url}${key} -H 'content-type: application/json' \\\n  -d '${JSON.stringify(example)}'`
}

function requestHtml({ requestBody }: Operation): string {
  return requestBody === undefined ? '' : `<p>Request: ${schemaHtml(requestBody.content)}</p>`
}

function responsesHtml({ responses }: Operation): string {
  const rows = Object.entries(responses).map(
    ([status, { description, content }]) =>
      `<tr><td>${escaped(status)}</td><td>${escaped(description)}</td><td>${schemaHtml(content)}</td></tr>`,
  )
  return `<table>${rows.join('')}</table>`
}

function schemaHtml(content: Content | undefined): string {
  const name = nameOf(content)
  if (name !== undefined) return `<a href="#${escaped(name)}">${escaped(name)}</a>`
  const schema = Object.values(content ?? {})[0]?.schema
  return schema === undefined ? '' : pretty(schema)
}

/** The name of the schema that a content refers to. */
function nameOf(content: Content | undefined): string | undefined {
  const ref = Object.values(content ?? {})[0]?.schema.$ref
  return typeof ref === 'string' ? ref.split('/').at(-1) : undefined
}

function pretty(value: unknown): string {
  return `<pre>${escaped(JSON.stringify(value, null, 2))}</pre>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
