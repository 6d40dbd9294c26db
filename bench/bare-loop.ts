/** The baseline: the `openai` client, p-map and JSON.parse, nothing stored. Prints what it measured as JSON. */
import { OpenAI } from 'openai'
import pMap from 'p-map'
import { exampleInputs } from './examples.ts'
import { measured } from './measured.ts'

const [baseURL = '', count = '0', concurrency = '8'] = process.argv.slice(2)
const client = new OpenAI({ baseURL, apiKey: 'bench', maxRetries: 0 })

async function ask(i: number): Promise<number> {
  const { choices } = await client.chat.completions.create({
    model: 'gpt-5-nano',
    messages: [
      { role: 'system', content: 'From the research notes write questions and judge each.' },
      { role: 'user', content: JSON.stringify(exampleInputs(i)) },
    ],
  })
  const text = choices[0]?.message.content ?? ''
  const questions: unknown[] = JSON.parse(/^\[".*\]$/m.exec(text)?.[0] ?? '[]')
  return questions.length
}

// Both sides connect before the clock starts.
await ask(0)
const places = Array.from({ length: Number(count) }, (_, i) => i)
await measured(async () => {
  await pMap(places, ask, { concurrency: Number(concurrency) })
  return undefined
}, places.length)
