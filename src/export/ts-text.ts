/** Pieces of TypeScript source: names, comments, strings. */

/** Columns of a line of source. */
export const lineWidth = 110

/** `hmw_questions` → `HmwQuestions`: a name for a type. */
export function pascal(text: string): string {
  const words = text.match(/[A-Za-z0-9]+/g) ?? []
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[A-Za-z]/.test(name) ? name : `Part${name}`
}

/** `HmwQuestions` → `hmwQuestions`. */
export function camel(text: string): string {
  const name = pascal(text)
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Gives each name once: one that is taken gets a number. */
export function uniqueNames(reserved: readonly string[]): (wanted: string) => string {
  const taken = new Set(reserved)
  return (wanted) => {
    let name = wanted
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}${n}`
    taken.add(name)
    return name
  }
}

/** The key of a property; quoted where it is no identifier. */
export function propertyKey(key: string): string {
  // A literal `__proto__: …` would set the prototype.
  if (key === '__proto__') return "['__proto__']"
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : stringLiteral(key)
}

/** A string as source: one of several lines as a template literal, others in the quotes that need fewer escapes. */
export function stringLiteral(text: string): string {
  if (text.includes('\n')) return templateLiteral(text)
  const json = JSON.stringify(text)
  const count = (quote: string) => text.split(quote).length - 1
  if (count("'") > count('"')) return json
  return `'${json.slice(1, -1).replace(/\\\\|\\"|'/g, (found) => (found === '\\"' ? '"' : found === "'" ? "\\'" : found))}'`
}

/** A doc comment of one line. */
export function docComment(text: string): string {
  return `/** ${commentText(text)} */`
}

/** Text that cannot end the comment it stands in, on one line. */
export function commentText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('*/', '*\\/')
}

/** A text in lines of at most `width` characters, broken at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

function templateLiteral(text: string): string {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replace(unsafe, escapeUnit)
  return `\`${escaped}\``
}

// Carriage returns would be normalized, invisible characters lost by editors, lone surrogates by UTF-8.
const unsafe = /(?!\n)\p{Cc}|[\u2028\u2029\ufeff]|\p{Surrogate}/gu

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
