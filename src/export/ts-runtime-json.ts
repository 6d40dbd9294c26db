/** The runtime of exported steps in the JSON form: one object in, one out. */

/** Source of `renderStepAsJson` and `parseStepAsJson`. */
export const jsonRuntime = `function renderStepAsJson({ preamble, inputs }: Step, values: object): Message[] {
  const given = readProperties(inputs, { ...values }, '')
  const content = JSON.stringify(Object.fromEntries(inputs.map(({ name }) => [name, given[name]])))
  return [...preamble, { role: 'user', content }]
}

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
