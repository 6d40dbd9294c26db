/** The edge of the program: carries out what reducers wished for, and tells what came of it. */
import { useApp } from 'ink'
import { useEffect, useState } from 'react'
import type { OpenWish, Wish, Work } from '../actions/wish.ts'
import type { Outside } from '../outside/outside.ts'
import type { Desk } from '../workbench.ts'
import type { AppEvent } from './app-event.ts'
import { createWorker } from './worker.ts'

/** What wishes are carried out with; nothing of it may change from one drawing to the next. */
export interface Edge {
  readonly desk: Desk
  readonly outside: Outside
  readonly now: () => number
  readonly dispatch: (event: AppEvent) => void
}

/** What the program is left with, for whoever opened it. */
export type Left = 'left' | 'stopped'

type SuspendTerminal = ReturnType<typeof useApp>['suspendTerminal']

/** Grants each wish once. */
export function useWishes(wishes: readonly Wish[], { desk, outside, now, dispatch }: Edge): void {
  const { exit, suspendTerminal } = useApp()
  const [worker] = useState(() => createWorker(desk, ringing(outside, dispatch), now))
  useEffect(() => {
    if (wishes.length === 0) return
    const leave = (how: Left) => {
      worker.stop()
      exit(how)
    }
    for (const wish of wishes) {
      if (wish.type === 'quit') leave('left')
      if (wish.type === 'quit-now') leave('stopped')
      if (wish.type === 'stop') worker.stop()
      if (wish.type === 'redraw') outside.redraw()
      if (wish.type === 'suspend') void suspendTerminal(outside.suspend)
      if (wish.type === 'copy') worker.start(copying(wish, outside))
      if (wish.type === 'open') worker.start(opening(wish, outside, suspendTerminal))
      if (wish.type === 'work') worker.start(wish.work)
    }
    dispatch({ type: 'granted', wishes })
  }, [wishes, worker, outside, dispatch, exit, suspendTerminal])
}

/** The end of a run is heard, for those who look elsewhere meanwhile. */
function ringing(outside: Outside, dispatch: Edge['dispatch']): Edge['dispatch'] {
  return (event) => {
    if (event.type === 'ended' && event.work.kind === 'run') outside.ring()
    dispatch(event)
  }
}

function copying({ name, text }: Extract<Wish, { type: 'copy' }>, outside: Outside): Work {
  return {
    title: `Copying the ${name}`,
    does: async () => {
      outside.copy(text())
      return { note: `Copied: ${name}. (Nothing there? The terminal has to allow OSC 52.)` }
    },
  }
}

function opening(wish: OpenWish, outside: Outside, suspendTerminal: SuspendTerminal): Work {
  return {
    title: `Opening ${wish.name}`,
    does: async (desk) => {
      const text = wish.text()
      let left = text
      await suspendTerminal(async () => {
        left = await outside.open({ in: wish.in, name: wish.name, text })
      })
      return left === text || wish.saved === undefined ? {} : wish.saved(desk, left)
    },
  }
}
