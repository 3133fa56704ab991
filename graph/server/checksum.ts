import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { EmbeddedNeo4jError } from './failure.ts'

export function checksumFile(dump: string): string {
  return `${dump}.sha256`
}

/** Writes the SHA-256 of `dump` beside it, in the format of `sha256sum -c`. */
export async function writeChecksum(dump: string): Promise<void> {
  writeFileSync(checksumFile(dump), `${await sha256Of(dump)}  ${basename(dump)}\n`, { mode: 0o600 })
}

/** Fails with BAD_DUMP if the file beside `dump` states another SHA-256. Does nothing if there is no such file. */
export async function verifyChecksum(dump: string): Promise<void> {
  const file = checksumFile(dump)
  if (!existsSync(file)) return
  const [expected = ''] = readFileSync(file, 'utf8').split(/\s/)
  if (expected.toLowerCase() === (await sha256Of(dump))) return
  throw new EmbeddedNeo4jError(
    'BAD_DUMP',
    `${dump} does not have the SHA-256 that ${file} states: copy it from the original again. Nothing was changed.`,
  )
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
