import { isDeepStrictEqual } from 'node:util'
import type { Expected } from './handed-cases.ts'

/** Parses JSON and keeps whole numbers of 16 digits or more as text, so that no digit is lost before it is compared. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && /^-?\d{16,}$/.test(context?.source ?? '') ? context?.source : value,
  )
}

/** Paths whose value is not the right one, each with what was found; empty where all are right. */
export function differences(answer: unknown, expected: Expected): readonly string[] {
  return Object.entries(expected).flatMap(([path, right]) => {
    const found = valueAt(answer, path.split('.'))
    return fits(found, right) ? [] : [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(right)}`]
  })
}

/** `*` stands for every entry of a list. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (key === '*') return Array.isArray(value) ? value.map((item) => valueAt(item, rest)) : undefined
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  // Own property of an object or a list, checked above.
  return valueAt((value as Record<string, unknown>)[key], rest)
}

function fits(found: unknown, right: unknown): boolean {
  if (typeof right !== 'object' || right === null || Array.isArray(right)) return isDeepStrictEqual(found, right)
  const conditions = Object.entries(right)
  return conditions.every(([name, wanted]) => {
    const text = typeof found === 'string' ? found : JSON.stringify(found ?? null)
    const texts = [wanted].flat().map(String)
    switch (name) {
      case '$in':
        return Array.isArray(wanted) && wanted.some((item) => isDeepStrictEqual(found, item))
      case '$contains':
        return texts.every((part) => text.includes(part))
      case '$notContains':
        return texts.every((part) => !text.includes(part))
      case '$nonEmpty':
        return (found !== undefined && found !== null && found !== '' && text !== '[]' && text !== '{}') === wanted
      case '$sum':
        return Array.isArray(found) && found.reduce((sum: number, item) => sum + Number(item), 0) === wanted
      default:
        throw new Error(`expected.json states ${name}, which no comparison knows`)
    }
  })
}
