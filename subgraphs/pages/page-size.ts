import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'

/**
 * The page sizes that reads are rounded up to, each with one more row that shows whether there is a next page. There are few, so that reads
 * join.
 */
const readLimits = [10, 25, 50, limits.pageSize].map((size) => size + 1)

/** The number of rows to read for `first` edges. Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
export function readLimitOf(first: number): number {
  if (first < 1) throw codedError('BAD_USER_INPUT', `\`first\` must be between 1 and ${limits.pageSize}; got ${first}.`)
  const limit = readLimits.find((size) => size > first)
  if (limit === undefined)
    throw codedError(
      'LIMIT_EXCEEDED',
      `\`first\` must be between 1 and ${limits.pageSize}; got ${first}. Ask for the next page with \`after\`.`,
      { limit: 'pageSize' },
    )
  return limit
}
