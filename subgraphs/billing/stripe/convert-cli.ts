import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import { parseExactJson } from '../../../exact-json.ts'
import { printLine } from '../../../terminal.ts'
import { textLines } from '../../../text-file.ts'
import { createStripeConverter } from './stripe-converter.ts'

interface Options {
  readonly source: string
}

const command = new Command('stripe:convert')
  .description('Writes ingest lines for objects, events or lists as Stripe returns them, one JSON value a line.')
  .argument('<file>', 'JSONL file, or - for standard input')
  .option('--source <name>', 'name of the source in the lines', 'stripe')
  .action(run)
await command.parseAsync()

async function run(file: string, { source }: Options): Promise<void> {
  const converter = createStripeConverter(source)
  const input = file === '-' ? process.stdin : createReadStream(file)
  let number = 0
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
    process.exitCode = 1
  }
  for (const { what, why } of converter.finish()) printLine(process.stderr, `stripe:convert: left out ${what}: ${why}`)
}
