/** What nearly every command needs, loaded when it runs: `--help` must not wait for it. */

/** The use cases, and the renderers of what they give. */
export function casesAndTexts() {
  return Promise.all([import('../workbench/index.ts'), import('../report/index.ts')])
}
