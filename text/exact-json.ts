import { DuplicateKeyError, duplicateKey } from './duplicate-key.ts'
import type { JsonPath } from './json-path.ts'

/** Marks the position of a number that a float cannot represent. */
class LongNumber {
  readonly written: string

  constructor(written: string) {
    this.written = written
  }
}

/**
 * JSON.parse, except that a number that would lose digits becomes the text that it was written as: whole numbers beyond 2^53, such as the
 * ids of some systems, and what a float takes for infinite. A rounded id is the id of something else. Their paths are added to `long`.
 * Throws DuplicateKeyError for a key that an object states twice.
 */
export function parseExactJson(text: string, long: JsonPath[] = []): unknown {
  const value = parseLongNumbers(text, long)
  const twice = duplicateKey(text)
  if (twice !== null) throw new DuplicateKeyError(twice, value)
  return value
}

/** What is wrong with such a number where a number is required. */
export function tellLongNumber(place: string, written: string): string {
  return `${place}: ${written} is a number that loses digits beyond ${Number.MAX_SAFE_INTEGER}`
}

function parseLongNumbers(text: string, long: JsonPath[]): unknown {
  // A reviver costs several times as much as the parsing, and few texts contain such a number.
  if (!mayHoldLongNumber.test(text)) return JSON.parse(text)
  const marked = parseMarked(text)
  if (marked instanceof LongNumber) {
    long.push([])
    return marked.written
  }
  foldMarks(marked, long)
  return marked
}

/** After whatever precedes a value. Within a text, such as a UUID, digits are digits. */
const mayHoldLongNumber = /(?:^|[[:,\s])-?(?:\d[\d.]{15}|[\d.]+[eE]\+?\d{3})/

function parseMarked(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
      typeof value === 'number' && isLong(value, context?.source ?? '') ? new LongNumber(context?.source ?? '') : value,
    )
  } catch (error) {
    // A reviver works by recursion. Deeply nested JSON is not broken: the reader refuses it by its depth.
    if (error instanceof RangeError) return JSON.parse(text)
    throw error
  }
}

function isLong(value: number, written: string): boolean {
  if (!Number.isFinite(value)) return true
  // A number with an exponent is meant to be approximate.
  return Math.abs(value) > Number.MAX_SAFE_INTEGER && !/[eE]/.test(written)
}

/** Replaces the marks with texts. Works without recursion at any depth. */
function foldMarks(root: unknown, long: JsonPath[]): void {
  const open: { readonly node: unknown; readonly path: JsonPath }[] = [{ node: root, path: [] }]
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { node, path } = item
    if (typeof node !== 'object' || node === null) continue
    for (const [key, value] of Object.entries(node)) {
      const place = [...path, Array.isArray(node) ? Number(key) : key]
      if (value instanceof LongNumber) {
        // Not by assignment: `__proto__` is a key like any other here.
        Object.defineProperty(node, key, { value: value.written, writable: true, enumerable: true, configurable: true })
        long.push(place)
      } else if (typeof value === 'object' && value !== null) open.push({ node: value, path: place })
    }
  }
}
