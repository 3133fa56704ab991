import type { Fault } from '../subgraphs/quarantine/line-faults.ts'
import { refuseOtherFormats } from './other-formats.ts'

/** One line of a file, counted from 1. Empty lines are counted but not returned. */
export interface RawLine {
  readonly number: number
  /** The text without its line end. For an unreadable line, as much as is useful. */
  readonly text: string
  /** The number of bytes of the line in the input, including its end. */
  readonly bytes: number
  /** The id of the refused line that this one corrects: see `quarantine-file.ts`. */
  readonly quarantineId?: string
  /** Set if the bytes are not text. */
  readonly fault?: Fault
}

export interface RawLineSettings {
  /** A longer line is a fault. No more than this is held in memory. */
  readonly maxLineBytes?: number
}

const newline = 0x0a
const keptOfLongLine = 16 * 1024

/**
 * Splits bytes into lines in constant memory. Line ends are LF or CRLF; a byte order mark is skipped. Throws BAD_USER_INPUT for an input
 * that is not a UTF-8 text file at all.
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
    // One byte more than allowed shows that the line is too long.
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
    // Skips a byte order mark, with which the first line of many exports begins.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(held).trim()
    return text === '' ? null : { number, text, bytes }
  } catch {
    const message = 'is not UTF-8: save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW`'
    return { number, text: new TextDecoder().decode(held), bytes, fault: { rule: 'NOT_UTF8', message, path: null } }
  }
}
