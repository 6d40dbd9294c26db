/** Opens a port, and says in plain words when it cannot be had. */

/**
 * Runs `start`, which opens the port.
 * @throws InputError `port_unavailable` when the port is taken or not ours to open.
 */
export async function listen<T>(port: number, start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause
    const { InputError } = await import('../engine/index.ts')
    const why = code === 'EADDRINUSE' ? 'it is in use' : 'it may not be opened by this user'
    throw new InputError(
      'port_unavailable',
      `--port: expected a free port, got ${port}: ${why}; 0 picks a free one`,
      { port, cause },
    )
  }
}
