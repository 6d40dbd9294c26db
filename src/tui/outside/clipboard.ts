/** The clipboard of the terminal, by OSC 52: works over SSH, where the terminal allows it. */

/** Bytes that terminals take; most refuse more. */
const mostBytes = 74_994

/**
 * What a terminal puts on its clipboard. tmux takes the plain sequence with `set-clipboard on`, and hands the wrapped
 * one on with `allow-passthrough on`; it gets both.
 * @throws Error when the text is longer than terminals take.
 */
export function clipboardSequence(text: string, isInTmux: boolean): string {
  const bytes = Buffer.from(text)
  if (bytes.length > mostBytes)
    throw new Error(
      `expected at most ${mostBytes} bytes for the clipboard, got ${bytes.length}; o opens it, x writes it to a file`,
    )
  const sequence = `\x1b]52;c;${bytes.toString('base64')}\x07`
  return isInTmux ? `${sequence}\x1bPtmux;\x1b${sequence}\x1b\\` : sequence
}
