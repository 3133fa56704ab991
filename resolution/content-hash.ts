import { createHash } from 'node:crypto'

/** SHA-256 of a JSON value; the order of keys is no part of it. */
export function contentHash(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(content, sortedKeys) ?? '')
    .digest('hex')
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
