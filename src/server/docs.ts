/** `/openapi.json` and `/docs`: the description of the service, for machines and for people, from the package itself. */
import { answer, answerJson } from './answer.ts'
import type { App } from './app.ts'
import { type ApiDocument, docsPage, docsStyle } from './docs-page.ts'

/** Adds the description of all routes that are there by now. It is made when first asked for. */
export function addDocs(app: App, version: string): void {
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
  app.get('/openapi.json', (c) => answerJson(c, document()))
  app.get('/docs', (c) => {
    const { origin } = new URL(c.req.url)
    return answer(c, docsPage(document(), origin), { type: 'text/html; charset=utf-8' })
  })
  app.get('/docs/style.css', (c) => answer(c, docsStyle, { type: 'text/css; charset=utf-8' }))
}
