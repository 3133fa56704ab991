import { z } from 'zod'
import { isCurrency } from '../../currency.ts'
import { minorDigits } from '../../money.ts'
import { type ColumnValue, decimalMarkOfColumn } from './column-marks.ts'
import { type DecimalMark, takeApart, toMinor, toNumber } from './written-number.ts'
import { toTime } from './written-time.ts'

const decimalMark = z.enum(['.', ','])

/**
 * How rows of an export become ingest lines. Texts refer to columns as `{Column}`; empty results are omitted. Besides texts: `{"$minor":
 * "{Total}", "$currency": "{Currency}"}` is a decimal amount in minor units, `{"$number": "{Qty}"}` a number, `{"$time": "{Date}",
 * "$order": "DMY"}` a date or time, `{"$map": "{State}", "$to": {"paid": "SUCCEEDED"}}` a translated word. Amounts and numbers may state
 * their decimal mark, `"$decimal": ","`; without it, the whole column decides.
 */
export const lineMapping = z.strictObject({
  delimiter: z.string().length(1).default(','),
  /** The encoding of a file that is not UTF-8, such as `windows-1252`. */
  encoding: z.string().optional(),
  lines: z
    .array(
      z.strictObject({
        /** Rows in which each of these texts has one of these values. All rows if absent. */
        when: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
        line: z.looseObject({ kind: z.string(), source: z.string() }),
      }),
    )
    .min(1)
    .superRefine((lines, context) => {
      for (const { path, message } of templateFaults(lines))
        context.addIssue({ code: 'custom', path: [...path], message })
    }),
})
export type LineMapping = z.output<typeof lineMapping>

export type Columns = Readonly<Record<string, unknown>>
type Line = Readonly<Record<string, unknown>>

/** The lines of each row. Throws SyntaxError naming the fault, and the row, counted from 1. */
export function* mapRows(mapping: LineMapping, rows: readonly Columns[]): Generator<readonly Line[]> {
  const mapRow = createRowMapper(mapping, rows)
  for (const [index, row] of rows.entries()) yield atRow(index + 1, () => mapRow(row))
}

/**
 * Maps one row at a time, and throws SyntaxError naming a fault of the row. Its creation throws SyntaxError if a column of numbers can be
 * read in two ways. A row that meets no `when` has no lines.
 */
export function createRowMapper(mapping: LineMapping, rows: readonly Columns[]): (row: Columns) => readonly Line[] {
  const marks = marksOf(mapping, rows)
  return (row) =>
    mapping.lines.flatMap(({ when, line }) => {
      if (!isMeant(when, row)) return []
      checkIds(line, row)
      // The template is an object, and so is its result.
      return [whole(build(line, row, marks) as Line, line)]
    })
}

/** Columns that the mapping names. */
export function columnsOf(mapping: LineMapping): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part === 'string') for (const [, name = ''] of part.matchAll(columnPattern)) names.add(name)
    else if (typeof part === 'object' && part !== null)
      for (const [key, value] of Object.entries(part)) {
        visit(key)
        visit(value)
      }
  }
  visit(mapping.lines)
  return names
}

const columnPattern = /\{([^{}]+)\}/g

/** An id with an empty part would be the id of every row whose part is empty. */
function checkIds(line: LineMapping['lines'][number]['line'], row: Columns): void {
  const record = z.looseObject({ id: z.unknown() }).safeParse(line.record)
  for (const [place, template] of [
    ['id', line.id],
    ['record.id', record.data?.id],
  ] as const) {
    if (typeof template !== 'string') continue
    const empty = emptyColumn(template, row)
    if (empty !== undefined) throw new SyntaxError(`${place} needs column ${empty}, which is empty`)
    for (const [, column = ''] of template.matchAll(columnPattern))
      if (typeof row[column] === 'number' && !Number.isInteger(row[column]))
        throw new SyntaxError(
          `${place}: ${row[column]} of column ${column} is a number with decimals, whose zeros are lost: write it as a text`,
        )
  }
}

/** A currency without its amount is no amount, and ingest refuses it. */
function whole(line: Line, { amountMinor }: Line): Line {
  if (amountMinor === undefined || line.amountMinor !== undefined || line.currency === undefined) return line
  const [column] = [...JSON.stringify(amountMinor).matchAll(columnPattern)].map(([, name = '']) => name)
  throw new SyntaxError(`amountMinor needs column ${column ?? ''}, which is empty although the line has a currency`)
}

/** The first column that a text names and that is empty. */
function emptyColumn(template: string, row: Columns): string | undefined {
  return [...template.matchAll(columnPattern)]
    .map(([, column = '']) => column)
    .find((column) => fill(`{${column}}`, row) === '')
}

type When = LineMapping['lines'][number]['when']

function isMeant(when: When, row: Columns): boolean {
  return Object.entries(when ?? {}).every(([text, wanted]) => [wanted].flat().includes(fill(text, row)))
}

/** What is wrong with the templates of a mapping, each at its place. */
function templateFaults(
  template: unknown,
  path: readonly (string | number)[] = [],
): readonly { readonly path: readonly (string | number)[]; readonly message: string }[] {
  if (typeof template === 'string')
    return /[{}]/.test(template.replace(columnPattern, ''))
      ? [{ path, message: `${JSON.stringify(template)} has a brace that is not closed or not opened: write {Column}` }]
      : []
  if (Array.isArray(template)) return template.flatMap((item, index) => templateFaults(item, [...path, index]))
  if (typeof template !== 'object' || template === null) return []
  const keys = Object.keys(template)
  const isSpecial = keys.some((key) => key.startsWith('$'))
  if (isSpecial && !special.safeParse(template).success) {
    const told = `${keys.join(', ')} is not a form of the mapping`
    return [{ path, message: `${told}: use ${forms.join('; or ')}` }]
  }
  return Object.entries(template).flatMap(([key, value]) => [
    ...(path.at(-1) === 'when' ? templateFaults(key, path) : []),
    // What a word becomes is no template, and neither are the words that a row may have.
    ...(key === '$to' || path.at(-1) === 'when' ? [] : templateFaults(value, [...path, key])),
  ])
}

const forms = [
  '$minor with $currency, both texts, and perhaps $decimal',
  '$number, a text, and perhaps $decimal',
  '$time, a text, and perhaps $order (YMD, DMY or MDY)',
  '$map, a text, with $to, an object of texts',
]

const minor = z.strictObject({ $minor: z.string(), $currency: z.string(), $decimal: decimalMark.optional() })
const number = z.strictObject({ $number: z.string(), $decimal: decimalMark.optional() })
const time = z.strictObject({ $time: z.string(), $order: z.enum(['YMD', 'DMY', 'MDY']).default('YMD') })
const map = z.strictObject({ $map: z.string(), $to: z.record(z.string(), z.string()) })
const special = z.union([minor, number, time, map])
type Special = z.output<typeof special>

/** By the text of a template, such as `{Total}`. */
type Marks = ReadonlyMap<string, DecimalMark>

/** For every column of numbers whose mark the mapping does not state. */
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
    // What a row lacks is reported when it is mapped.
    orNothing(() => {
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
  const entries = Object.entries(template).map(
    ([key, value]) => [key, isEmptyId(key, value, row) ? undefined : build(value, row, marks)] as const,
  )
  // A reference without its id refers to nothing.
  if (entries.some(([key, value]) => key === 'id' && value === undefined)) return undefined
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** An id of something else that a row does not name. Ids of the line itself are checked before. */
function isEmptyId(key: string, template: unknown, row: Columns): boolean {
  return /^id$|Id$/.test(key) && typeof template === 'string' && emptyColumn(template, row) !== undefined
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
  if (to === undefined) throw new SyntaxError(`$map has no entry for ${text}: add one to $to`)
  return to
}

function fill(text: string, row: Columns): string {
  return text
    .replace(columnPattern, (_, column: string) => {
      if (!Object.hasOwn(row, column)) throw new SyntaxError(`there is no column ${column}`)
      const value = row[column]
      if (typeof value === 'object' && value !== null)
        throw new SyntaxError(
          `column ${column} holds ${Array.isArray(value) ? 'a list' : 'an object'}, which is not one value`,
        )
      return value === null || value === undefined ? '' : String(value)
    })
    .trim()
}

function orNothing<T>(work: () => readonly T[]): readonly T[] {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return []
  }
}

function atRow<T>(number: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new SyntaxError(`row ${number}: ${error.message}`, { cause: error })
  }
}
