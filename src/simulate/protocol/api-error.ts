/** Errors in the form of the OpenAI API. */

/** What the API says of an error. */
export interface ApiProblem {
  readonly status: number
  readonly message: string
  readonly param?: string | undefined
  readonly code?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** A request that the simulated endpoint refuses. */
export class ApiError extends Error {
  readonly problem: ApiProblem

  constructor(problem: ApiProblem) {
    super(problem.message)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** The response for a refused request. */
export function errorResponse({
  status,
  message,
  param = undefined,
  code = undefined,
  headers = {},
}: ApiProblem): Response {
  const error = { message, type: 'invalid_request_error', param: param ?? null, code: code ?? null }
  return Response.json({ error }, { status, headers })
}

/** A body that cannot be used, with the parameter at fault. */
export function invalid(message: string, param?: string, code?: string): ApiError {
  return new ApiError({ status: 400, message, param, code })
}
