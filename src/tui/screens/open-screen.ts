/** The screen of each route. */
import type { Route } from '../screen/route.ts'
import type { Screen } from '../screen/screen.ts'
import { compareScreen } from './compare/compare-screen.tsx'
import { datasetScreen } from './datasets/dataset-screen.ts'
import { datasetsScreen } from './datasets/datasets-screen.ts'
import { frontierScreen } from './frontier/frontier-screen.tsx'
import { optimizationScreen } from './optimizations/optimization-screen.ts'
import { optimizationsScreen } from './optimizations/optimizations-screen.ts'
import { pairScreen } from './pair/pair-screen.tsx'
import { programScreen } from './programs/program-screen.ts'
import { programsScreen } from './programs/programs-screen.ts'
import { rowScreen } from './row/row-screen.tsx'
import { runScreen } from './run/run-screen.tsx'
import { runsScreen } from './runs/runs-screen.tsx'

/** The screen that shows what a route names, as it is when it opens. */
export function openScreen(route: Route): Screen {
  switch (route.screen) {
    case 'runs':
      return runsScreen(route.saved)
    case 'run':
      return runScreen(route)
    case 'row':
      return rowScreen(route)
    case 'compare':
      return compareScreen(route)
    case 'frontier':
      return frontierScreen(route.task)
    case 'pair':
      return pairScreen(route)
    case 'programs':
      return programsScreen()
    case 'program':
      return programScreen(route)
    case 'optimizations':
      return optimizationsScreen()
    case 'optimization':
      return optimizationScreen(route)
    case 'datasets':
      return datasetsScreen()
    case 'dataset':
      return datasetScreen(route)
  }
}
