/** A program of two steps. Its state is flat JSON by part path; changing it makes a new program. */
import { lm, predict, program, signature, traced } from 'whetstone'

const answering = program({
  name: 'answering',
  parts: {
    shorten: predict(signature('letter -> gist')),
    reply: predict(signature('gist, tone -> reply')),
  },
  forward: async ({ shorten, reply }, { letter, tone }: { letter: string; tone: string }) => {
    const { gist } = await shorten({ letter })
    return reply({ gist, tone })
  },
})

const small = lm('simulated/gpt-5-nano')
const large = lm('simulated/gpt-5-mini')
const inputs = { letter: 'The garden gate has been broken for three weeks.', tone: 'kind' }

const { value, calls, usage } = await traced(() =>
  answering(inputs, { lm: { shorten: small, reply: large } }),
)
console.log(calls.map(({ part, lm }) => `${part} by ${lm}`).join(', '))
console.log(typeof value.reply, usage.input > 0)

const polite = answering.withState({
  ...answering.state,
  reply: { instructions: 'Thank the writer first.', demos: [] },
})
console.log(Object.keys(polite.state).join(' and '))
