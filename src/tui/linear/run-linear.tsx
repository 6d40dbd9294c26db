/** The workbench line by line, for screen readers and pipes: nothing is drawn over, commands are lines. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { renderToString } from 'ink'
import type { Wish } from '../actions/wish.ts'
import { type AppEvent, reduceApp } from '../app/app-event.ts'
import { appAt } from '../app/app-state.ts'
import { lookAt } from '../app/press.ts'
import { Shown } from '../app/shown.tsx'
import { surroundingsOf } from '../app/surroundings.ts'
import { createWorker } from '../app/worker.ts'
import type { Route } from '../screen/route.ts'
import { asciiSigns } from '../theme/signs.ts'
import type { Desk } from '../workbench.ts'
import { pressesIn } from './commands.ts'
import { linesOf, newsOf } from './spoken.ts'

/** What is read and written. */
export interface LinearOptions {
  readonly browser: Desk
  /** The way to the first screen, outermost first. */
  readonly routes: readonly Route[]
  readonly now: () => number
  readonly input: Readable
  readonly output: Writable
}

/** A list without details beside it: one thing after the other. */
const size = { columns: 79, rows: 40 }

/** Milliseconds that an answer in the background is waited for before the view is said without it. */
const patienceMs = 300

/** Says the view and what each line of input makes of it, until the user quits or the input ends. */
export async function runLinear({ browser, routes, now, input, output }: LinearOptions): Promise<void> {
  let said: string[] = []
  let waiting = () => {}
  let app = appAt(browser, routes, () => waiting())
  const say = (lines: readonly string[]) => void output.write(lines.map((line) => `${line}\n`).join(''))
  const surroundings = () => surroundingsOf({ ...size, isRunning: app.runs.length > 0 }, asciiSigns, now())
  const look = () => lookAt(app, surroundings())
  const take = (event: AppEvent) => {
    app = reduceApp(app, event)
  }
  const worker = createWorker(browser, take, now)
  const grant = (wish: Wish) => {
    if (wish.type === 'work') worker.start(wish.work)
    if (wish.type === 'copy' || wish.type === 'open') say(wish.text().split('\n'))
    if (wish.type === 'stop' || wish.type === 'quit' || wish.type === 'quit-now') worker.stop()
  }
  /** Looks once, so that what is asked for in the background is on its way, and again when it may be there. */
  const tell = async (isAll: boolean) => {
    look()
    await Promise.race([
      pause(patienceMs),
      new Promise<void>((resolve) => {
        waiting = resolve
      }),
    ])
    const world = surroundings()
    const lines = linesOf(renderToString(<Shown app={app} look={look()} surroundings={world} />, size))
    say(isAll ? lines : newsOf(said, lines, asciiSigns))
    said = lines
  }
  await tell(true)
  for await (const line of createInterface({ input })) {
    for (const key of pressesIn(line, app.top.isTyping)) {
      take({ type: 'pressed', key, surroundings: surroundings() })
      look()
    }
    const { wishes } = app
    for (const wish of wishes) grant(wish)
    take({ type: 'granted', wishes })
    if (wishes.some(({ type }) => type === 'quit' || type === 'quit-now')) return
    await tell(line.trim() === '')
  }
  worker.stop()
}
