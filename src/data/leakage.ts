/** Does a dataset share examples with another? What was trained on must not be judged on. */
import { hash } from 'node:crypto'
import { canonicalJson, type Example, type Values } from '../engine/index.ts'

/** Two examples that are one. */
export interface Leak {
  readonly trainId: string
  readonly devId: string
}

/** Examples of `dev` whose inputs also stand in `train`, letter case and white space aside. */
export function findLeaks(train: readonly Example[], dev: readonly Example[]): Leak[] {
  const known = new Map(train.map(({ id, inputs }) => [contentHash(inputs), id]))
  return dev.flatMap(({ id, inputs }) => {
    const trainId = known.get(contentHash(inputs))
    return trainId === undefined ? [] : [{ trainId, devId: id }]
  })
}

/** Equal for inputs that are the same but for letter case, white space and the order of keys. */
export function contentHash(inputs: Values): string {
  return hash('sha256', collapsed(canonicalJson(inputs)), 'base64')
}

/** White space collapses inside of texts, where JSON spells it as `\n`, and goes at their ends. */
function collapsed(json: string): string {
  const plain = json.normalize('NFKC').toLowerCase()
  // Most texts have single spaces only, and then nothing has to be replaced.
  const spaced = /\\[nrtf]|\s\s/.test(plain) ? plain.replace(/(?:\\[nrtf]|\s)+/g, ' ') : plain
  return spaced.replace(/" | "/g, '"')
}
