/** Does what only the owner of the terminal can: leave, or hand it to the shell for a while. */
import { useApp } from 'ink'
import { useEffect } from 'react'
import type { AppState } from './app-state.ts'

/** Grants a wish once; `suspend` and `resumed` must not change from one drawing to the next. */
export function useWish(wish: AppState['wish'], suspend: () => void, resumed: () => void): void {
  const { exit, suspendTerminal } = useApp()
  useEffect(() => {
    if (wish === 'quit') exit()
    if (wish === 'suspend') void suspendTerminal(suspend).finally(resumed)
  }, [wish, exit, suspendTerminal, suspend, resumed])
}
