/** Where in the user's own files an error arose. */
import { fileURLToPath } from 'node:url'

const ours = fileURLToPath(new URL('../', import.meta.url))

/**
 * ` (file:line)` of the first place in the stack that is neither Node's, a dependency's nor Whetstone's; empty when there is
 * none. Errors of syntax carry their place in the first line, before the message.
 */
export function errorPlace(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const places = lines.flatMap((line, i) => {
    const pattern =
      i === 0 ? /^(?:file:\/\/)?(\/.+|[A-Z]:\\.+):(\d+)$/ : /^\s+at .*?file:\/\/(\/.+?):(\d+):\d+\)?$/
    const [, path, at] = pattern.exec(line) ?? []
    return path === undefined ? [] : [{ path: decodeURI(path), at }]
  })
  const place = places.find(({ path }) => !path.startsWith(ours) && !path.includes('/node_modules/'))
  return place === undefined ? '' : ` (${place.path}:${place.at})`
}
