/** The JSON adapter: what it sends, and what it reads. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { adapterContract } from '../../testing/index.ts'
import { signature } from '../signature/index.ts'
import { jsonAdapter } from './json.ts'

describe('contract', () => adapterContract(it, jsonAdapter))

const triage = signature({
  name: 'Triage a request!',
  instructions: 'Sort the request.',
  inputs: { subject: z.string(), tags: z.array(z.string()).describe('labels') },
  outputs: {
    team: z.enum(['billing', 'network']).describe('who answers'),
    urgency: z.int().min(1).max(5),
    note: z.string().optional(),
  },
})

const prepared = jsonAdapter.prepare({
  signature: triage,
  instructions: triage.instructions,
  demos: [
    { subject: 'Bill', tags: ['a'], team: 'billing', urgency: 2 },
    { subject: 'Wifi', team: 'network' },
  ],
})

describe('sends', () => {
  it('what to do and what to write', () => {
    expect(prepared.preamble[0]).toEqual({
      role: 'system',
      content: `Sort the request.

Given a JSON object: {subject: string, tags: string[] (labels)}
Answer with one JSON object: {team: "billing"|"network" (who answers), urgency: integer 1..5, note?: string}`,
    })
  })

  it('demos as earlier turns, the incomplete ones first and marked', () => {
    expect(prepared.preamble.slice(1)).toEqual([
      { role: 'user', content: '(incomplete example: tags, urgency left out)\n{"subject":"Wifi"}' },
      { role: 'assistant', content: '{"team":"network"}' },
      { role: 'user', content: '{"subject":"Bill","tags":["a"]}' },
      { role: 'assistant', content: '{"team":"billing","urgency":2}' },
    ])
  })

  it('the inputs of the signature alone', () => {
    expect(prepared.ask({ subject: 'Hi', tags: [], other: 1 }).content).toBe('{"subject":"Hi","tags":[]}')
  })

  it('a schema with a name that is taken', () => {
    expect(prepared.responseFormat).toMatchObject({
      name: 'Triage_a_request_',
      schema: { required: ['team', 'urgency', 'note'], properties: { team: { description: 'who answers' } } },
    })
    const nameless = signature({ name: '', inputs: {}, outputs: { a: z.string() } })
    expect(
      jsonAdapter.prepare({ signature: nameless, instructions: '', demos: [] }).responseFormat?.name,
    ).toBe('answer')
  })
})

describe('reads', () => {
  const one = signature({ inputs: {}, outputs: { answer: z.string() } })

  it.each<[string, string, string]>([
    ['an object', '{"answer": "Yes"}', 'Yes'],
    ['blanks around it', ' \n{ "answer" : "Yes" }\n', 'Yes'],
    ['a fence', '```json\n{"answer": "Yes"}\n```', 'Yes'],
    ['words around it', 'Sure:\n{"answer": "Yes"}\nHope that helps!', 'Yes'],
    ['a fence with words around it', 'Sure:\n```json\n{"answer": "Yes"}\n```\nBye', 'Yes'],
    ['single quotes', "{'answer': 'Yes'}", 'Yes'],
    ['a comma too many', '{"answer": "Yes",}', 'Yes'],
    ['a bare key', '{answer: "Yes"}', 'Yes'],
    ['a remark', '{"answer": "Yes" // sure\n}', 'Yes'],
    ['a cut end', '{"answer": "Yes', 'Yes'],
    ['line breaks in a text', '{"answer": "one\ntwo"}', 'one\ntwo'],
    ['escapes', '{"answer": "one\\ntwo \\u00e9"}', 'one\ntwo é'],
    ['quotes in a text', '{"answer": "He said "go" twice"}', 'He said "go" twice'],
    ['a list of one', '[{"answer": "Yes"}]', 'Yes'],
    ['the last of several', '{"answer": "first"} {"answer": "second"}', 'second'],
    ['further keys', '{"more": 1, "answer": "Yes"}', 'Yes'],
    ['a number where text is wanted', '{"answer": 5}', '5'],
    ['JSON where text is wanted', '{"answer": {"deep": [true, null]}}', '{"deep":[true,null]}'],
    ['blanks inside a text', '{"answer": " Yes "}', ' Yes '],
    ['a decimal number where text is wanted', '{"answer": 5.0}', '5.0'],
    ['a long number where text is wanted', '{"answer": 12345678901234567890}', '12345678901234567890'],
    ['the first of a list', '[{"answer": "Yes"}, {"answer": "No"}]', 'Yes'],
    ['an object written as a text', '"{\\"answer\\": \\"it\'s \\\\u00e9\\"}"', "it's é"],
    ['an empty text where the value is cut off', '{"answer":', ''],
  ])('%s', (_, text, answer) => {
    expect(jsonAdapter.parse(one, text)).toEqual({ answer })
  })

  it('an object that stands in a text of another, whatever stands around that one', () => {
    const sig = signature({ inputs: {}, outputs: { who: z.object({ name: z.string() }) } })
    const reply = '```json\n{"who": "{\\"name\\": \\"it\'s\\"}"}\n```'
    expect(jsonAdapter.parse(sig, reply)).toEqual({ who: { name: "it's" } })
  })

  it.each<[string, string]>([
    ['nothing', ''],
    ['prose', 'plain words, no braces'],
    ['null', 'null'],
    ['a list without objects', '[1, 2]'],
    ['a list whose object was cut off', '[{"answer": "Ye'],
    ['another case of the key', '{"Answer": "Yes"}'],
    ['an object around it', '{"output": {"answer": "Yes"}}'],
    ['sections', '[[ ## answer ## ]]\nYes'],
    ['a key that was cut off', '{"answer"'],
    ['another object first', '{"other": 1} {"answer": "Yes"}'],
    ['what is nested beyond reason', '{"a":'.repeat(50_000)],
  ])('no answer in %s', (_, text) => {
    expect(() => jsonAdapter.parse(one, text)).toThrow(
      expect.objectContaining({ code: 'unparsable_completion', missing: ['answer'], text }),
    )
  })

  it.each<[string, z.ZodType, string, unknown]>([
    ['JSON in a text', z.array(z.string()), '{"value": "[\\"a\\"]"}', ['a']],
    ['an object in a text', z.object({ a: z.int() }), '{"value": "{\\"a\\": 1}"}', { a: 1 }],
    [
      'a number in a text as it stands where text fits',
      z.union([z.int(), z.string()]),
      '{"value": "5"}',
      '5',
    ],
    ['a text as it stands where anything fits', z.unknown(), '{"value": "[1]"}', '[1]'],
    ['null where text may be null', z.string().nullable(), '{"value": null}', null],
    ['null where text may be absent', z.string().optional(), '{"value": null}', null],
    ['the word null as text', z.string().nullable(), '{"value": "null"}', 'null'],
    ['what is no text as it stands where a text may be null', z.string().nullable(), '{"value": 5}', 5],
    ['what is no text as text where it may be absent', z.string().optional(), '{"value": 5}', '5'],
    ['what is no choice as it stands', z.enum(['1', '2']), '{"value": 1}', 1],
    ['null where text must be', z.string(), '{"value": null}', 'null'],
  ])('%s', (_, schema, text, value) => {
    expect(jsonAdapter.parse(signature({ inputs: {}, outputs: { value: schema } }), text)).toEqual({ value })
  })

  it('no answer in an object of other keys, where all may be null or left out', () => {
    const loose = signature({ inputs: {}, outputs: { a: z.string().nullable(), b: z.int().optional() } })
    expect(() => jsonAdapter.parse(loose, '{"error": "no idea"}')).toThrow(
      expect.objectContaining({ code: 'unparsable_completion', missing: ['a', 'b'] }),
    )
    expect(jsonAdapter.parse(loose, '{"a": null, "error": "x"}')).toEqual({ a: null })
  })

  it('an answer without what may be left out or null', () => {
    const sig = signature({ inputs: {}, outputs: { a: z.int().nullable(), b: z.string().optional() } })
    expect(jsonAdapter.parse(sig, '{}')).toEqual({})
  })
})
