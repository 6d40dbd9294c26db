/** Finds what a written route names: the screens that lead to it, outermost first. */

import type { Route, WrittenRoute } from '../screen/route.ts'
import { type Browser, InputError } from '../workbench.ts'

/** How many rows whose text holds an example id are searched for the one that has it. */
const searched = 1000

/**
 * The stack of screens; passes on what the browser throws for a run that does not exist.
 * @throws InputError `unknown_row`
 */
export function resolveRoute(
  browser: Browser,
  { run: ref, row: name, compare, frontier, view }: WrittenRoute,
): Route[] {
  const runs: Route = { screen: 'runs' }
  if (view !== undefined) return [runs, { screen: view === 'data' ? 'datasets' : view }]
  if (frontier !== undefined) return [runs, { screen: 'frontier', task: frontier }]
  if (compare !== undefined) {
    const [a, b] = compare.map((each) => browser.run(each).id) as [string, string]
    return [runs, { screen: 'compare', a, b }]
  }
  if (ref === undefined) return [runs]
  const { id: runId } = browser.run(ref)
  const run: Route = { screen: 'run', runId }
  if (name === undefined) return [runs, run]
  const index = rowNamed(browser, runId, name)
  if (index === undefined) {
    const rows = browser.countRows({ runId })
    const wanted = `a row index below ${rows} or an example id`
    throw new InputError('unknown_row', `run ${runId}: expected ${wanted}, got ${JSON.stringify(name)}`, {
      run: runId,
      row: name,
    })
  }
  return [runs, run, { screen: 'row', runId, index, filter: {}, position: index }]
}

function rowNamed(browser: Browser, runId: string, name: string): number | undefined {
  const byIndex = /^\d{1,15}$/.test(name) ? browser.row(runId, Number(name)) : undefined
  if (byIndex !== undefined) return byIndex.index
  return browser.rows({ runId, text: name, limit: searched }).find(({ exampleId }) => exampleId === name)
    ?.index
}
