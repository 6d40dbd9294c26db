/** Looking back: the last calls as text, and what contexts spent, also when many run at once. */
import { describe, expect, it } from 'vitest'
import { scriptedLM } from '../testing/index.ts'
import { currentProgram, inspectHistory, usageSoFar, withContext, withinCall } from './context.ts'
import { predict } from './predict/index.ts'
import { signature } from './signature/index.ts'

const qa = predict(signature('question -> answer'))
const usage = { input: 10, cachedInput: 0, cacheWrite: 0, output: 2, reasoning: 0 }
const model = (id: string) =>
  scriptedLM(() => ({ text: '[[ ## answer ## ]]\nYes', usage, costUsd: 0.5, listCostUsd: 0.5 }), { id })

it('shows what was sent and what came back', async () => {
  await qa({ question: 'First?' }, { lm: model('a/a') })
  await qa({ question: 'Second?' }, { lm: model('a/b') })
  expect(inspectHistory()).toMatch(
    /^== self · a\/b · 10 \+ 2 tokens[\s\S]*Second\?[\s\S]*\[answer\]\n[\s\S]*Yes/,
  )
  expect(inspectHistory()).not.toContain('First?')
  expect(inspectHistory(2)).toMatch(/First\?[\s\S]*Second\?/)
  expect(inspectHistory(0)).toBe('')
})

describe('what was spent', () => {
  it('is summed by context and model, whatever runs beside it', async () => {
    const spend = (id: string, calls: number) =>
      withContext({ lm: model(id) }, async () => {
        await Promise.all(Array.from({ length: calls }, (_, i) => qa({ question: `${i}?` })))
        return usageSoFar()
      })
    const [a, b] = await Promise.all([spend('p/a', 3), spend('p/b', 5)])
    expect(a).toMatchObject({ 'p/a': { calls: 3, cached: 0, costUsd: 1.5, usage: { input: 30, output: 6 } } })
    expect(Object.keys(a)).toEqual(['p/a'])
    expect(b['p/b']?.calls).toBe(5)
  })

  it('counts for the contexts around it and for the process', async () => {
    const outer = await withContext({ lm: model('q/outer') }, async () => {
      await withContext({ lm: model('q/inner') }, () => qa({ question: 'In?' }))
      await qa({ question: 'Out?' })
      return usageSoFar()
    })
    expect(outer).toMatchObject({ 'q/inner': { calls: 1 }, 'q/outer': { calls: 1 } })
    expect(usageSoFar()).toMatchObject({ 'q/inner': { calls: 1 } })
  })
})

it('a program inside of another runs under the outer name', async () => {
  const inner = () => withinCall('inner', {}, async () => currentProgram())
  const name = await withinCall('outer', undefined, inner)
  expect(name).toBe('outer')
  expect(currentProgram()).toBe('')
})
