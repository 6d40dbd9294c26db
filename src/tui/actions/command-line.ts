/** Command lines as a shell reads them. */

const harmless = /^[\w@%+=:,./~-]+$/

/** The words joined, those quoted that a shell would change. */
export function commandLine(...words: readonly string[]): string {
  return ['whetstone', ...words].map(quoted).join(' ')
}

/** A flag with its value; nothing where the value is empty. */
export function flag(name: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`--${name}`, value]
}

function quoted(word: string): string {
  return harmless.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
