import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { printLine } from '../terminal.ts'
import { type DemoOptions, demoLines, demoTruth } from './generate.ts'

const usage = 'usage: demo/write.ts FILE [--truth FILE] [--people 1000] [--seed 1] [--until 2026-11-01]'

/** Writes the demo (and who is who in it) as JSONL. */
export async function writeDemo(file: string, truthFile: string | undefined, options: DemoOptions): Promise<void> {
  await writeJsonl(file, demoLines(options))
  if (truthFile) await writeJsonl(truthFile, demoTruth(options))
}

async function writeJsonl(file: string, values: Iterable<unknown>): Promise<void> {
  await pipeline(Readable.from(jsonl(values)), createWriteStream(file))
}

function* jsonl(values: Iterable<unknown>): Iterable<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      truth: { type: 'string' },
      people: { type: 'string' },
      seed: { type: 'string' },
      until: { type: 'string' },
    },
  })
  const [file] = positionals
  const people = Number(values.people ?? 1000)
  const seed = Number(values.seed ?? 1)
  const until = new Date(values.until ?? '2026-11-01')
  const isValid =
    Number.isSafeInteger(people) && people > 0 && Number.isSafeInteger(seed) && !Number.isNaN(until.getTime())
  if (!file || !isValid) {
    printLine(process.stderr, usage)
    process.exitCode = 2
  } else {
    await writeDemo(file, values.truth, { people, seed, until })
  }
}
