/** A local OpenAI-compatible endpoint that answers at once, or after a while: never the bottleneck. */
import { createServer } from 'node:http'

const text = [
  '[[ ## reasoning ## ]]',
  'The wait and the unclear sign matter most.',
  '[[ ## hmw_questions ## ]]',
  JSON.stringify(
    Array.from(
      { length: 5 },
      (_, i) => `How might we help visitor ${i} find the right counter without asking?`,
    ),
  ),
  '[[ ## relevance_scores ## ]]',
  '[8.5, 8, 7.5, 7, 6.5]',
].join('\n')

const answer = JSON.stringify({
  id: 'chatcmpl-bench',
  object: 'chat.completion',
  created: 0,
  model: 'gpt-5-nano',
  choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 400, completion_tokens: 120, total_tokens: 520 },
})

const latencyMs = Number(process.argv[2] ?? 0)
let requests = 0

const server = createServer((request, response) => {
  if (request.url === '/count') return void response.end(String(requests))
  request.resume()
  request.on('end', () => {
    requests += 1
    const send = () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    if (latencyMs > 0) setTimeout(send, latencyMs)
    else send()
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('disconnect', () => process.exit(0))
