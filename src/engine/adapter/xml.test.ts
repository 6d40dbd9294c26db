/** The XML adapter: what it sends, and what it reads. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { adapterContract } from '../../testing/index.ts'
import { ParseError } from '../errors.ts'
import { signature } from '../signature/index.ts'
import { xmlAdapter } from './xml.ts'

describe('contract', () => adapterContract(it, xmlAdapter))

const sig = signature({
  instructions: 'Sort it.',
  inputs: { subject: z.string(), tags: z.array(z.string()).describe('labels') },
  outputs: { team: z.enum(['billing', 'network']).describe('who answers'), note: z.string(), n: z.int() },
})
const { preamble, ask } = xmlAdapter.prepare({ signature: sig, instructions: sig.instructions, demos: [] })

it('sends tags around fields', () => {
  expect(preamble[0]?.content).toBe(
    `Sort it.

Given:
- tags (string[]): labels
Answer in this form:
<team>
"billing"|"network": who answers
</team>
<note>
text
</note>
<n>
JSON integer
</n>`,
  )
  expect(ask({ subject: 'a </subject> b', tags: ['x'] }).content).toBe(
    '<subject>\na <\\/subject> b\n</subject>\n<tags>\n["x"]\n</tags>',
  )
})

it.each([
  ['<team>billing</team><note>x</note><n>3</n>', { team: 'billing', note: 'x', n: 3 }],
  ['So: <team>\nbilling\n</team>\n<note>a <b>c</b> d</note> <n> 3 </n>', { note: 'a <b>c</b> d' }],
  ['<team>billing</team><note>has <n>7</n> in it</note><n>3</n>', { note: 'has <n>7</n> in it', n: 3 }],
  ['<team>billing</team><note>end <\\/note> here</note><n>3</n>', { note: 'end </note> here' }],
  ['<n>1</n><n>2</n><team>billing</team><note></note>', { n: 1, note: '' }],
])('reads %j', (text, values) => {
  expect(xmlAdapter.parse(sig, text)).toMatchObject(values)
})

it.each([
  ['<team>billing</team><note>never ends', ['note', 'n']],
  ['<TEAM>billing</TEAM>', ['team', 'note', 'n']],
])('names what is missing in %j', (text, missing) => {
  expect(() => xmlAdapter.parse(sig, text)).toThrow(ParseError)
  expect(() => xmlAdapter.parse(sig, text)).toThrow(expect.objectContaining({ missing, text }))
})
