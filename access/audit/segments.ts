import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readLine } from './record.ts'

/** One file of a writer: `ROOT/WRITER/NUMBER.jsonl`, where NUMBER is the sequence of its first line. */
export interface Segment {
  readonly file: string
  readonly first: number
}

const segmentName = /^(\d{12})\.jsonl$/
const writerName = /^[\w-]{1,64}$/
/** Far longer than any line. */
const tailBytes = 256 * 1024

export function segmentFile(root: string, writer: string, first: number): string {
  return join(root, writer, `${String(first).padStart(12, '0')}.jsonl`)
}

/** Oldest first, because ids of writers sort by time. Empty if there is no spool yet. */
export async function listWriters(root: string): Promise<readonly string[]> {
  return (await readdir(root).catch(nothingThere)).filter((name) => writerName.test(name)).sort()
}

export async function listSegments(root: string, writer: string): Promise<readonly Segment[]> {
  return toSegments(root, writer, await readdir(join(root, writer)).catch(nothingThere))
}

/** The newest writer with a line, other than `writer`. The spool begins with it, at once or never. */
export function newestOther(root: string, writer: string) {
  const others = readdirSync(root)
    .filter((name) => name !== writer && writerName.test(name))
    .sort()
  for (const other of others.reverse()) {
    for (const { file } of toSegments(root, other, readdirSync(join(root, other))).toReversed()) {
      const last = lastLine(file)
      if (last !== null) return { writer: other, sequence: last.sequence, hash: last.hash }
    }
  }
  return null
}

/**
 * Whole lines of a file from `offset` on, about `bytes` of them; `next` is the offset after them. A last line without its end was never
 * acknowledged, or is still being written, so it does not count.
 */
export async function readLines(file: string, offset: number, bytes = 512 * 1024) {
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.allocUnsafe(bytes)
    const { bytesRead } = await handle.read(buffer, 0, bytes, offset)
    const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a)
    if (end < 0) return { lines: [], next: offset }
    return { lines: buffer.toString('utf8', 0, end).split('\n'), next: offset + end + 1 }
  } finally {
    await handle.close()
  }
}

/** The last whole line. Null for an empty or unreadable file. */
export function lastLine(file: string) {
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    const buffer = Buffer.alloc(Math.min(size, tailBytes))
    readSync(fd, buffer, 0, buffer.length, size - buffer.length)
    const lines = buffer.toString('utf8').split('\n').slice(0, -1)
    const text = lines.at(-1)
    return text === undefined ? null : readLine(text)
  } finally {
    closeSync(fd)
  }
}

function toSegments(root: string, writer: string, names: readonly string[]): readonly Segment[] {
  return names
    .flatMap((name) => {
      const first = segmentName.exec(name)?.[1]
      return first === undefined ? [] : [{ file: join(root, writer, name), first: Number(first) }]
    })
    .sort((a, b) => a.first - b.first)
}

function nothingThere(error: NodeJS.ErrnoException): readonly string[] {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
  throw error
}
