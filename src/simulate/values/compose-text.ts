/** A text: in the manner of near demos, else composed of the salient words of the input. */
import type { TextType } from '../reading/value-type.ts'
import { countWords, isSmallWord, stem } from '../reading/words.ts'
import { composeInstructions, isAboutInstructions } from './compose-instructions.ts'
import type { Filling, Shown } from './filling.ts'

/** Demos nearer than this are taken at their word. */
const nearEnough = 0.6

/** A text of a type for a field of a name. */
export function composeText(type: TextType, name: string, filling: Filling, shown: readonly Shown[]): string {
  const text = formatted(type.format, filling) ?? free(name, filling, shown)
  return clipped(type, text, filling)
}

/** Phrases of one to three words that carry the most of a text, best first. */
export function salientPhrases({ text, inputs }: Filling): string[] {
  const phrases = text.split(/[^\w'% -]+|\s[-–]\s/).flatMap(runsOfContent)
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[a-z]{3,}/g) ?? [])
    counts.set(stem(word), (counts.get(stem(word)) ?? 0) + 1)
  const weight = (phrase: string) =>
    phrase.split(' ').reduce((sum, word) => sum + (counts.get(stem(word.toLowerCase())) ?? 0.5), 0) +
    (/[A-Z]/.test(phrase.slice(1)) ? 1 : 0)
  const unique = [...new Set(phrases)].sort((a, b) => weight(b) - weight(a))
  return unique.length > 0
    ? unique
    : [Object.values(inputs).map(String).join(' ').trim() || 'nothing to go on']
}

function free(name: string, filling: Filling, shown: readonly Shown[]): string {
  if (isAboutInstructions(name)) return composeInstructions(filling)
  const texts = shown.filter((item): item is Shown & { value: string } => typeof item.value === 'string')
  const imitated = imitate(texts, filling)
  if (imitated !== undefined) return imitated
  const lengths = texts.map(({ value }) => countWords(value)).sort((a, b) => a - b)
  return sentenceOf(filling, lengths[Math.floor(lengths.length / 2)], name)
}

/** What demos repeat is a label: the nearest one's is taken. So is that of a demo which asks almost the same. */
function imitate(
  texts: readonly { value: string; nearness: number }[],
  { chance, noise }: Filling,
): string | undefined {
  const scored = texts.map((item) => ({ ...item, score: item.nearness + 0.15 * noise * chance.normal() }))
  const [best] = scored.sort((a, b) => b.score - a.score)
  const isLabel = texts.length >= 4 && new Set(texts.map(({ value }) => value)).size <= texts.length / 2
  return best !== undefined && (isLabel || best.nearness >= nearEnough) ? best.value : undefined
}

function sentenceOf(filling: Filling, words: number | undefined, name: string): string {
  const phrases = salientPhrases(filling)
  const [first = '', second = first, third = second] = phrases
  if (
    (words ?? 99) <= 4 ||
    /^(?:title|name|label|category|topic|keyword|tag|query|city|answer_key)$/i.test(name)
  )
    return first
  if (/reason|rationale|explanation|thought/i.test(name))
    return `The input speaks of ${list([first, second])}, which decides the answer.`
  const long = `It is about ${list([first, second, third])}.`
  return (words ?? 0) > 14
    ? `${long} What matters most here is ${first}, and the rest follows from it.`
    : long
}

function list(items: readonly string[]): string {
  const unique = [...new Set(items)].map((item) => (/^[A-Z][a-z]/.test(item) ? item : item.toLowerCase()))
  return unique.length < 2 ? (unique[0] ?? '') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`
}

function runsOfContent(piece: string): string[] {
  const runs: string[][] = [[]]
  for (const word of piece.trim().split(/\s+/)) {
    const isContent = word.length > 2 && !isSmallWord(word.replace(/'.*$/, ''))
    if (isContent && (runs.at(-1)?.length ?? 0) < 3) runs.at(-1)?.push(word)
    else runs.push(isContent ? [word] : [])
  }
  return runs.filter((run) => run.length > 0).map((run) => run.join(' '))
}

function formatted(format: string | undefined, { text, chance }: Filling): string | undefined {
  const date =
    /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? `2025-0${chance.between(1, 9)}-1${chance.between(0, 9)}`
  const word = /[a-z]{4,}/.exec(text.toLowerCase())?.[0] ?? 'someone'
  switch (format) {
    case 'date-time':
      return `${date}T09:00:00.000Z`
    case 'date':
      return date
    case 'time':
      return '09:00:00'
    case 'email':
      return /[\w.+-]+@[\w-]+\.[\w.]+/.exec(text)?.[0].replace(/\.$/, '') ?? `${word}@example.com`
    case 'uri':
    case 'url':
      return /https?:\/\/\S+/.exec(text)?.[0] ?? `https://example.com/${word}`
    case 'uuid':
      return `00000000-0000-4000-8000-${String(chance.between(0, 999_999_999_999)).padStart(12, '0')}`
    default:
      return undefined
  }
}

function clipped({ min = 0, max = Infinity, format }: TextType, text: string, filling: Filling): string {
  if (format !== undefined) return text
  const longer = text.length >= min ? text : `${text} ${filling.text} `.padEnd(min, '.')
  return longer.length <= max ? longer.slice(0, Math.max(min, longer.length)) : longer.slice(0, max)
}
