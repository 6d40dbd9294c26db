/** Commands of linear mode: a line of keys by name, or a filter after its slash. */
import type { KeyPress } from '../keys/key-press.ts'

/** Keys whose names are words; everything else is keys of one letter each. */
const named =
  /^(?:enter|esc|tab|shift-tab|space|backspace|delete|up|down|left|right|home|end|pgup|pgdn|f1|ctrl-[a-z])$/

/**
 * The key presses in a line: words are names of keys or letters in a row, `/` takes the rest of the line and enter.
 * While a text is typed, the whole line is it.
 */
export function pressesIn(line: string, isTyping: boolean): KeyPress[] {
  const text = line.trim()
  if (isTyping) return named.test(text) ? [press(text)] : [...letters(text), press('enter')]
  if (text.startsWith('/')) return [press('/'), press('ctrl-u'), ...letters(text.slice(1)), press('enter')]
  return text.split(/\s+/).flatMap((word) => (named.test(word) ? [press(word)] : letters(word)))
}

function letters(text: string): KeyPress[] {
  return [...text].map((letter) =>
    letter === ' ' ? { name: 'space', text: ' ' } : { name: letter, text: letter },
  )
}

function press(name: string): KeyPress {
  return { name, text: '' }
}
