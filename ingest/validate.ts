import type { z } from 'zod'
import { limits } from '../config.ts'
import { type Fault, faultOf, notInList } from '../subgraphs/quarantine/line-faults.ts'
import { type LineName, nameLine, nameless } from '../subgraphs/quarantine/line-name.ts'
import { missingKeys, readPath, showPath } from '../subgraphs/quarantine/line-path.ts'
import { DuplicateKeyError } from '../text/duplicate-key.ts'
import { parseExactJson, tellLongNumber } from '../text/exact-json.ts'
import { isNestedDeeper } from '../text/json-depth.ts'
import type { JsonPath } from '../text/json-path.ts'
import { halfCharacterAt, mayHoldHalfCharacters } from '../text/well-formed.ts'

/** The shape of a line by its kind: `lineShapes`, or what the subgraphs in use accept. */
export type Shapes = Readonly<Record<string, z.ZodType>>

export interface ValidLine {
  readonly isValid: true
  readonly name: LineName
  readonly kind: string
  /** The line as `shapes[kind]` parsed it. */
  readonly line: unknown
  /** Places that the shape does not have, such as `identifiers[].note`. They are not stored, so they must be reported. */
  readonly ignoredKeys: readonly string[]
}

export interface InvalidLine {
  readonly isValid: false
  readonly name: LineName
  readonly fault: Fault
}

/**
 * Checks the shape only: values are kept as written. A null at a place of the shape counts as absent; inside `attributes` and `properties`
 * it stays.
 */
export function validateLine(text: string, shapes: Shapes): ValidLine | InvalidLine {
  const long: JsonPath[] = []
  let value: unknown
  try {
    value = parseExactJson(text, long)
  } catch (error) {
    if (error instanceof DuplicateKeyError) {
      const place = showPath(error.path).toWellFormed()
      const message = `${place}: is stated more than once in its object: keep one of them`
      return invalid(nameOfDuplicate(error), 'DUPLICATE_KEY', message, place)
    }
    return invalid(nameless, 'BROKEN_JSON', `is not JSON (${reasonOf(error)}): write one whole JSON object on one line`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return invalid(nameless, 'NOT_AN_OBJECT', 'is not a JSON object: write one {...} on each line')
  // A JSON object, checked above.
  const written = withoutNulls(value) as Readonly<Record<string, unknown>>
  const name = nameLine(written)
  const half = mayHoldHalfCharacters(text) ? halfCharacterAt(value) : null
  if (half !== null) {
    const place = showPath(half).toWellFormed()
    const message = `${place}: contains half of a character, which happens when text is cut in the middle of one: send the whole character, or leave the half out`
    return invalid(name, 'HALF_CHARACTER', message, place)
  }
  const { kind } = written
  const known = Object.keys(shapes)
  if (kind === undefined)
    return invalid(name, 'NO_KIND', `kind: is missing: add it, one of ${known.join(', ')}`, 'kind')
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined
  if (typeof kind !== 'string' || shape === undefined)
    return invalid(name, 'UNKNOWN_KIND', `kind: ${notInList(kind, known)}`, 'kind')
  const lossy = long.find(([part]) => part !== 'values' && !freeParts.has(String(part)))
  if (lossy !== undefined) return invalid(name, 'LONG_NUMBER', longNumberMessage(lossy, value), showPath(lossy))
  const parsed = shape.safeParse(written)
  if (!parsed.success) return { isValid: false, name, fault: faultOf(parsed.error, written) }
  const deep = tooDeepPart(parsed.data)
  if (deep !== null) {
    const message = `${deep}: is nested too deeply, at most ${limits.jsonDepth} levels of arrays and objects: flatten it`
    return invalid(name, 'TOO_DEEP', message, deep)
  }
  return { isValid: true, name, kind, line: parsed.data, ignoredKeys: missingKeys(written, parsed.data) }
}

/** None if the line states its identity twice. */
function nameOfDuplicate({ path, value }: DuplicateKeyError): LineName {
  const [key] = path
  const isOfName = path.length === 1 && (key === 'kind' || key === 'source' || key === 'id')
  return isOfName || typeof value !== 'object' || value === null
    ? nameless
    : nameLine(value as Readonly<Record<string, unknown>>)
}

/** In a free part, its text is kept. Elsewhere, a shape requires an id, which is text, or a number, for which it is too large. */
function longNumberMessage(path: JsonPath, value: unknown): string {
  const written = String(readPath(value, path)).slice(0, maxNumberShown)
  return `${tellLongNumber(showPath(path), written)}: put an id in double quotes, or send a smaller number`
}

const maxNumberShown = 60

/** Of what is stored: a key that the shape does not have is dropped, however deep. */
function tooDeepPart(line: unknown): string | null {
  const parts = typeof line === 'object' && line !== null ? Object.entries(line) : []
  return parts.find(([, part]) => isNestedDeeper(part, limits.jsonDepth - 1))?.[0] ?? null
}

function invalid(name: LineName, rule: Fault['rule'], message: string, path: string | null = null): InvalidLine {
  return { isValid: false, name, fault: { rule, message, path } }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Kept as they arrived: a null there may mean something to the source. */
const freeParts: ReadonlySet<string> = new Set(['attributes', 'properties'])

function withoutNulls(value: unknown, depth = 0): unknown {
  // No shape is deeper than this outside its free parts. Deeper values would be refused by their type anyway.
  if (typeof value !== 'object' || value === null || depth > maxShapeDepth) return value
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, freeParts.has(key) ? item : withoutNulls(item, depth + 1)]),
  )
}

const maxShapeDepth = 4
