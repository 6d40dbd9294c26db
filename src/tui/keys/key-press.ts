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

const named: Readonly<Record<string, string>> = { ' ': 'space', '\r': 'enter', '\n': 'enter', '\t': 'tab' }

/** The presses in one event of Ink, which hands over fast typing as one text. */
export function pressesOf(input: string, key: Key): KeyPress[] {
  if (key.eventType === 'release') return []
  if (key.tab) return [press(key.shift ? 'shift-tab' : 'tab')]
  for (const [flag, name] of Object.entries(special))
    if (key[flag as keyof typeof special]) return [press(name)]
  if (key.ctrl) return [press(`ctrl-${input}`)]
  if (key.meta) return [press(`alt-${input}`)]
  return [...input].flatMap(typed)
}

function typed(character: string): KeyPress[] {
  const name = named[character]
  if (name !== undefined) return [press(name, name === 'space' ? ' ' : '')]
  return /\p{Cc}/u.test(character) ? [] : [press(character, character)]
}

function press(name: string, text = ''): KeyPress {
  return { name, text }
}
