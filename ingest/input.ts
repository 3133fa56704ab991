import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { addAbortSignal, type Readable } from 'node:stream'
import { codedError } from '../errors.ts'

export interface Input {
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** The size in bytes. Null if the input does not state a length. */
  readonly size: number | null
}

/** A file, or standard input for `-`, which ends at `signal`. Throws BAD_USER_INPUT with the remedy. */
export async function openInput(file: string, stdin: Readable, signal: AbortSignal): Promise<Input> {
  if (file === '-') return { name: 'standard input', chunks: readUntil(signal, stdin), size: null }
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(file, error)
  })
  if (stats.isDirectory())
    throw codedError(
      'BAD_USER_INPUT',
      `${file} is a folder: give the path of one file, or pipe them in, for example with \`cat ${file}/*.jsonl | npm run ingest -- -\`.`,
    )
  return { name: basename(file), chunks: readChunks(file), size: stats.isFile() ? stats.size : null }
}

/** A pipe may stay silent for ever, and an interrupt must not wait for its next line. */
async function* readUntil(signal: AbortSignal, stdin: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of addAbortSignal(signal, stdin)) yield chunk
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

async function* readChunks(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) yield chunk
  } catch (error) {
    // The stream's own failures are system errors.
    throw unreadable(file, error as NodeJS.ErrnoException)
  }
}

function unreadable(file: string, error: NodeJS.ErrnoException): Error {
  const reason = error.code === 'ENOENT' ? 'does not exist' : `cannot be read (${error.code ?? error.message})`
  return codedError(
    'BAD_USER_INPUT',
    `${file} ${reason}: give the path of a JSONL file, or - for standard input.`,
    {},
    error,
  )
}
