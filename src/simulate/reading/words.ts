/** Content words of a text: lower case, without small words and endings. */

const small = new Set(
  `a about after again all also am an and any are as at be because been before being between both but by can
  could did do does doing done down during each either else ever few for from further had has have having he
  her here hers him his how i if in into is it its itself just less many may me might mine more most much must
  my no nor not now of off on once one only onto or other our ours out over own per same shall she should so
  some such than that the their theirs them then there these they this those through to too under until up
  upon us very was we were what when where which while who whom whose why will with within without would yet
  you your yours`.split(/\s+/),
)

const endings = ['ings', 'ing', 'edly', 'ed', 'ers', 'er', 'es', 's', 'ly']

/** The stems of the content words of a text, in order, with repeats. */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? []
  return words.filter((word) => !small.has(word)).map(stem)
}

/** The content words of a text as a set. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(contentWords(text))
}

/** True for words that carry no content of their own. */
export function isSmallWord(word: string): boolean {
  return small.has(word.toLowerCase())
}

/** Words as a person counts them: pieces between white space. */
export function countWords(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length
}

/** A word without its ending: rough, but the same for `refund`, `refunds` and `refunded`. */
export function stem(word: string): string {
  if (/.{2}ies$/.test(word)) return `${word.slice(0, -3)}y`
  const ending = endings.find((candidate) => word.endsWith(candidate) && word.length - candidate.length >= 3)
  const cut = ending === undefined ? word : word.slice(0, -ending.length)
  if (cut.length > 3 && cut.endsWith('e')) return cut.slice(0, -1)
  return cut.length > 2 && cut.endsWith('i') ? `${cut.slice(0, -1)}y` : cut
}
