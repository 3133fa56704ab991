import { parseExactJson } from '../../../text/exact-json.ts'
import { type CsvRow, parseCsv } from './csv.ts'
import { type Columns, columnsOf, type LineMapping } from './line-mapping.ts'

/** A row of an export. `fault` states why it cannot be mapped. */
export interface ExportRow {
  readonly columns: Columns
  /** The line of the file, from 1. */
  readonly line: number
  readonly fault?: string | undefined
  /** It has no values at all, like the rows that spreadsheets add at the end. */
  readonly isBlank?: boolean
}

/** Throws SyntaxError if the header lacks a column of the mapping. */
export function rowsOfCsv(text: string, mapping: LineMapping): readonly ExportRow[] {
  // Excel states the delimiter in a separate line.
  const [stated, delimiter = mapping.delimiter] = /^sep=(.)\r?(?:\n|$)/.exec(text) ?? []
  const skipped = stated === undefined ? 0 : 1
  const rows = parseCsv(text.slice(stated?.length ?? 0), delimiter)
  const { value: header } = rows.next() as IteratorResult<CsvRow, undefined>
  if (header === undefined) return []
  checkHeader(header.fields, mapping, delimiter)
  return [...rows].map(({ fields, line }) => ({
    columns: Object.fromEntries(header.fields.map((name, index) => [name, fields[index] ?? ''])),
    line: line + skipped,
    fault: faultOf(fields, header.fields.length),
    isBlank: isBlank(fields),
  }))
}

function faultOf(fields: readonly string[], wanted: number): string | undefined {
  if (isBlank(fields)) return 'all of its fields are empty'
  const isSurplus = fields.slice(wanted).some((field) => field.trim() !== '')
  if (fields.length >= wanted && !isSurplus) return undefined
  return `it has ${fields.length} fields, but the header has ${wanted}: it was cut, or a field with a delimiter is not quoted`
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '')
}

function checkHeader(header: readonly string[], mapping: LineMapping, delimiter: string): void {
  const named = columnsOf(mapping)
  const missing = [...named].find((name) => !header.includes(name))
  if (missing !== undefined)
    throw new SyntaxError(
      `there is no column ${missing}. With the delimiter ${JSON.stringify(delimiter)} the columns are: ${header.join(' | ')}. ` +
        `If the file has another delimiter, state it in the mapping, for example "delimiter": "${delimiter === ';' ? ',' : ';'}".`,
    )
  const twice = [...named].find((name) => header.filter((other) => other === name).length > 1)
  if (twice !== undefined)
    throw new SyntaxError(`the header names the column ${twice} more than once: give each column a name of its own`)
}

/** A line that is not a JSON object has a fault. */
export function rowsOfJsonLines(text: string): readonly ExportRow[] {
  return text.split('\n').flatMap((written, index): readonly ExportRow[] => {
    if (written.trim() === '') return []
    const line = index + 1
    try {
      const columns = parseExactJson(written)
      if (typeof columns === 'object' && columns !== null && !Array.isArray(columns))
        return [{ columns: columns as Columns, line }]
      return [{ columns: {}, line, fault: 'it is not a JSON object' }]
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error)
      return [{ columns: {}, line, fault: `it cannot be read as JSON: ${told}` }]
    }
  })
}
