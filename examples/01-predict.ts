/** A typed question to a model: one signature, one call. */
import { lm, predict, signature, z } from 'whetstone'

const triage = predict(
  signature({
    name: 'triage',
    instructions: 'Route the support ticket to the team that can close it.',
    inputs: { ticket: z.string().describe('what the customer wrote') },
    outputs: { team: z.enum(['billing', 'technical', 'account']), urgent: z.boolean() },
  }),
)

const { team, urgent } = await triage(
  { ticket: 'My card was charged twice. Please refund one payment.' },
  { lm: lm('simulated/gpt-5-nano') },
)
console.log(`${team}, ${urgent ? 'urgent' : 'can wait'}`)
