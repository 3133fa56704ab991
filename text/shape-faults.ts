import type { z } from 'zod'

/**
 * The faults that a shape found, one place per line: `clients.web.scopes[0]: Invalid input`. Plain text, which a log and an API answer can
 * quote.
 */
export function tellShapeFaults({ issues }: z.ZodError): string {
  return issues
    .map((issue) => (issue.path.length === 0 ? wordsOf(issue) : `${placeOf(issue.path)}: ${wordsOf(issue)}`))
    .join('\n')
}

function wordsOf(issue: z.core.$ZodIssue): string {
  const bound = boundOf(issue)
  if (bound !== null) return `It must be ${bound}.`
  const length = lengthOf(issue)
  return length === null ? issue.message : `It must have ${length}.`
}

/** How long a text or list must be, such as `at least 1 character`. Null for other faults. */
function lengthOf(issue: z.core.$ZodIssue): string | null {
  const isTooShort = issue.code === 'too_small'
  if (!isTooShort && issue.code !== 'too_big') return null
  const unit = lengthUnits[issue.origin]
  if (unit === undefined || !issue.inclusive) return null
  const count = isTooShort ? issue.minimum : issue.maximum
  return `${isTooShort ? 'at least' : 'at most'} ${count} ${unit}${Number(count) === 1 ? '' : 's'}`
}

const lengthUnits: Readonly<Record<string, string | undefined>> = { string: 'character', array: 'item' }

/** What a number must be, such as `0 or more`: the message of the library has comparison signs. Null for other faults. */
export function boundOf(issue: z.core.$ZodIssue): string | null {
  if (issue.code === 'too_small' && isOfNumber(issue.origin) && issue.inclusive) return `${issue.minimum} or more`
  if (issue.code === 'too_big' && isOfNumber(issue.origin) && issue.inclusive) return `${issue.maximum} or less`
  return null
}

function isOfNumber(origin: string): boolean {
  return origin === 'number' || origin === 'int' || origin === 'bigint'
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${part}]` : place === '' ? String(part) : `${place}.${String(part)}`,
    '',
  )
}
