/** Texts made comparable: letter case, or the rule of question answering (SQuAD) without its known faults. */

/** How far texts are made alike before they are compared. */
export type Normalization = 'none' | 'case' | 'answer'

/**
 * - `none`: as it stands;
 * - `case`: ends trimmed, letters folded, one kind of white space;
 * - `answer`: also without punctuation, symbols and English articles, as SQuAD compares answers.
 */
export function normalized(text: string, how: Normalization): string {
  if (how === 'none') return text
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return how === 'case' ? folded : asAnswer(folded)
}

/** The words of a text under the rule `answer`; scripts written without spaces count each character. */
export function answerTokens(text: string): string[] {
  const spaced = normalized(text, 'answer').replace(unspaced, ' $& ')
  return spaced.split(/\s+/).filter((token) => token !== '')
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
const decimalPoint = /(?<=\p{N})\.(?=\p{N})/gu
const minus = /(?<![\p{L}\p{N}])[-−](?=\p{N})/gu
const marks = /[\p{P}\p{S}]/gu
// Letters of the private use area stand for what has to survive the removal of marks.
const [keptPoint, keptMinus] = ['\uE000', '\uE001']

function asAnswer(folded: string): string {
  // SQuAD makes 314 of 3.14 and 5 of -5: other numbers. These marks stay.
  const kept = folded.replace(decimalPoint, keptPoint).replace(minus, keptMinus)
  const bare = kept.replace(marks, '').replaceAll(keptPoint, '.').replaceAll(keptMinus, '-')
  const words = bare.split(/\s+/).filter((word) => word !== '')
  const others = words.filter((word) => !['a', 'an', 'the'].includes(word))
  // An answer may be an article, as "A" among four choices, or nothing but marks: it must not become empty.
  return (others.length > 0 ? others : words).join(' ') || folded
}
