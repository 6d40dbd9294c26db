/** Writes values in the form that a prompt asks for, or in a form that a small model breaks. */
import type { Preamble } from './reading/prompt.ts'
import type { Values } from './reading/value-type.ts'
import type { Chance } from './skill/chance.ts'

/** The text of an answer in good form. */
export function writeReply({ form, asked, endsMarked }: Preamble, values: Values): string {
  const named = asked.map(({ name }) => ({ name, text: textOf(values[name]) }))
  switch (form) {
    case 'object':
      return JSON.stringify(values)
    case 'sections': {
      const sections = named.map(({ name, text }) => `[[ ## ${name} ## ]]\n${text}`)
      return [...sections, ...(endsMarked ? ['[[ ## completed ## ]]'] : [])].join('\n')
    }
    case 'tags':
      return named.map(({ name, text }) => `<${name}>\n${text}\n</${name}>`).join('\n')
    default:
      return named.map(({ text }) => text).join('\n')
  }
}

/** The same answer in a form that went wrong: some can still be read, some cannot. */
export function breakReply(reply: string, preamble: Preamble, chance: Chance): string {
  if (preamble.form === 'prose' || preamble.isHeld) return reply
  const breaks: readonly ((text: string) => string)[] = [
    (text) => `Sure, here is what I came up with:\n\n${text}`,
    (text) => text.replace(/(?:["\]}]+|<\/\w+>)\s*$/, ''),
    (text) => `\`\`\`\n${text}\n\`\`\``,
    (text) => withoutLastName(text, preamble),
  ]
  return chance.pick(breaks)?.(reply) ?? reply
}

/** The last field loses its marker, tag or key, so that what it holds runs into the one before. */
function withoutLastName(text: string, { form, asked }: Preamble): string {
  const last = asked.at(-1)?.name ?? ''
  if (form === 'sections') return text.replace(`[[ ## ${last} ## ]]\n`, `${last.replaceAll('_', ' ')}: `)
  if (form === 'tags') return text.replace(`<${last}>\n`, '').replace(`\n</${last}>`, '')
  return text.replace(`"${last}":`, `"${last.replaceAll('_', ' ')}": `)
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null)
  return value.replace(/\[\[ (\\*)##/g, '[[ $1\\##')
}
