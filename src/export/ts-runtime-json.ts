/** The runtime of exported steps in the JSON form: one object in, one out. */

/** Source of `writeObject`. */
export const writeObject = `function writeObject(fields: readonly Field[], values: Values): string {
  return JSON.stringify(Object.fromEntries(fields.map(({ name }) => [name, values[name]])))
}`

/** Source of `writeObject` and `parseStepAsJson`. */
export const jsonRuntime = `${writeObject}

function parseStepAsJson({ outputs }: Step, text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new Error('expected a JSON object, got ' + shown(text), { cause })
  }
  if (!isRecord(value)) throw new Error('expected a JSON object, got ' + shown(value))
  return readProperties(outputs, value, '')
}`
