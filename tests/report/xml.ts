/** A strict reader of XML, as far as JUnit files go: it throws at whatever is not well-formed. */

/** An element in document order. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

const token =
  /<\?xml [^>]*\?>|<\/(?<close>[a-z]+)>|<(?<open>[a-z]+)(?<attributes>(?: [a-z_]+="[^"<]*")*)(?<empty>\/?)>|(?<text>[^<]+)/gy
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids these
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(amp|lt|gt|quot|apos);)|\]\]>/

/** The elements of a well-formed text. */
export function readXml(xml: string): XmlElement[] {
  const bad = forbidden.exec(xml)
  if (bad || !xml.isWellFormed()) throw new Error(`not XML: ${JSON.stringify(bad?.[0])}`)
  const elements: XmlElement[] = []
  const open: string[] = []
  let end = 0
  for (const match of xml.matchAll(token)) {
    end = match.index + match[0].length
    const { close, open: name, attributes = '', empty } = match.groups ?? {}
    if (name !== undefined) {
      const pairs = [...attributes.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ])
      elements.push({ name, attributes: Object.fromEntries(pairs) })
      if (empty === '') open.push(name)
    }
    if (close !== undefined && open.pop() !== close) throw new Error(`</${close}> closes nothing`)
  }
  if (end !== xml.length || open.length > 0) throw new Error(`broken at ${xml.slice(end, end + 80)}`)
  return elements
}
