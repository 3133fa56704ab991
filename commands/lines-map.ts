import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createCommand, runCommand, usageFault } from '../process/command-line.ts'
import { errorText } from '../process/file-fault.ts'
import { printLine } from '../process/terminal.ts'
import { type ExportRow, rowsOfCsv, rowsOfJsonLines } from '../subgraphs/billing/mapping/export-rows.ts'
import { createRowMapper, type LineMapping, lineMapping } from '../subgraphs/billing/mapping/line-mapping.ts'
import { parseExactJson } from '../text/exact-json.ts'
import { tellShapeFaults } from '../text/shape-faults.ts'
import { decodeText } from '../text/text-file.ts'

interface Options {
  readonly mapping: string
}

const command = createCommand({
  name: 'npm run --silent lines:map --',
  description: 'Prints ingest lines for the rows of an export (CSV or JSONL), as a mapping file describes.',
  examples: ['npm run --silent lines:map -- invoices.csv --mapping invoices.map.json > lines.jsonl'],
})
  .argument('<file>', 'CSV with a header; JSONL if the name ends in .jsonl or .ndjson')
  .requiredOption('--mapping <file>', 'the mapping in JSON: see subgraphs/billing/README.md')
process.exitCode = await runCommand<Options>(command, process.argv.slice(2), (options, [file = '']) =>
  run(file, options),
)

/** Names every row from which no line is made. If some rows cannot be mapped, the exit code is 1, and the others are printed. */
async function run(file: string, options: Options): Promise<number> {
  let place = options.mapping
  const tell = (text: string) => printLine(process.stderr, `lines:map: ${text}`)
  try {
    const mapping = lineMapping.parse(parseExactJson(await readFile(options.mapping, 'utf8')))
    place = file
    const text = decodeText(await readFile(file), mapping.encoding)
    const rows = /\.(jsonl|ndjson)$/.test(file) ? rowsOfJsonLines(text) : rowsOfCsv(text, mapping)
    const tellOfFile = (fault: string) => tell(`${file}: ${fault}`)
    if (rows.length === 0) {
      tellOfFile(
        text.trim() === '' ? 'nothing was mapped: the file is empty' : 'nothing was mapped: the export has no rows',
      )
      return text.trim() === '' ? 1 : 0
    }
    return printRows(mapping, rows, tellOfFile)
  } catch (error) {
    const told = error instanceof z.ZodError ? tellShapeFaults(error) : errorText(error, place)
    tell(`${told.startsWith(place) ? '' : `${place}: `}${told}`)
    return error instanceof Error && 'syscall' in error ? usageFault : 1
  }
}

function printRows(mapping: LineMapping, rows: readonly ExportRow[], tell: (text: string) => void): number {
  const whole = rows.filter(({ fault }) => fault === undefined)
  const mapRow = createRowMapper(
    mapping,
    whole.map(({ columns }) => columns),
  )
  let failed = 0
  let printed = 0
  const repeats = createRepeats()
  for (const { columns, line, fault, isBlank } of rows) {
    const result = fault ?? linesOrFault(() => mapRow(columns))
    if (typeof result === 'string') {
      if (!isBlank) failed++
      tell(`line ${line}: left out: ${result}`)
    } else if (result.length === 0) tell(`line ${line}: left out: it meets no "when" of the mapping`)
    else
      for (const each of result) {
        repeats.add(each, line)
        printLine(process.stdout, JSON.stringify(each))
      }
    if (typeof result !== 'string') printed += result.length
  }
  if (failed > 0) tell(`${failed} of ${rows.length} rows could not be mapped, and the output lacks them`)
  const repeated = repeats.tell()
  if (repeated !== null) tell(repeated)
  if (printed === 0) tell('nothing was mapped: no row of the export became a line')
  return failed > 0 || printed === 0 ? 1 : 0
}

/** Notices lines that differ from another one with the same kind, source and id. */
function createRepeats() {
  const firstByKey = new Map<string, { readonly content: string; readonly line: number }>()
  let count = 0
  let example = ''
  return {
    add(mapped: Readonly<Record<string, unknown>>, line: number): void {
      const { kind, source, id } = mapped
      if (id === undefined) return
      const key = JSON.stringify([kind, source, id])
      const content = JSON.stringify(mapped)
      const first = firstByKey.get(key)
      if (first === undefined) firstByKey.set(key, { content, line })
      else if (first.content !== content) {
        count++
        example ||= `${kind} ${source} ${id} of line ${first.line} comes again in line ${line}`
      }
    },
    tell(): string | null {
      if (count === 0) return null
      return `lines with the kind, source and id of another line but different content: ${count}. Ingest treats them as versions of one line, and the newest counts. The first: ${example}`
    },
  }
}

function linesOrFault<T>(work: () => readonly T[]): readonly T[] | string {
  try {
    return work()
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}
