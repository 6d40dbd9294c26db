/** The keys of the service: several, each with a name, compared as hashes in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { InputError } from '../workbench/index.ts'

/** A key as it is kept: only its hash. */
export interface ServiceKey {
  readonly name: string
  readonly hash: Buffer
}

/** Whom a key belongs to, undefined for a wrong one. */
export type Keyring = (given: string | undefined) => string | undefined

/** `name=key`; a key that ends with the padding of base64 is no name. */
const named = /^([A-Za-z][\w.-]*)=([^=].*)$/
/** What `name=$VARIABLE` becomes when the variable is not set; no real key in base64 is as short. */
const nameWithoutKey = /^[A-Za-z][\w.-]{0,13}=$/

/**
 * Reads `WHETSTONE_API_KEYS`: `name=key` or `key`, comma-separated. A key without a name is called by its place.
 * @throws InputError `invalid_environment` for a key that no header can carry, or a name or key given twice.
 */
export function readKeys(text: string | undefined): readonly ServiceKey[] {
  const entries = (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const keys = entries.map((entry, i) => {
    const [, name = `key-${i + 1}`, key = entry] = named.exec(entry) ?? []
    if (nameWithoutKey.test(entry)) throw refused('a key after each name', entry.slice(0, -1))
    if (!/^[\x21-\x7e]{1,512}$/.test(key))
      throw refused('1 to 512 printable ASCII characters without spaces', name)
    return { name, hash: sha256(key) }
  })
  const twice = keys.find(({ name, hash }, i) =>
    keys.slice(0, i).some((other) => other.name === name || other.hash.equals(hash)),
  )
  if (twice) throw refused('each name and each key once', twice.name)
  return keys
}

/** A keyring. Every key is compared whatever the ones before it gave. */
export function keyring(keys: readonly ServiceKey[]): Keyring {
  return (given = '') => {
    const hash = sha256(given)
    let owner: string | undefined
    for (const key of keys) if (timingSafeEqual(key.hash, hash)) owner = key.name
    return owner
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function refused(expected: string, name: string): InputError {
  return new InputError('invalid_environment', `WHETSTONE_API_KEYS: expected ${expected}; see key ${name}`, {
    variable: 'WHETSTONE_API_KEYS',
    key: name,
  })
}
