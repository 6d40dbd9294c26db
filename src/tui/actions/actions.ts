/** The table of actions: keys, palette and help are made of it. Where two want a key, the first that applies has it. */
import type { Action } from './action.ts'
import { bless } from './bless-action.ts'
import { compile } from './compile.ts'
import { remove } from './delete-action.ts'
import { evaluate } from './evaluate.ts'
import { exportProgram, nameProgram } from './program-actions.ts'
import { report } from './report-action.ts'
import { rerun, resume, retryErrors, stop } from './run-actions.ts'
import { undo } from './undo-action.ts'
import { copyJson, copyText, openEditor, openPager } from './value-actions.ts'

/** Every action, those first that are wanted most. */
export const actions: readonly Action[] = [
  ...[evaluate, compile, rerun, resume, retryErrors, stop, bless, undo],
  ...[report, exportProgram, nameProgram],
  ...[copyText, copyJson, openPager, openEditor, remove],
]
