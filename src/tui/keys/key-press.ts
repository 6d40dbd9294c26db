/** Names for what the keyboard sends: `j`, `G`, `ctrl-d`, `enter`, `shift-tab`. */
import type { Key } from 'ink'

/** One key going down, and the text it types (empty for none). */
export interface KeyPress {
  readonly name: string
  readonly text: string
}

const special = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageDown: 'pgdn',
  pageUp: 'pgup',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'esc',
  backspace: 'backspace',
  delete: 'delete',
} as const satisfies Partial<Record<keyof Key, string>>

const named: Readonly<Record<string, string>> = {
  ...{ ' ': 'space', '\r': 'enter', '\n': 'enter', '\t': 'tab' },
  ...{ '\b': 'backspace', '\x7f': 'backspace' },
}

/** The presses in one event of Ink, which hands over fast typing as one text. */
export function pressesOf(input: string, key: Key): KeyPress[] {
  if (key.eventType === 'release') return []
  if (key.tab) return [press(key.shift ? 'shift-tab' : 'tab')]
  for (const [flag, name] of Object.entries(special))
    if (key[flag as keyof typeof special]) return [press(name)]
  if (key.ctrl) return [press(`ctrl-${input}`)]
  if (key.meta) return [press(`alt-${input}`)]
  // Ink does not tell function keys apart; none but this one has a meaning here.
  if (input === '') return [press('f1')]
  return [...input].flatMap(typed)
}

function typed(character: string): KeyPress[] {
  const name = named[character]
  if (name !== undefined) return [press(name, name === 'space' ? ' ' : '')]
  if (!/\p{Cc}/u.test(character)) return [press(character, character)]
  // Among fast typing, ctrl with a letter comes as the control character it makes.
  const code = character.charCodeAt(0)
  return code >= 1 && code <= 26 ? [press(`ctrl-${String.fromCharCode(code + 96)}`)] : []
}

function press(name: string, text = ''): KeyPress {
  return { name, text }
}
