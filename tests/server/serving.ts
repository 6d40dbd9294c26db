/** `whetstone serve` in process, from the command line to Ctrl-C. */
import { type CliResult, whetstone } from '../cli/run.ts'

/** Runs the command, uses the service when it is up, and interrupts it. */
export async function serving(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  use: (url: string) => Promise<void>,
) {
  let interrupt = () => {}
  const up = Promise.withResolvers<string>()
  const ended: Promise<CliResult> = whetstone(['serve', '--port', '0', '--json', ...argv], {
    env,
    onStart: (stop) => {
      interrupt = stop
    },
    onErr: (text) => {
      const [, url] = /"service_started","url":"([^"]+)"/.exec(text) ?? []
      if (url !== undefined) up.resolve(url)
    },
  })
  const failed = ended.then(({ err }) => Promise.reject(new Error(err)))
  await use(await Promise.race([up.promise, failed]))
  failed.catch(() => {})
  interrupt()
  return ended
}
