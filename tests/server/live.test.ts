/** Programs behind names, fallbacks and the drift watch. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/server/index.ts'
import {
  blessRun,
  compileProgram,
  type DriftReport,
  evaluateTask,
  liveDrift,
  nameProgram,
  openLive,
} from '../../src/workbench/index.ts'
import { goodBody, hmwPath, openService, type Service } from './service.ts'
import { questions, type UpstreamReply } from './upstream.ts'

interface Meta {
  readonly program: string
  readonly model: string
  readonly fallback_used: boolean
}

const metaOf = async (answer: Response) => ((await answer.json()) as { meta: Meta }).meta
const compile = ({ session }: Pick<Service, 'session'>, k: number) =>
  compileProgram(session, { target: 'hmw', optimizer: 'labeled-few-shot', k, name: 'prod' })
const demosIn = ({ upstream }: Service) =>
  upstream.asked.at(-1)?.messages.filter(({ role }) => role === 'assistant').length

describe('a program', () => {
  it('is taken by name or hash from the request', async () => {
    const service = await openService()
    const { program: hash } = await compile(service, 2)
    for (const program of ['prod', hash, hash.slice(0, 12)]) {
      expect((await metaOf(await service.ask({ ...goodBody, program }))).program).toBe(program)
      expect(demosIn(service)).toBe(2)
    }
    expect((await metaOf(await service.ask({ ...goodBody, program: 'hmw' }))).program).toBe('hmw')
    expect(demosIn(service)).toBe(0)
  })

  it('changes behind its name while requests go on, and none is dropped', async () => {
    const service = await openService()
    await compile(service, 1)
    const statuses: number[] = []
    const seen = new Set<number>()
    const asking = async () => {
      while (!seen.has(3)) {
        statuses.push((await service.ask({ ...goodBody, program: 'prod' })).status)
        seen.add(demosIn(service) ?? -1)
      }
    }
    const clients = [asking(), asking(), asking()]
    await expect.poll(() => seen.has(1)).toBe(true)
    await compile(service, 3)
    await Promise.all(clients)
    expect(statuses.filter((status) => status !== 200)).toEqual([])
    expect([...seen].sort()).toEqual([1, 3])
  })

  it('moves with its name', async () => {
    const service = await openService()
    const ask = async () => {
      const answer = await service.ask({ ...goodBody, program: 'hmw@production' })
      return answer.status === 200 ? `${(await metaOf(answer)).program} ${demosIn(service)}` : answer.status
    }
    expect(await ask()).toBe(422)
    await nameProgram(service.session, 'hmw@production', (await compile(service, 1)).program)
    await expect.poll(ask).toBe('hmw@production 1')
    await nameProgram(service.session, 'hmw@production', (await compile(service, 2)).program)
    await expect.poll(ask).toBe('hmw@production 2')
  })

  it.each([
    [false, 503, { error: { code: 'not_ready', details: { reason: 'program_unavailable' } } }],
    [true, 200, { meta: { program: 'hmw', fallback_used: true } }],
  ])('of the service that is broken, with zero-shot as fallback: %s', async (zeroShot, status, body) => {
    const { ask, session, upstream } = await openService()
    await nameProgram(session, 'hmw@production', (await compile({ session }, 2)).program)
    const live = await openLive(session, {
      ...{ tasks: ['hmw', 'solutions'], programs: ['hmw@production'], model: 'openai/gpt-5-nano' },
      fallback: { zeroShot },
    })
    const app = createApp({ live })
    for (const file of await readdir(session.paths.programs))
      await writeFile(join(session.paths.programs, file), '{')
    const headers = { 'content-type': 'application/json' }
    const answer = await app.request(hmwPath, { method: 'POST', headers, body: JSON.stringify(goodBody) })
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject(body)
    expect((await app.request('/ready')).status).toBe(status)
    expect(upstream.asked).toHaveLength(status === 200 ? 1 : 0)
    expect((await ask()).status).toBe(200)
  })

  it('is named by /ready', async () => {
    const service = await openService()
    expect((await service.app.request('/ready')).status).toBe(200)
    expect(await (await service.app.request('/ready')).json()).toMatchObject({
      status: 'ready',
      programs: { hmw: { program: 'hmw', model: 'openai/gpt-5-nano' }, solutions: { program: 'solutions' } },
    })
  })
})

describe('a fallback', () => {
  const hasDemos = (messages: readonly { role: string }[]) =>
    messages.some(({ role }) => role === 'assistant')

  it('to zero-shot answers when the compiled program gives none', async () => {
    const service = await openService({ live: { fallback: { zeroShot: true } } })
    const { program } = await compile(service, 2)
    service.upstream.reply = ({ messages }) => ({ text: hasDemos(messages) ? 'Sorry.' : questions() })
    expect(await metaOf(await service.ask({ ...goodBody, program }))).toMatchObject({
      program: 'hmw',
      model: 'openai/gpt-5-nano',
      fallback_used: true,
    })
    expect(service.lines.at(-1)).toMatchObject({ event_type: 'dspy_call_complete', fallback_used: true })
  })

  it('to another model answers when the provider of the first fails, without asking the first again', async () => {
    const live = { fallback: { zeroShot: true, model: 'openai/gpt-5-mini' } }
    const service = await openService({ live })
    const { program } = await compile(service, 2)
    service.upstream.reply = ({ model }) => (model === 'gpt-5-nano' ? { status: 401 } : { text: questions() })
    expect(await metaOf(await service.ask({ ...goodBody, program }))).toMatchObject({
      program,
      model: 'openai/gpt-5-mini',
      fallback_used: true,
    })
    expect(service.upstream.asked.map(({ model }) => model)).toEqual(['gpt-5-nano', 'gpt-5-mini'])
  })

  it.each<[string, UpstreamReply]>([
    ['hangs', 'hang'],
    ['is at fault', { status: 401 }],
  ])('to another model answers when the first %s, also the next request', async (_name, reply) => {
    const live = { fallback: { zeroShot: false, model: 'openai/gpt-5-mini' }, patienceMs: 2000 }
    const { ask, upstream } = await openService({ live, app: { limits: { requestMs: 2000 } } })
    upstream.reply = ({ model }) => (model === 'gpt-5-nano' ? reply : { text: questions() })
    for (let i = 0; i < 2; i += 1)
      expect(await metaOf(await ask())).toMatchObject({ model: 'openai/gpt-5-mini', fallback_used: true })
  })

  it('is not used unasked, and the error is that of what was asked for', async () => {
    const none = await openService()
    none.upstream.reply = () => ({ text: 'Sorry.' })
    expect((await none.ask()).status).toBe(500)
    const both = await openService({ live: { fallback: { zeroShot: true, model: 'openai/gpt-5-mini' } } })
    both.upstream.reply = ({ model }) => ({ status: model === 'gpt-5-nano' ? 401 : 400 })
    expect(await (await both.ask()).json()).toMatchObject({
      error: { code: 'openai_api_error', details: { reason: 'authentication_failed' } },
    })
  })
})

describe('the drift watch', () => {
  it('scores its share into a run of kind live', async () => {
    const { ask, live, session, upstream } = await openService({ live: { sample: 0.5 } })
    upstream.reply = (_asked, i) => ({ text: questions(5, i === 0 ? 8 : 3) })
    await ask()
    await ask()
    await ask({ ...goodBody, model: 'gpt-5-mini' })
    await live.close()
    const store = await session.store()
    const [mini, nano] = store.runs()
    expect(store.countRuns()).toBe(2)
    expect(nano).toMatchObject({
      ...{ kind: 'live', task: 'hmw', program: 'hmw', model: 'openai/gpt-5-nano', metric: 'hmw_quality' },
      ...{ status: 'done', simulated: false, summary: { n: 2, scored: 2, errors: 0, calls: 2 } },
    })
    expect(mini).toMatchObject({ kind: 'live', model: 'openai/gpt-5-mini', summary: { n: 1 } })
    const rows = store.rows({ runId: nano?.id ?? '' })
    expect(rows.map(({ score }) => score)).toEqual([1, 0])
    expect(rows[0]?.inputs).toMatchObject({ insights: ['People wait at the desk.'], count: 5 })
    expect(store.calls(nano?.id ?? '', 0)).toHaveLength(1)
  })

  it('compares with the blessed run, in the log and on demand', async () => {
    const drifts: DriftReport[] = []
    const service = await openService({ live: { sample: 1, onDrift: (drift) => drifts.push(drift) } })
    const { ask, live, session, upstream } = service
    await expect(liveDrift(session)).rejects.toMatchObject({ code: 'no_live_run' })
    const { run } = await evaluateTask(session, { target: 'hmw', limit: 20, model: 'openai/gpt-5-nano' })
    await expect(liveDrift(session, run)).rejects.toMatchObject({ code: 'not_live' })
    await blessRun(session, run)
    upstream.reply = () => ({ text: questions(5, 3) })
    for (let i = 0; i < 26; i += 1) await ask()
    await live.close()
    expect(drifts.map(({ live: { scored } }) => scored)).toEqual([26, 26])
    const drift = await liveDrift(session)
    expect(drift).toEqual(drifts.at(-1))
    expect(drift).toMatchObject({
      ...{ task: 'hmw', metric: 'hmw_quality', verdict: 'lower' },
      blessed: { run, scored: 20 },
      live: { score: 0, scored: 26, errors: 0 },
    })
    expect(drift.difference).toBe(0 - drift.blessed.score)
    expect(drift.ci[0]).toBeLessThan(drift.difference)
    expect(drift.ci[1]).toBeLessThan(-0.5)
  })

  it('compares what the service answers by, not what was answered otherwise since', async () => {
    const { ask, live, session, upstream } = await openService({
      live: { sample: 1, fallback: { zeroShot: false, model: 'openai/gpt-5-mini' } },
    })
    await blessRun(session, (await evaluateTask(session, { target: 'hmw', limit: 3 })).run)
    await ask()
    upstream.reply = ({ model }) => (model === 'gpt-5-nano' ? { status: 401 } : { text: questions() })
    await ask()
    await ask({ ...goodBody, model: 'simulated/gpt-5-mini' })
    await live.close()
    expect((await session.store()).runs().filter(({ kind }) => kind === 'live')).toHaveLength(3)
    expect((await liveDrift(session)).live).toMatchObject({ model: 'openai/gpt-5-nano', scored: 1 })
  })

  it('neither waits for another process that writes nor loses what it could not write meanwhile', async () => {
    const { ask, live, session } = await openService({ live: { sample: 1 } })
    await ask()
    const store = await session.store()
    await expect.poll(() => store.runs()).toHaveLength(1)
    const other = new Database(session.paths.store)
    other.exec('BEGIN IMMEDIATE')
    const startedAt = performance.now()
    for (let i = 0; i < 3; i += 1) expect((await ask()).status).toBe(200)
    expect((await ask()).status).toBe(200)
    expect(performance.now() - startedAt).toBeLessThan(3000)
    other.exec('ROLLBACK')
    other.close()
    await live.close()
    expect(store.rows({ runId: store.runs()[0]?.id ?? '' })).toHaveLength(5)
  })

  it('cannot tell from few answers', async () => {
    const { ask, live, session, upstream } = await openService({ live: { sample: 1 } })
    await blessRun(
      session,
      (await evaluateTask(session, { target: 'hmw', limit: 3, model: 'openai/gpt-5-nano' })).run,
    )
    upstream.reply = () => ({ text: questions(5, 3) })
    await ask()
    await ask()
    await expect.poll(() => liveDrift(session)).toMatchObject({ live: { scored: 2 } })
    await live.close()
    const { verdict, notes } = await liveDrift(session)
    expect(verdict).toBe('cannot_tell')
    expect(notes).toHaveLength(1)
  })

  it('watches nothing unless asked to', async () => {
    const { ask, live, session } = await openService()
    await ask()
    await live.close()
    expect((await session.store()).countRuns()).toBe(0)
  })

  it('never fails a request', async () => {
    const failed: unknown[] = []
    const onWatchFailed = (error: unknown) => void failed.push(error)
    const { ask, live, session } = await openService({ live: { sample: 1, onWatchFailed } })
    ;(await session.store()).close()
    expect((await ask()).status).toBe(200)
    await live.close()
    expect(failed).toHaveLength(1)
  })
})
