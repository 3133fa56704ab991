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
  return bound === null ? issue.message : `It must be ${bound}.`
}

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
