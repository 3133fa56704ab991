import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type IngestDeps, ingestLines } from '../../ingest/ingest.ts'
import { readRawLines } from '../../ingest/raw-line.ts'
import type { Summary } from '../../ingest/summary.ts'
import { type FileCases, pathOfCase } from './cases.ts'

const run = promisify(execFile)
const mapCli = fileURLToPath(new URL('../../commands/lines-map.ts', import.meta.url))

/** How a case's files were taken: the summary of each run in order; null where the file was refused with a message. */
export async function ingestCase(
  { file, then, runs, mapping }: FileCases,
  deps: IngestDeps,
): Promise<readonly Summary[] | null> {
  const summaries: Summary[] = []
  for (const name of [...Array.from({ length: runs }, () => file), ...then]) {
    const bytes = mapping === undefined ? createReadStream(pathOfCase(name)) : await mapped(name, mapping)
    if (bytes === null) return null
    summaries.push(await ingestLines(readRawLines(bytes), deps))
  }
  return summaries
}

/** What `npm run lines:map` prints; null where it refuses the file and says why. */
async function mapped(file: string, mapping: string): Promise<Readable | null> {
  try {
    const { stdout } = await run(process.execPath, [mapCli, pathOfCase(file), '--mapping', pathOfCase(mapping)], {
      encoding: 'buffer',
    })
    return Readable.from([stdout])
  } catch (error) {
    if (error instanceof Error && 'stderr' in error && String(error.stderr).includes('lines:map')) return null
    throw error
  }
}
