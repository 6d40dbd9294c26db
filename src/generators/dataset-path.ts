/** Where the shipped datasets lie: beside `src` in a checkout, beside `dist` in the package. */
import { fileURLToPath } from 'node:url'

/** The path of a shipped dataset. */
export function datasetPath(name: string): string {
  return fileURLToPath(new URL(`../../datasets/${name}`, import.meta.url))
}
