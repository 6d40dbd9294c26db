/** Colours and signs follow the environment. */
import { describe, expect, it } from 'vitest'
import { signsFor, wantsColor } from './detect.ts'
import { asciiSigns, unicodeSigns } from './signs.ts'
import { paletteTheme, plainTheme } from './theme.ts'

describe('wantsColor', () => {
  it.each([
    [{}, true],
    [{ NO_COLOR: '' }, true],
    [{ NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
    [{ TERM: 'xterm-256color' }, true],
  ])('%o', (env, wanted) => {
    expect(wantsColor({ env, platform: 'linux' })).toBe(wanted)
  })
})

describe('signsFor', () => {
  it.each([
    [{ LANG: 'C' }, 'linux', asciiSigns],
    [{ LANG: 'en_GB.UTF-8' }, 'linux', unicodeSigns],
    [{ LANG: 'C.utf8' }, 'linux', unicodeSigns],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, 'linux', asciiSigns],
    [{ LANG: 'C', LC_CTYPE: 'C.UTF-8', LC_ALL: '' }, 'linux', unicodeSigns],
    [{}, 'linux', asciiSigns],
    [{}, 'darwin', unicodeSigns],
    [{ LANG: 'C' }, 'darwin', asciiSigns],
  ])('%o on %s', (env, platform, signs) => {
    expect(signsFor({ env, platform })).toBe(signs)
  })

  it('draws ASCII only where nothing else can be', () => {
    expect(Object.values(asciiSigns).join('')).toMatch(/^[ -~]+$/)
  })
})

describe('themes', () => {
  it('paint the same tones; the plain one with nothing', () => {
    expect(Object.keys(plainTheme)).toEqual(Object.keys(paletteTheme))
    expect(Object.values(plainTheme).flatMap((paint) => Object.keys(paint))).toEqual([])
  })
})
