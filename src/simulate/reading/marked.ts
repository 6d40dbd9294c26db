/** Texts under `[[ ## name ## ]]` markers or between `<name>` tags, and values out of texts. */
import { isPlainObject, type Values } from './value-type.ts'

/** The texts under the markers of a message, by name; the first of a name counts. */
export function sectionsOf(text: string): Map<string, string> {
  const pieces = text.split(/^[ \t]*\[\[ ## (\w+) ## \]\]/m)
  const found = new Map<string, string>()
  for (let at = 1; at < pieces.length; at += 2) {
    const name = pieces[at] ?? ''
    if (!found.has(name)) found.set(name, unescaped((pieces[at + 1] ?? '').trim()))
  }
  return found
}

/** The texts between tags of a message, by name, outermost tags only. */
export function tagsOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', inner = ''] of text.matchAll(/<([A-Za-z_]\w*)>([\s\S]*?)<\/\1>/g)) {
    if (!found.has(name)) found.set(name, inner.trim())
  }
  return found
}

/** The object that a message holds as JSON, if any. */
export function objectOf(text: string): Values | undefined {
  const inner = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  const value = inner === '' ? undefined : parsed(inner)
  return isPlainObject(value) ? value : undefined
}

/** Texts as values: what is JSON is read as JSON, the rest stays text. */
export function valuesOf(texts: ReadonlyMap<string, string>): Values {
  return Object.fromEntries([...texts].map(([name, text]) => [name, readText(text)]))
}

function readText(text: string): unknown {
  if (!/^(?:[[{"]|-?\d[\d.]*$|true$|false$|null$)/.test(text)) return text
  return parsed(text) ?? (text === 'null' ? null : text)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The chat adapter escapes markers inside values by a backslash.
function unescaped(text: string): string {
  return text.replace(/\[\[ \\(\\*)##/g, '[[ $1##')
}
