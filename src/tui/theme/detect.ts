/** What the terminal can show, read from the environment. */
import { asciiSigns, type Signs, unicodeSigns } from './signs.ts'

/** The environment and the platform, as `process` has them. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

/** Whether colours are wanted when no flag says so: not with `NO_COLOR` or on a dumb terminal. */
export function wantsColor({ env }: Surroundings): boolean {
  return (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
}

/** Whether the terminal says that it shows 24 bits of colour. */
export function hasTrueColor({ env }: Pick<Surroundings, 'env'>): boolean {
  return /^(truecolor|24bit)$/.test(env.COLORTERM ?? '')
}

/** ASCII unless the locale is UTF-8; macOS and Windows terminals are, when they name no locale. */
export function signsFor({ env, platform }: Surroundings): Signs {
  // The console of Linux has a font of a few hundred characters.
  if (env.TERM === 'linux' || env.TERM === 'dumb') return asciiSigns
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => (value ?? '') !== '')
  if (locale === undefined) return platform === 'linux' ? asciiSigns : unicodeSigns
  return /utf-?8/i.test(locale) ? unicodeSigns : asciiSigns
}
