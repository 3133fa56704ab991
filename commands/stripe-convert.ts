import { createReadStream } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { createCommand, runCommand, usageFault } from '../process/command-line.ts'
import { errorText } from '../process/file-fault.ts'
import { printLine } from '../process/terminal.ts'
import { sourceName } from '../resolution/records/line-parts.ts'
import { createStripeConverter } from '../subgraphs/billing/stripe/stripe-converter.ts'
import type { Line } from '../subgraphs/billing/stripe/stripe-lines.ts'
import { parseExactJson } from '../text/exact-json.ts'
import { textLines } from '../text/text-file.ts'

interface Options {
  readonly source: string
  /** Seconds since 1970. */
  readonly fetchedAt?: number
}

const command = createCommand({
  name: 'npm run --silent stripe:convert --',
  description:
    'Prints ingest lines for objects, events or lists as the API of Stripe returns them, one JSON value per line.',
  examples: ['npm run --silent stripe:convert -- stripe-events.jsonl > lines.jsonl'],
})
  .argument('<file>', 'JSONL file, or - for standard input')
  .option('--source <name>', 'name of the source in the lines', readSource, 'stripe')
  .option(
    '--fetched-at <time>',
    'when those objects of the file were fetched that are not part of an event, for example 2026-06-01T04:00:00Z: of two exports, the later one counts',
    readFetchedAt,
  )
process.exitCode = await runCommand<Options>(command, process.argv.slice(2), (options, [file = '-']) =>
  run(file, options),
)

/**
 * Reports what is left out on standard error, line by line. The exit code is 1 if a line could not be read, or if nothing was converted.
 */
async function run(file: string, { source, fetchedAt }: Options): Promise<number> {
  const converter = createStripeConverter(source, fetchedAt)
  const input = file === '-' ? process.stdin : createReadStream(file)
  let printed = 0
  const print = (lines: readonly Line[]) => {
    printed += lines.length
    for (const line of lines) printLine(process.stdout, JSON.stringify(line))
  }
  const tell = (text: string) => printLine(process.stderr, `stripe:convert: ${text}`)
  let number = 0
  let exitCode = 0
  try {
    for await (const text of textLines(input)) {
      number++
      if (text.trim() === '') continue
      const value = tryParse(text)
      if (value instanceof Error) {
        tell(`line ${number}: left out: ${value.message}`)
        // One value over several lines: each of the lines would be a separate fault.
        if (number === 1 && /^[[{]\s*$/.test(text.trim())) {
          tell(
            "the input is one JSON value over several lines: write one value per line, for example with `jq -c '.[]? // .' FILE`",
          )
          return 1
        }
        exitCode = 1
      } else if (Array.isArray(value)) {
        tell(
          `line ${number}: left out: it is a JSON array: write its items as lines, for example with \`jq -c '.[]' FILE\``,
        )
        exitCode = 1
      } else print(converter.add(value, number))
    }
  } catch (error) {
    tell(`${number === 0 ? '' : `line ${number}: `}${errorText(error, file)}`)
    exitCode = error instanceof Error && 'syscall' in error ? usageFault : 1
  }
  const { lines, leftOut } = converter.finish()
  print(lines)
  for (const { line, what, why } of leftOut) tell(`line ${line}: left out ${what}: ${why}`)
  if (printed > 0) return exitCode
  if (number === 0) {
    if (exitCode === 0) tell('the input is empty: nothing was converted')
    return exitCode
  }
  tell('nothing was converted: the input contains no object that becomes a line')
  return 1
}

/** Ingest refuses lines of a source with another name. */
function readSource(name: string): string {
  const { success, error } = sourceName.safeParse(name)
  if (!success) throw new InvalidArgumentError(`It ${error.issues[0]?.message}.`)
  return name
}

function readFetchedAt(text: string): number {
  if (!z.iso.datetime({ offset: true }).safeParse(text).success)
    throw new InvalidArgumentError('It is not a time with a zone: write it as 2026-06-01T04:00:00Z.')
  return Math.floor(Date.parse(text) / 1_000)
}

/** The error if the line cannot be read. The lines after it are read all the same. */
function tryParse(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
