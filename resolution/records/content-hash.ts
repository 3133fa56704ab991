import { hash } from 'node:crypto'

/** SHA-256 of a JSON value, independent of the order of keys. */
export function contentHash(content: unknown): string {
  return hash('sha256', JSON.stringify(content, sortedKeys) ?? '')
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
