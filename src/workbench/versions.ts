/** The versions that shape a result, as runs record them. */
import { readFileSync } from 'node:fs'

/** Whetstone's own version, from its package. */
export function whetstoneVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}

/** Whetstone, Node and platform. */
export function versions(): Record<string, string> {
  return {
    whetstone: whetstoneVersion(),
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
  }
}
