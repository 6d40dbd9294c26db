/** Chooses one of several values: by near demos, by words that speak for a member, and with a little noise. */
import type { Literal } from '../reading/value-type.ts'
import { contentWords } from '../reading/words.ts'
import type { Filling, Shown } from './filling.ts'
import { learned } from './learned.ts'
import { cuesOf, isFamiliar } from './thesaurus.ts'

/** The weight of a word in demos beside one that speaks for a member whose name says something, or does not. */
const demoWord = { known: 0.2, unknown: 0.8 }
/** A member of this kind is chosen when nothing speaks for any other. */
const leftOver = /^(?:other|general|misc|miscellaneous|unknown|none|neutral|normal)$/i

/** The member that suits a question best. */
export function chooseMember(
  members: readonly Literal[],
  filling: Filling,
  shown: readonly Shown[],
): Literal {
  const weight = members.some((member) => isFamiliar(String(member))) ? demoWord.known : demoWord.unknown
  const scored = members.map((member) => {
    const name = String(member)
    const spare = leftOver.test(name) ? 0.5 : 0
    const said = cueScore(`${name} ${explained(name, filling.told)}`, filling)
    const shownFor = learned(member, { words: filling.words, shown, weight })
    return { member, score: said + spare + shownFor + gumbel(filling) }
  })
  const [best] = scored.sort((a, b) => b.score - a.score)
  return best === undefined ? null : best.member
}

/** Whether something named and described holds of a question. */
export function chooseBoolean(about: string, filling: Filling, shown: readonly Shown[]): boolean {
  const weight = isFamiliar(about) ? demoWord.known : demoWord.unknown
  const given = { words: filling.words, shown, weight }
  const yes = cueScore(about, filling) + learned(true, given) + gumbel(filling)
  const no = 0.6 + learned(false, given) + gumbel(filling)
  return yes > no
}

/** One point for the first word that speaks for it, less for each further one. */
function cueScore(about: string, { words }: Filling): number {
  const cues = cuesOf(about)
  return Math.sqrt([...words].filter((word) => cues.has(word)).length)
}

/** The piece of the prompt that explains a member, as in `billing: invoices and refunds;`. */
function explained(name: string, told: string): string {
  const escaped = name.replace(/[^\w ]/g, '.')
  const found =
    new RegExp(
      `\\b${escaped}\\b["'\`]?\\s*(?:[:=(]|means|is for|-|–|—|if|when|for)\\s*([^;\\n|.)]{3,120})`,
      'i',
    ).exec(told)?.[1] ?? ''
  return contentWords(found).length > 0 && !found.includes('|') ? found : ''
}

/** Noise which makes a choice a draw from the softmax of its scores. */
function gumbel({ chance, noise }: Filling): number {
  return -noise * Math.log(-Math.log(Math.min(0.999999, Math.max(1e-9, chance.next()))))
}
