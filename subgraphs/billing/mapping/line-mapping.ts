import { z } from 'zod'
import { isCurrency } from '../../currency.ts'
import { minorDigits } from '../../money.ts'

/**
 * How rows of an export become ingest lines. Texts hold columns as `{Column}`; what comes out empty is left out. Besides texts:
 * `{"$minor": "{Total}", "$currency": "{Currency}"}` a decimal amount in minor units, `{"$number": "{Qty}"}`,
 * `{"$time": "{Date}", "$order": "DMY"}` a date, `{"$map": "{State}", "$to": {"paid": "SUCCEEDED"}}`.
 */
export const lineMapping = z.object({
  delimiter: z.string().length(1).default(','),
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

/** Lines of one row. Throws SyntaxError naming what does not fit. */
export function mapRow({ lines }: LineMapping, row: Columns): readonly Readonly<Record<string, unknown>>[] {
  return lines.flatMap(({ when, line }) => {
    const isMeant = Object.entries(when ?? {}).every(([text, wanted]) => [wanted].flat().includes(fill(text, row)))
    // The template is an object, and so is what becomes of it.
    return isMeant ? [build(line, row) as Readonly<Record<string, unknown>>] : []
  })
}

const minor = z.strictObject({ $minor: z.string(), $currency: z.string() })
const number = z.strictObject({ $number: z.string() })
const time = z.strictObject({ $time: z.string(), $order: z.enum(['YMD', 'DMY', 'MDY']).default('YMD') })
const map = z.strictObject({ $map: z.string(), $to: z.record(z.string(), z.string()) })
const special = z.union([minor, number, time, map])

function build(template: unknown, row: Columns): unknown {
  if (typeof template === 'string') return fill(template, row) || undefined
  if (Array.isArray(template)) return template.map((item) => build(item, row)).filter((item) => item !== undefined)
  if (typeof template !== 'object' || template === null) return template
  if (Object.keys(template).some((key) => key.startsWith('$'))) return compute(special.parse(template), row)
  const entries = Object.entries(template).map(([key, value]) => [key, build(value, row)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function compute(part: z.output<typeof special>, row: Columns): unknown {
  if ('$minor' in part) return toMinor(fill(part.$minor, row), fill(part.$currency, row))
  if ('$number' in part) return toNumber(fill(part.$number, row))
  if ('$time' in part) return toTime(fill(part.$time, row), part.$order)
  const text = fill(part.$map, row)
  if (text === '') return undefined
  const mapped = part.$to[text]
  if (mapped === undefined) throw new SyntaxError(`$map knows no ${text}`)
  return mapped
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

/** Of a decimal with a point; no digit is lost, none is made up. */
function toMinor(text: string, currency: string): number | undefined {
  if (text === '') return undefined
  if (!isCurrency(currency)) throw new SyntaxError(`${currency || 'nothing'} is no currency in use`)
  const digits = minorDigits(currency)
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text.replace(/,(?=\d{3}\b)/g, '')) ?? []
  if (whole === '') throw new SyntaxError(`${text} is no amount above or equal to 0`)
  if (/[1-9]/.test(fraction.slice(digits))) throw new SyntaxError(`${text} has more decimals than ${currency}`)
  return Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`)
}

function toNumber(text: string): number | undefined {
  if (text === '') return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) throw new SyntaxError(`${text} is no number`)
  return value
}

/** ISO 8601 stays as it is; of a date in another order the day is taken, at its midnight in UTC. */
function toTime(text: string, order: 'YMD' | 'DMY' | 'MDY'): string | undefined {
  if (text === '') return undefined
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(' ', 'T')
  const parts = text.match(/\d+/g) ?? []
  const of = (letter: 'Y' | 'M' | 'D') => (parts[order.indexOf(letter)] ?? '').padStart(2, '0')
  const date = `${of('Y')}-${of('M')}-${of('D')}`
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new SyntaxError(`${text} is no date (${order})`)
  return date
}
