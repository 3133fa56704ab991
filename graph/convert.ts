import type { Record as DriverRecord } from 'neo4j-driver'

/** One returned row. Every reader throws if the column has another type, so that a statement and its row shape cannot diverge. */
export class Row {
  readonly #record: DriverRecord

  constructor(record: DriverRecord) {
    this.#record = record
  }

  string(column: string): string {
    const value: unknown = this.#record.get(column)
    if (typeof value !== 'string') throw wrong(column, 'a string', value)
    return value
  }

  stringOrNull(column: string): string | null {
    return this.#isNull(column) ? null : this.string(column)
  }

  number(column: string): number {
    const value: unknown = this.#record.get(column)
    if (typeof value !== 'number') throw wrong(column, 'a number', value)
    return value
  }

  numberOrNull(column: string): number | null {
    return this.#isNull(column) ? null : this.number(column)
  }

  boolean(column: string): boolean {
    const value: unknown = this.#record.get(column)
    if (typeof value !== 'boolean') throw wrong(column, 'a boolean', value)
    return value
  }

  strings(column: string): readonly string[] {
    const value: unknown = this.#record.get(column)
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw wrong(column, 'strings', value)
    return value
  }

  /** A map or a list of maps that the statement itself projected. */
  value<T>(column: string): T {
    // Only the statement's own projection determines the shape of this column.
    return this.#record.get(column) as T
  }

  /** A JSON text column, parsed. Null stays null. */
  json<T>(column: string): T | null {
    const text = this.stringOrNull(column)
    // Written by our own JSON.stringify only.
    return text === null ? null : (JSON.parse(text) as T)
  }

  #isNull(column: string): boolean {
    const value: unknown = this.#record.get(column)
    return value === null || value === undefined
  }
}

/**
 * Whole numbers become BigInt, which the driver sends as Cypher integers. A plain number would arrive as a float. Undefined becomes null.
 */
export function toParams(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(toParams)
  if (typeof value === 'object' && value !== null) {
    const converted: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) converted[key] = toParams(item)
    return converted
  }
  return value
}

function wrong(column: string, expected: string, value: unknown): TypeError {
  return new TypeError(`column ${column} holds ${value === null ? 'null' : typeof value}, expected ${expected}`)
}
