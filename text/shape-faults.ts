import type { z } from 'zod'

/**
 * The faults that a shape found, one place per line: `clients.web.scopes[0]: Invalid input`. Plain text, which a log and an API answer can
 * quote.
 */
export function tellShapeFaults({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${placeOf(path)}: ${message}`)).join('\n')
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${part}]` : place === '' ? String(part) : `${place}.${String(part)}`,
    '',
  )
}
