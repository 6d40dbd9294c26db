/** Reading ahead changes how many statements run, and nothing of what is found. */
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { statements } from './database.ts'
import { readAhead } from './read-ahead.ts'

const count = 500
const keyOf = (id: number) => `key-${id}`
const inOrder = Array.from({ length: count }, (_, i) => i + 1)

/** A table of `count` entries; `runs` counts the statements. */
function reading() {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  db.exec('CREATE TABLE completions (id INTEGER PRIMARY KEY, key TEXT UNIQUE, value TEXT, used INTEGER)')
  const insert = db.prepare('INSERT INTO completions VALUES (?, ?, ?, ?)')
  for (const id of inOrder) insert.run(id, keyOf(id), `value-${id}`, id)
  const sql = statements(db)
  let runs = 0
  const reader = readAhead((text) => {
    const statement = sql(text)
    const counted = (method: 'get' | 'all') =>
      Object.assign((...given: unknown[]) => {
        runs += 1
        return statement[method](...given)
      })
    return { get: counted('get'), all: counted('all') } as never
  })
  return { db, reader, runs: () => runs }
}

const shuffled = inOrder.map((id) => ((id * 7919) % count) + 1)
const swapped = inOrder.map((_, i) => (i - (i % 8) + ((i * 5) % 8)) % count).map((i) => i + 1)

it.each([
  { what: 'in order', ids: inOrder, most: 30 },
  { what: 'nearly in order, as requests under way at once end', ids: swapped, most: 100 },
  { what: 'in any order', ids: shuffled, most: 2 * count },
  { what: 'backwards', ids: inOrder.toReversed(), most: count },
  { what: 'twice in order', ids: [...inOrder, ...inOrder], most: 60 },
])('entries asked for $what are all found', ({ ids, most }) => {
  const { reader, runs } = reading()
  for (const id of ids) {
    expect(reader.get(keyOf(id))).toMatchObject({ value: `value-${id}`, used: id })
    expect(reader.get(`none-${id}`)).toBeUndefined()
  }
  expect(runs() - ids.length).toBeLessThanOrEqual(most)
})

it('what was read ahead is forgotten when entries change', () => {
  const { db, reader } = reading()
  reader.get(keyOf(1))
  reader.get(keyOf(2))
  db.exec(
    `UPDATE completions SET value = 'new' WHERE key = '${keyOf(3)}'; DELETE FROM completions WHERE id = 4`,
  )
  reader.forget()
  expect(reader.get(keyOf(3))?.value).toBe('new')
  expect(reader.get(keyOf(4))).toBeUndefined()
})

it('what lies far from where is asked now is not kept', () => {
  const { db, reader } = reading()
  for (const id of [400, 401, 100, 101]) reader.get(keyOf(id))
  db.exec(`UPDATE completions SET value = 'new' WHERE key = '${keyOf(410)}'`)
  expect(reader.get(keyOf(410))?.value).toBe('new')
})
