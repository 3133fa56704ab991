import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { InvalidArgumentError } from 'commander'
import { type DemoOptions, demoLines, demoTruth } from '../demo/generate.ts'
import { createCommand, runCommand } from '../process/command-line.ts'
import { failToStart } from '../process/process-fault.ts'

/** Writes to new files the demo data, and optionally which record belongs to whom, as JSONL. */
export async function writeDemo(file: string, truthFile: string | undefined, options: DemoOptions): Promise<void> {
  for (const path of [file, truthFile])
    if (path) {
      await refuseExisting(path)
      await requireFolder(dirname(path))
    }
  await writeJsonl(file, demoLines(options))
  if (truthFile) await writeJsonl(truthFile, demoTruth(options))
}

/** A device such as /dev/stdout may be written to. */
async function refuseExisting(path: string): Promise<void> {
  const known = await stat(path).catch(() => null)
  if (known?.isFile()) throw new Error(`${path} exists already: give the path of a new file.`)
}

async function requireFolder(path: string): Promise<void> {
  const known = await stat(path).catch(() => null)
  if (!known?.isDirectory()) throw new Error(`There is no folder ${path}: create it first.`)
}

async function writeJsonl(file: string, values: Iterable<unknown>): Promise<void> {
  await pipeline(Readable.from(jsonl(values)), createWriteStream(file))
}

function* jsonl(values: Iterable<unknown>): Iterable<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`
}

interface Options extends DemoOptions {
  readonly truth?: string
}

function toCount(text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new InvalidArgumentError('It must be a whole number, 1 or more.')
}

function toSeed(text: string): number {
  const seed = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(seed)) return seed
  throw new InvalidArgumentError('It must be a whole number.')
}

function toDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`)
  // JavaScript reads the 31st of February as the third of March.
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return day
  throw new InvalidArgumentError('Write the day as YYYY-MM-DD.')
}

if (import.meta.main) {
  const command = createCommand({
    name: 'npm run demo:write --',
    description: 'Writes the demo customers to a file of ingest lines.',
    examples: ['npm run demo:write -- demo.jsonl', 'npm run demo:write -- demo.jsonl --people 200 --seed 7'],
  })
    .argument('<file>', 'the file to write, one JSON object per line')
    .option('--truth <file>', 'also write which records belong to which person')
    .option('--people <count>', 'number of people', toCount, 1000)
    .option('--seed <number>', 'a different number produces different people', toSeed, 1)
    .option('--until <day>', 'last day of the story', toDay, new Date('2026-11-01'))
  process.exitCode = await runCommand<Options>(command, process.argv.slice(2), async (options, [file = '']) => {
    await writeDemo(file, options.truth, options)
    return 0
  }).catch(failToStart)
}
