import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { z } from 'zod'
import { parseExactJson } from '../../../exact-json.ts'
import { printLine } from '../../../terminal.ts'
import { decodeText } from '../../../text-file.ts'
import { parseCsv } from './csv.ts'
import { type Columns, type LineMapping, lineMapping, mapRows } from './line-mapping.ts'

const command = new Command('lines:map')
  .description('Writes ingest lines for the rows of an export, as a mapping file says.')
  .argument('<file>', 'CSV with a header, or JSONL (by its ending)')
  .requiredOption('--mapping <file>', 'JSON: see subgraphs/billing/README.md')
  .action(run)
await command.parseAsync()

async function run(file: string, options: { readonly mapping: string }): Promise<void> {
  let place = options.mapping
  try {
    const mapping = lineMapping.parse(JSON.parse(await readFile(options.mapping, 'utf8')))
    place = file
    const rows = [...rowsOf(decodeText(await readFile(file), mapping.encoding), file, mapping)]
    for (const lines of mapRows(mapping, rows))
      for (const line of lines) printLine(process.stdout, `${JSON.stringify(line)}`)
  } catch (error) {
    const told = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error
    printLine(process.stderr, `lines:map: ${place}: ${told}`)
    process.exitCode = 1
  }
}

function* rowsOf(text: string, file: string, { delimiter }: LineMapping): Generator<Columns> {
  if (/\.(jsonl|ndjson)$/.test(file)) {
    for (const line of text.split('\n')) if (line.trim() !== '') yield parseExactJson(line) as Columns
    return
  }
  const rows = parseCsv(text, delimiter)
  const { value: header } = rows.next()
  if (header === undefined || header === null) return
  for (const row of rows)
    yield Object.fromEntries(header.map((name: string, index: number) => [name, row[index] ?? '']))
}
