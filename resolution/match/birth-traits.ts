import { birthDatesOf, type DateOrder, isFillerDate } from '../normalise/birth-date.ts'

export interface BirthTraits {
  /** Readings of the date as written, all equally likely: `1980-01-31`, `1980-01` or `1980`. */
  readonly readings: readonly string[]
  /** `YYYYMMDD` of a single full reading, or the eight digits of a date that does not exist; otherwise empty. */
  readonly digits: string
  /** The year of a single reading. 0 if unknown. */
  readonly year: number
}

/** Null if nothing can be read, and for what programs write if nothing is known. */
export function birthTraitsOf(
  written: unknown,
  order: DateOrder | null,
  thisYear: number,
  country: string | null = null,
): BirthTraits | null {
  const readings = birthDatesOf(written, order, thisYear, country)
  if (isFillerDate(written, readings)) return null
  const only = readings.length === 1 ? readings[0] : undefined
  if (only !== undefined) {
    return { readings, digits: only.length === 10 ? only.replaceAll('-', '') : '', year: Number(only.slice(0, 4)) }
  }
  if (readings.length > 1) {
    const years = new Set(readings.map((reading) => reading.slice(0, 4)))
    return { readings, digits: '', year: years.size === 1 ? Number(readings[0]?.slice(0, 4)) : 0 }
  }
  const digits = String(written ?? '').replace(/\D/g, '')
  return digits.length === 8 && !/^(\d)\1*$/.test(digits) ? { readings, digits, year: 0 } : null
}
