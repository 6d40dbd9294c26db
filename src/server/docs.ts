/** `/openapi.json` and `/docs`: the description of the service, for machines and for people, from the package itself. */
import type { App } from './app.ts'
import { type ApiDocument, docsPage, docsStyle } from './docs-page.ts'

/** What the description says beside the routes. */
export interface DocsOptions {
  readonly version: string
  /** True when no key is needed. */
  readonly isOpen: boolean
}

/** Adds the description of all routes that are there by now. It is made when first asked for. */
export function addDocs(app: App, { version, isOpen }: DocsOptions): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
  })
  const made: { document?: ApiDocument } = {}
  const document = () => {
    made.document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Whetstone',
        version,
        description: 'How Might We questions and prioritized solutions from research notes.',
      },
    }) as unknown as ApiDocument
    return made.document
  }
  app.get('/openapi.json', (c) => c.json(document()))
  app.get('/docs', (c) => c.html(docsPage(document(), { isOpen, origin: new URL(c.req.url).origin })))
  app.get('/docs/style.css', (c) => c.text(docsStyle, 200, { 'content-type': 'text/css; charset=utf-8' }))
}
