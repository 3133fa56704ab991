import { z } from 'zod'
import { isCurrency } from '../../currency.ts'
import { minorDigits } from '../../money.ts'
import { type ColumnValue, decimalMarkOfColumn } from './column-marks.ts'
import { type DecimalMark, takeApart, toMinor, toNumber } from './written-number.ts'

const decimalMark = z.enum(['.', ','])

/**
 * How rows of an export become ingest lines. Texts hold columns as `{Column}`; what comes out empty is left out. Besides texts:
 * `{"$minor": "{Total}", "$currency": "{Currency}"}` a decimal amount in minor units, `{"$number": "{Qty}"}`,
 * `{"$time": "{Date}", "$order": "DMY"}` a date, `{"$map": "{State}", "$to": {"paid": "SUCCEEDED"}}`. Amounts and numbers may state
 * their decimal mark, `"$decimal": ","`; without it the whole column decides.
 */
export const lineMapping = z.object({
  delimiter: z.string().length(1).default(','),
  /** Of a file that is not UTF-8, as `windows-1252`. */
  encoding: z.string().optional(),
  lines: z
    .array(
      z.object({
        /** Rows where each of these texts has one of these values; all rows where absent. */
        when: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
        line: z.looseObject({ kind: z.string(), source: z.string() }),
      }),
    )
    .min(1),
})
export type LineMapping = z.output<typeof lineMapping>

export type Columns = Readonly<Record<string, unknown>>
type Line = Readonly<Record<string, unknown>>

/**
 * Lines of each row. Throws SyntaxError naming what does not fit, and the row, counted from 1; before the first line where a column of
 * numbers can be read in two ways.
 */
export function* mapRows(mapping: LineMapping, rows: readonly Columns[]): Generator<readonly Line[]> {
  const marks = marksOf(mapping, rows)
  for (const [index, row] of rows.entries()) yield atRow(index + 1, () => mapRow(mapping, row, marks))
}

function mapRow({ lines }: LineMapping, row: Columns, marks: Marks): readonly Line[] {
  return lines.flatMap(({ when, line }) =>
    // The template is an object, and so is what becomes of it.
    isMeant(when, row) ? [build(line, row, marks) as Line] : [],
  )
}

type When = LineMapping['lines'][number]['when']

function isMeant(when: When, row: Columns): boolean {
  return Object.entries(when ?? {}).every(([text, wanted]) => [wanted].flat().includes(fill(text, row)))
}

const minor = z.strictObject({ $minor: z.string(), $currency: z.string(), $decimal: decimalMark.optional() })
const number = z.strictObject({ $number: z.string(), $decimal: decimalMark.optional() })
const time = z.strictObject({ $time: z.string(), $order: z.enum(['YMD', 'DMY', 'MDY']).default('YMD') })
const map = z.strictObject({ $map: z.string(), $to: z.record(z.string(), z.string()) })
const special = z.union([minor, number, time, map])
type Special = z.output<typeof special>

/** By the text of a template, as `{Total}`. */
type Marks = ReadonlyMap<string, DecimalMark>

/** Of every column of numbers whose mark the mapping does not state. */
function marksOf(mapping: LineMapping, rows: readonly Columns[]): Marks {
  const templatesByText = Map.groupBy(
    mapping.lines.flatMap(({ when, line }) =>
      specialsIn(line).flatMap((part) => {
        const text = '$minor' in part ? part.$minor : '$number' in part ? part.$number : null
        const isOpen = text !== null && !('$decimal' in part && part.$decimal !== undefined)
        return isOpen ? [{ text, when, currency: '$minor' in part ? part.$currency : null }] : []
      }),
    ),
    ({ text }) => text,
  )
  return new Map(
    [...templatesByText].map(([text, templates]) => [
      text,
      decimalMarkOfColumn(
        text,
        templates.flatMap(({ when, currency }) => columnOf(rows, text, when, currency)),
      ),
    ]),
  )
}

function columnOf(rows: readonly Columns[], text: string, when: When, currency: string | null): readonly ColumnValue[] {
  return rows.flatMap((row, index) =>
    atRow(index + 1, () => {
      const value = isMeant(when, row) && !isJsonNumber(text, row) ? fill(text, row) : ''
      if (value === '') return []
      return [{ row: index + 1, text: value, decimals: currency === null ? null : minorDigits(fill(currency, row)) }]
    }),
  )
}

function specialsIn(template: unknown): readonly Special[] {
  if (typeof template !== 'object' || template === null) return []
  if (Object.keys(template).some((key) => key.startsWith('$'))) return [special.parse(template)]
  return Object.values(template).flatMap(specialsIn)
}

/** A number of JSON always has a decimal point, whatever the texts of its column have. */
function isJsonNumber(text: string, row: Columns): boolean {
  const column = /^\{([^{}]+)\}$/.exec(text)?.[1]
  return column !== undefined && Object.hasOwn(row, column) && typeof row[column] === 'number'
}

function build(template: unknown, row: Columns, marks: Marks): unknown {
  if (typeof template === 'string') return fill(template, row) || undefined
  if (Array.isArray(template))
    return template.map((item) => build(item, row, marks)).filter((item) => item !== undefined)
  if (typeof template !== 'object' || template === null) return template
  if (Object.keys(template).some((key) => key.startsWith('$'))) return compute(special.parse(template), row, marks)
  const entries = Object.entries(template).map(([key, value]) => [key, build(value, row, marks)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function compute(part: Special, row: Columns, marks: Marks): unknown {
  if ('$time' in part) return toTime(fill(part.$time, row), part.$order)
  if ('$map' in part) return mapped(part, row)
  const template = '$minor' in part ? part.$minor : part.$number
  const text = fill(template, row)
  if (text === '') return undefined
  const isExact = isJsonNumber(template, row)
  const mark = isExact ? '.' : (part.$decimal ?? marks.get(template) ?? '.')
  if ('$number' in part) return toNumber(takeApart(text), mark)
  const currency = fill(part.$currency, row)
  if (!isCurrency(currency)) throw new SyntaxError(`${currency || 'nothing'} is not the code of a currency in use`)
  return toMinor(takeApart(text), mark, currency, isExact || part.$decimal !== undefined)
}

function mapped({ $map, $to }: z.output<typeof map>, row: Columns): string | undefined {
  const text = fill($map, row)
  if (text === '') return undefined
  const to = Object.hasOwn($to, text) ? $to[text] : undefined
  if (to === undefined) throw new SyntaxError(`$map knows no ${text}`)
  return to
}

function fill(text: string, row: Columns): string {
  return text
    .replace(/\{([^{}]+)\}/g, (_, column: string) => {
      if (!Object.hasOwn(row, column)) throw new SyntaxError(`there is no column ${column}`)
      const value = row[column]
      return value === null || value === undefined ? '' : String(value)
    })
    .trim()
}

function atRow<T>(number: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new SyntaxError(`row ${number}: ${error.message}`, { cause: error })
  }
}

/** ISO 8601 stays as it is; of a date in another order the day is taken, at its midnight in UTC. */
function toTime(text: string, order: 'YMD' | 'DMY' | 'MDY'): string | undefined {
  if (text === '') return undefined
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(' ', 'T')
  const parts = text.match(/\d+/g) ?? []
  const of = (letter: 'Y' | 'M' | 'D') => (parts[order.indexOf(letter)] ?? '').padStart(2, '0')
  const date = `${of('Y')}-${of('M')}-${of('D')}`
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new SyntaxError(`${text} is not a date (${order})`)
  return date
}
