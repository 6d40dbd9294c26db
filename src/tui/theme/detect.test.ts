/** Colours and signs follow the environment. */
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hasTrueColor, signsFor, wantsColor } from './detect.ts'
import { asciiSigns, unicodeSigns } from './signs.ts'
import { paletteTheme, plainTheme, themesFor } from './theme.ts'

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
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'linux', asciiSigns],
    [{ LANG: 'en_GB.UTF-8', TERM: 'xterm' }, 'linux', unicodeSigns],
  ])('%o on %s', (env, platform, signs) => {
    expect(signsFor({ env, platform })).toBe(signs)
  })

  it('draws ASCII only where nothing else can be', () => {
    expect(Object.values(asciiSigns).join('')).toMatch(/^[ -~]+$/)
  })
})

describe('themes', () => {
  it.each([
    { hasColor: false, env: { COLORTERM: 'truecolor' }, names: ['plain'] },
    { hasColor: true, env: {}, names: ['palette', 'contrast', 'mono'] },
    { hasColor: true, env: { COLORTERM: 'truecolor' }, names: ['palette', 'contrast', 'mono', 'truecolour'] },
  ])('of a terminal with $env, colours: $hasColor', ({ hasColor, env, names }) => {
    const themes = themesFor({ hasColor, isTrue: hasTrueColor({ env }) })
    expect(themes.map(({ name }) => name)).toEqual(names)
    const tones = Object.keys(plainTheme)
    for (const { theme } of themes) {
      expect(Object.keys(theme)).toEqual(tones)
      const texts = Object.values(theme).map((paint) => stripVTControlCharacters(paint('text')))
      expect(new Set(texts)).toEqual(new Set(['text']))
    }
  })

  it('paint the same tones; the plain one with nothing', () => {
    expect(Object.keys(plainTheme)).toEqual(Object.keys(paletteTheme))
    expect(Object.values(plainTheme).flatMap((paint) => Object.keys(paint))).toEqual([])
  })
})
