/** Whether to colour: NO_COLOR first, then --color, FORCE_COLOR, and whether a terminal is there. */
import { styleText } from 'node:util'

/** What decides. */
export interface ColorSituation {
  readonly flag: 'auto' | 'always' | 'never' | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isTty: boolean
}

/** True when escape codes may be written. */
export function hasColor({ flag = 'auto', env, isTty }: ColorSituation): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  if (flag !== 'auto') return flag === 'always'
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0') return true
  return isTty && env.TERM !== 'dumb'
}

/** The text with its first line in bold, the sentence that matters. */
export function boldFirstLine(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [styleText('bold', first, { validateStream: false }), ...rest].join('\n')
}
