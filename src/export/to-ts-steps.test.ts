/** Exported modules of several steps: every part under its path, instructions and demos byte by byte. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyProgram, chatAdapter, predict, program, signature } from '../engine/index.ts'
import { loadedModule } from './test-support.ts'
import { toTs } from './to-ts.ts'

const about = { hash: 'abc', lineage: null }
const exported = (one: AnyProgram) => loadedModule(toTs(one, about))
const tree: z.ZodType = z.object({
  name: z.string(),
  get kids() {
    return z.array(tree)
  },
})

describe('programs of several predictors', () => {
  const part = predict(signature('question -> answer'))
  const names = ['render', 'parse', 'my step!', 'my-step', 'Step', '*/']
  const parts = Object.fromEntries(names.map((name) => [name, part]))
  const inner = program({
    name: 'inner',
    parts: { one: part, two: predict(signature({ inputs: {}, outputs: { Step: tree, b: tree } })) },
    forward: async () => 1,
  })
  const many = program({ name: 'many */', parts: { ...parts, inner }, forward: async () => 1 })

  it('export every step under its path, whatever it is called', async () => {
    const { steps } = await exported(many)
    expect(Object.keys(steps)).toEqual([...names, 'inner.one', 'inner.two'])
    for (const name of [...names, 'inner.one']) {
      expect(steps[name]?.render({ question: name }).at(-1)?.content).toBe(`[[ ## question ## ]]\n${name}`)
      expect(steps[name]?.parse('[[ ## answer ## ]]\nx')).toEqual({ answer: 'x' })
    }
    const kids = { name: 'a', kids: [{ name: 'b', kids: [] }] }
    const text = ['Step', 'b'].map((name) => `[[ ## ${name} ## ]]\n${JSON.stringify(kids)}`).join('\n')
    expect(steps['inner.two']?.parse(text)).toEqual({ Step: kids, b: kids })
  })

  it('keep instructions and demos byte by byte', async () => {
    const slot = ['`$', '{x}`'].join('')
    const instructions = `evil ${slot} \\ \r\n */ \u2028 \u0000 \ufeff trailing `
    const demos = [{ question: `it's ${slot} */`, answer: 'tab\t\nand \\n' }]
    const { render } = await exported(part.withState({ self: { instructions, demos } }))
    const { preamble } = chatAdapter.prepare({
      signature: signature('question -> answer'),
      instructions,
      demos,
    })
    expect(render({ question: 'q' }).slice(0, -1)).toEqual(preamble)
  })
})
