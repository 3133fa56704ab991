import type { ExecutionResult } from 'graphql'

/**
 * Where each field of the operation is null because nothing below could be reached, the request as a whole was not answered: then
 * there is no data, and the status is 503, which callers and load balancers know what to do with.
 */
export function withoutEmptyData(result: ExecutionResult): ExecutionResult {
  const { data, errors = [], ...rest } = result
  if (data === undefined || data === null || errors.length === 0) return result
  const isUnanswered =
    Object.values(data).every((value) => value === null) &&
    errors.every(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE')
  return isUnanswered ? { ...rest, errors } : result
}
