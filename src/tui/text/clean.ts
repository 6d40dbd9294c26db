/** Makes text of models and data sets safe to draw: no escape sequence, control or invisible mark survives. */

const esc = String.fromCharCode(0x1b)
const bell = String.fromCharCode(0x07)

/** CSI sequences, and OSC, DCS, SOS, PM and APC strings that are closed; an open one only loses its ESC below. */
const sequences = new RegExp(
  [
    `(?:${esc}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `(?:${esc}[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^${esc}${bell}\\u009c]*(?:${bell}|${esc}\\\\|\\u009c)`,
  ].join('|'),
  'g',
)

/** Breaks of line in any spelling. */
const breaks = /\r\n?|[\u0085\u2028\u2029]/g

/**
 * Controls, direction overrides and invisible characters. What joins letters (ZWJ, ZWNJ) and the visible number
 * signs of Arabic and Syriac stay.
 */
const unsafe =
  /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]--[\n\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]]/gv

/** Skin tones, keycap marks and emoji joiners: terminals disagree about how wide they make a character. */
const unsteady = /[\u{1f3fb}-\u{1f3ff}\u20e3]|(?<=\p{Extended_Pictographic})\u200d/gu

const printableAscii = /^[ -~]*$/

/** Safe text that keeps its lines. Tabs become two spaces. */
export function cleanLines(text: string): string {
  if (printableAscii.test(text)) return text
  return text
    .toWellFormed()
    .replace(sequences, '')
    .replace(breaks, '\n')
    .replaceAll('\t', '  ')
    .replace(unsafe, '')
    .replace(unsteady, '')
}

/** Safe text on one line: each run of white space with a break in it becomes one space. */
export function cleanLine(text: string): string {
  if (printableAscii.test(text)) return text
  return cleanLines(text).replace(/ *\n[ \n]*/g, ' ')
}
