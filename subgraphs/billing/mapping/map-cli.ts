import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createCommand, runCommand } from '../../../command-line.ts'
import { parseExactJson } from '../../../exact-json.ts'
import { errorText } from '../../../file-fault.ts'
import { tellShapeFaults } from '../../../shape-faults.ts'
import { printLine } from '../../../terminal.ts'
import { decodeText } from '../../../text-file.ts'
import { parseCsv } from './csv.ts'
import { type Columns, type LineMapping, lineMapping, mapRows } from './line-mapping.ts'

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

async function run(file: string, options: Options): Promise<number> {
  let place = options.mapping
  try {
    const mapping = lineMapping.parse(JSON.parse(await readFile(options.mapping, 'utf8')))
    place = file
    const rows = [...rowsOf(decodeText(await readFile(file), mapping.encoding), file, mapping)]
    for (const lines of mapRows(mapping, rows))
      for (const line of lines) printLine(process.stdout, `${JSON.stringify(line)}`)
    return 0
  } catch (error) {
    const told = error instanceof z.ZodError ? tellShapeFaults(error) : errorText(error, place)
    printLine(process.stderr, `lines:map: ${told.startsWith(place) ? '' : `${place}: `}${told}`)
    return 1
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
