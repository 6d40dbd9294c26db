/** The proxies of the environment, by the variables that every other program reads them from. */
import { InputError, type Proxies } from '../engine/index.ts'

/**
 * `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, or the same in lower case, which wins.
 * @throws InputError `invalid_environment` for a proxy that is no http(s) URL.
 */
export function proxiesOf(env: Readonly<Record<string, string | undefined>>): Proxies {
  const proxy = (name: string) => {
    const variable = env[name.toLowerCase()] === undefined ? name : name.toLowerCase()
    const value = env[variable]
    if (value && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
      throw new InputError(
        'invalid_environment',
        `${variable}: expected the URL of a proxy such as http://proxy.example:8080, got \`${value}\``,
        { variable },
      )
    }
    return value
  }
  return { http: proxy('HTTP_PROXY'), https: proxy('HTTPS_PROXY'), no: env.no_proxy ?? env.NO_PROXY }
}
