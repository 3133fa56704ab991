import { createReadStream } from 'node:fs'
import { createCommand, runCommand } from '../../../command-line.ts'
import { parseExactJson } from '../../../exact-json.ts'
import { errorText } from '../../../file-fault.ts'
import { printLine } from '../../../terminal.ts'
import { textLines } from '../../../text-file.ts'
import { createStripeConverter } from './stripe-converter.ts'
import type { Line } from './stripe-lines.ts'

interface Options {
  readonly source: string
}

const command = createCommand({
  name: 'npm run --silent stripe:convert --',
  description:
    'Prints ingest lines for objects, events or lists as the API of Stripe returns them, one JSON value per line.',
  examples: ['npm run --silent stripe:convert -- stripe-events.jsonl > lines.jsonl'],
})
  .argument('<file>', 'JSONL file, or - for standard input')
  .option('--source <name>', 'name of the source in the lines', 'stripe')
process.exitCode = await runCommand<Options>(command, process.argv.slice(2), (options, [file = '-']) =>
  run(file, options),
)

/** What is left out is named on standard error, line by line; the exit code is 1 where a line could not be read. */
async function run(file: string, { source }: Options): Promise<number> {
  const converter = createStripeConverter(source)
  const input = file === '-' ? process.stdin : createReadStream(file)
  const print = (lines: readonly Line[]) => {
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
        exitCode = 1
      } else print(converter.add(value, number))
    }
  } catch (error) {
    tell(`${number === 0 ? '' : `line ${number}: `}${errorText(error, file)}`)
    exitCode = 1
  }
  const { lines, leftOut } = converter.finish()
  print(lines)
  for (const { line, what, why } of leftOut) tell(`line ${line}: left out ${what}: ${why}`)
  return exitCode
}

/** The error where the line cannot be read: the lines after it are read all the same. */
function tryParse(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
