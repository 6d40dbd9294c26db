/** The keyboard, key by key. */
import { useInput, usePaste } from 'ink'
import { type KeyPress, pressesOf } from '../keys/key-press.ts'

/** Calls back for each key. Pasted text is one press while a text is typed, and nothing elsewhere. */
export function useKeyboard(press: (key: KeyPress) => void, isTyping: boolean): void {
  useInput((input, key) => {
    for (const one of pressesOf(input, key)) press(one)
  })
  usePaste((text) => {
    if (isTyping) press({ name: 'paste', text })
  })
}
