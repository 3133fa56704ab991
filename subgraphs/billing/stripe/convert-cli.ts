import { createReadStream } from 'node:fs'
import { createCommand, runCommand } from '../../../command-line.ts'
import { parseExactJson } from '../../../exact-json.ts'
import { printLine } from '../../../terminal.ts'
import { textLines } from '../../../text-file.ts'
import { createStripeConverter } from './stripe-converter.ts'

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

async function run(file: string, { source }: Options): Promise<number> {
  const converter = createStripeConverter(source)
  const input = file === '-' ? process.stdin : createReadStream(file)
  let number = 0
  let exitCode = 0
  try {
    for await (const text of textLines(input)) {
      number++
      if (text.trim() === '') continue
      for (const line of converter.add(parseExactJson(text))) printLine(process.stdout, `${JSON.stringify(line)}`)
    }
  } catch (error) {
    printLine(
      process.stderr,
      `stripe:convert: line ${number}: ${error instanceof Error ? error.message : String(error)}`,
    )
    exitCode = 1
  }
  for (const { what, why } of converter.finish()) printLine(process.stderr, `stripe:convert: left out ${what}: ${why}`)
  return exitCode
}
