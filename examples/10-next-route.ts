/** A Next.js route (`app/api/hmw/route.ts`) in front of the service: the key stays on the server. */
import { createClient, WhetstoneClientError } from 'whetstone/client'

const whetstone = createClient({
  baseUrl: process.env.WHETSTONE_URL ?? 'http://127.0.0.1:8787',
  apiKey: process.env.WHETSTONE_KEY,
  timeoutMs: 20_000,
})

/** Takes `{ "insights": ["…"] }`, answers `{ "questions": ["…"] }`. */
export async function POST(request: Request): Promise<Response> {
  const { insights } = (await request.json()) as { insights: string[] }
  try {
    // A visitor who goes away ends the call to the model too.
    const { hmws, meta } = await whetstone.generateHmw(
      { context: { insights }, count: 3 },
      { signal: request.signal },
    )
    return Response.json({ questions: hmws.map(({ question }) => question), id: meta.request_id })
  } catch (error) {
    if (!(error instanceof WhetstoneClientError)) throw error
    const status = error.code === 'invalid_request' ? 400 : error.retryable ? 503 : 500
    return Response.json({ error: error.code, id: error.requestId }, { status })
  }
}
