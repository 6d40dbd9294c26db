/** The workbench in the terminal. */
export { runTui, type TuiOptions } from './run-tui.ts'
export type { WrittenRoute } from './screen/route.ts'
