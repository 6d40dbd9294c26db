/** Does a dataset share examples with another? What was trained on must not be judged on. */
import { canonicalJson, type Example, type Values } from '../engine/index.ts'

/** Two examples that are one. */
export interface Leak {
  readonly trainId: string
  readonly devId: string
}

/** Examples of `dev` whose inputs also stand in `train`, letter case and white space aside. */
export function findLeaks(train: readonly Example[], dev: readonly Example[]): Leak[] {
  const known = new Map(train.map((example) => [fingerprint(example.inputs), example.id]))
  return dev.flatMap((example) => {
    const trainId = known.get(fingerprint(example.inputs))
    return trainId === undefined ? [] : [{ trainId, devId: example.id }]
  })
}

function fingerprint(inputs: Values): string {
  const plain = (_key: string, value: unknown) => (typeof value === 'string' ? collapsed(value) : value)
  return canonicalJson(JSON.parse(JSON.stringify(inputs), plain))
}

function collapsed(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
}
