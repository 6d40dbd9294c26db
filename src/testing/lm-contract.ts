/** What every language model keeps to, whatever wraps it. */
import assert from 'node:assert/strict'
import { type Completion, type LM, type LMRequest, LmError } from '../engine/index.ts'
import { type DefineTest, frozen } from './define-test.ts'

/**
 * Defines the tests of the LM contract. Each asks a fresh model, which has to answer any request.
 * @example lmContract(it, () => scriptedLM(() => 'hello'))
 */
export function lmContract(it: DefineTest, makeLm: () => LM): void {
  it('has an id', () => {
    assert.match(makeLm().id, /\S/)
  })

  it('answers with a whole completion and leaves the request as it is', async () => {
    checkCompletion(await makeLm().generate(request('one')))
  })

  it('answers several requests at a time', async () => {
    const lm = makeLm()
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((text) => lm.generate(request(text))),
    )
    answers.forEach(checkCompletion)
  })

  it('refuses a request that was aborted before it was sent', async () => {
    const signal = AbortSignal.abort()
    await assert.rejects(
      makeLm().generate({ ...request('one'), signal }),
      (error) => error instanceof LmError && error.code === 'aborted' && !error.retryable,
    )
  })

  it('streams, if it does, the text of the completion that comes last', async () => {
    const chunks = makeLm().stream?.(request('one'))
    if (chunks === undefined) return
    let told = ''
    let whole: Completion | undefined
    for await (const chunk of chunks) {
      assert.equal(whole, undefined, 'nothing comes after the completion')
      if ('delta' in chunk) told += chunk.delta
      else whole = chunk.completion
    }
    assert.ok(whole, 'a completion comes last')
    checkCompletion(whole)
    assert.equal(told, whole.text)
  })
}

function request(text: string): LMRequest {
  return frozen({
    messages: [
      { role: 'system', content: 'Answer briefly.' },
      { role: 'user', content: text },
    ],
    maxTokens: 50,
  })
}

function checkCompletion({ text, model, finishReason, usage, ...rest }: Completion): void {
  for (const word of [text, model, finishReason]) assert.equal(typeof word, 'string')
  for (const count of Object.values(usage))
    assert.ok(Number.isInteger(count) && count >= 0, `tokens: ${count}`)
  assert.ok(
    usage.cachedInput + usage.cacheWrite <= usage.input,
    'cached and written tokens are part of the input',
  )
  assert.ok(usage.reasoning <= usage.output, 'reasoning tokens are part of the output')
  for (const dollars of [rest.costUsd, rest.listCostUsd]) assert.ok(dollars === null || dollars >= 0)
  assert.ok(rest.latencyMs >= 0 && rest.attempts >= 0)
  assert.equal(typeof rest.cached, 'boolean')
}
