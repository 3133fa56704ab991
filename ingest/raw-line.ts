import type { Fault } from '../subgraphs/quarantine/line-faults.ts'
import { refuseOtherFormats } from './other-formats.ts'

/** One line of a file, counted from 1. Empty lines are counted and not handed out. */
export interface RawLine {
  readonly number: number
  /** Without its line end. Of a line that cannot be read, as much as is worth keeping. */
  readonly text: string
  /** What the line takes of the input, its end included. */
  readonly bytes: number
  /** Of the refused line that this one is the correction of: see `quarantine-file.ts`. */
  readonly quarantineId?: string
  /** Set where the bytes are no text. */
  readonly fault?: Fault
}

export interface RawLineSettings {
  /** A longer line is a fault; no more than this is held in memory. */
  readonly maxLineBytes?: number
}

const newline = 0x0a
const keptOfLongLine = 16 * 1024

/**
 * Splits bytes into lines in constant memory. LF or CRLF; a byte order mark is skipped.
 * Throws BAD_USER_INPUT for what is no UTF-8 text file at all.
 */
export async function* readRawLines(
  chunks: AsyncIterable<Uint8Array>,
  settings: RawLineSettings = {},
): AsyncGenerator<RawLine> {
  const { maxLineBytes = 1024 * 1024 } = settings
  let parts: Uint8Array[] = []
  let held = 0
  let length = 0
  let number = 1
  let isFirstChunk = true

  function add(part: Uint8Array): void {
    length += part.length
    // One byte more than allowed tells that the line is too long.
    const room = maxLineBytes + 1 - held
    if (room <= 0 || part.length === 0) return
    parts.push(part.subarray(0, room))
    held += Math.min(part.length, room)
  }

  function take(): RawLine | null {
    const bytes = Buffer.concat(parts)
    const line = decode(number, bytes, length, maxLineBytes)
    parts = []
    held = 0
    length = 0
    number++
    return line
  }

  for await (const chunk of chunks) {
    if (isFirstChunk && chunk.length > 0) {
      refuseOtherFormats(chunk)
      isFirstChunk = false
    }
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end))
      start = end + 1
      const line = take()
      if (line !== null) yield line
    }
    add(chunk.subarray(start))
  }
  const last = take()
  if (last !== null) yield last
}

function decode(number: number, held: Uint8Array, length: number, maxLineBytes: number): RawLine | null {
  const bytes = length + 1
  if (length > maxLineBytes) {
    const text = new TextDecoder().decode(held.subarray(0, keptOfLongLine))
    const message = `is longer than ${maxLineBytes} bytes, so only its beginning was kept: split it, or send less in properties`
    return { number, text, bytes, fault: { rule: 'TOO_LONG', message, path: null } }
  }
  try {
    // Skips a byte order mark, as the first line of many exports has it.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(held).trim()
    return text === '' ? null : { number, text, bytes }
  } catch {
    const message = 'is not UTF-8: save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW`'
    return { number, text: new TextDecoder().decode(held), bytes, fault: { rule: 'NOT_UTF8', message, path: null } }
  }
}
