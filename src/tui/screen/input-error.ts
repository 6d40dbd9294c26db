/** What the user asked for cannot be shown. */

/**
 * Has the shape of the engine's error of this name, by which the command line tells what the user can mend; a face
 * does not import the engine.
 */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** Stable and snake_case. */
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}
