/** The page for people: everything is on it, and no content breaks its form. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyProgram, predict, program, signature } from '../engine/index.ts'
import { toMarkdown } from './to-markdown.ts'

const part = predict(
  signature({
    inputs: { question: z.string().describe('a | b\nc') },
    outputs: { answer: z.enum(['yes', 'no']).optional() },
  }),
).withState({ self: { instructions: 'Use ```` fences.', demos: [{ question: 'q', answer: 'yes' }] } })
const score = {
  score: 0.5,
  ci: [0.25, 0.75] as const,
  metric: 'exact',
  n: 4,
  model: 'openai/x',
  run: 'r1',
  simulated: true,
}

describe('toMarkdown', () => {
  it('tells fields, instructions, demos, score', () => {
    const text = toMarkdown(part as AnyProgram, {
      hash: 'abc',
      name: 'mine',
      lineage: { optimizer: 'x' },
      score,
    })
    expect(text).toContain(
      '# mine\n\n- Hash: `abc`\n- Lineage: `{"optimizer":"x"}`\n- Score: 0.5 (95 % interval 0.25 to 0.75) by `exact` on 4 examples, openai/x, run `r1`, simulated',
    )
    expect(text).toContain('| `question` | `string` | yes | a \\| b c |')
    expect(text).toContain('| `answer` | `"yes"\\|"no"` | no |  |')
    expect(text).toContain('`````text\nUse ```` fences.')
    expect(text).toContain('### Demos (1)\n\n*user*\n\n```text\n[[ ## question ## ]]\nq\n```')
    expect(text).not.toContain('Not carried over')
    expect(text).not.toContain('## Part')
  })

  it('has all parts of a program and what stays behind', () => {
    const both = program({ name: 'two', parts: { a: part, b: part }, forward: async () => ({}) })
    const text = toMarkdown(both as AnyProgram, { hash: 'abc', lineage: null })
    expect(text.match(/^## Part .*$/gm)).toEqual(['## Part `a`', '## Part `b`'])
    expect(text).toContain('- The code of the program (forward)')
    expect(text).toContain('- Score: not measured')
  })
})
