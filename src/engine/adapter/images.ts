/** Images inside of inputs: named in the text in the order in which they are attached. */
import { isPlainObject } from '../canonical.ts'
import type { Values } from '../example.ts'
import type { Field, WireSchema } from '../signature/index.ts'

/** Values with a name in the place of each image, and the images. */
export interface Shown {
  readonly values: Values
  readonly images: readonly string[]
}

/** Takes the images out of values, wherever their schemas say that one stands; made once for some fields. */
export function imagesOf(fields: readonly Field[]): (values: Values) => Shown {
  const holders = fields.filter(({ wire }) => holdsImage(wire))
  return (values) => {
    const images: string[] = []
    const named = holders.map(({ name, wire }) => [name, withNames(wire, values[name], images)] as const)
    return { values: named.length === 0 ? values : { ...values, ...Object.fromEntries(named) }, images }
  }
}

/** Appends to `images`. */
function withNames(wire: WireSchema, value: unknown, images: string[]): unknown {
  if (wire['x-kind'] === 'image') return typeof value === 'string' ? `(image ${images.push(value)})` : value
  const choices = choicesOf(wire)
  if (choices.length > 0) {
    // Of several kinds to choose from, only what is an address is an image.
    const fitting = choices.filter((choice) => choice['x-kind'] !== 'image' || isAddress(value))
    return fitting.reduce((read, choice) => withNames(choice, read, images), value)
  }
  if (Array.isArray(value)) return value.map((item, at) => withNames(itemOf(wire, at), item, images))
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value).map(([key, item]) => [key, withNames(keyOf(wire, key), item, images)])
  return Object.fromEntries(entries)
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^(https?:\/\/|data:image\/)/.test(value)
}

function holdsImage(wire: unknown): boolean {
  if (Array.isArray(wire)) return wire.some(holdsImage)
  if (!isPlainObject(wire)) return false
  return wire['x-kind'] === 'image' || Object.values(wire).some(holdsImage)
}

function choicesOf({ anyOf, oneOf, allOf }: WireSchema): WireSchema[] {
  return [anyOf, oneOf, allOf].flatMap((parts) => (Array.isArray(parts) ? (parts as WireSchema[]) : []))
}

function itemOf({ items, prefixItems }: WireSchema, at: number): WireSchema {
  const own = Array.isArray(prefixItems) ? prefixItems[at] : undefined
  return part(own ?? items)
}

function keyOf({ properties, additionalProperties }: WireSchema, key: string): WireSchema {
  const isKnown = isPlainObject(properties) && Object.hasOwn(properties, key)
  return part(isKnown ? properties[key] : additionalProperties)
}

function part(wire: unknown): WireSchema {
  return isPlainObject(wire) ? wire : {}
}
