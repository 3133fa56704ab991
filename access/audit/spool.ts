import { appendFileSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codedError } from '../../errors.ts'
import { type AuditRecord, type ChainHead, chainLine, emptyChain, type StartRecord } from './record.ts'
import { newestOther, segmentFile } from './segments.ts'

/** This process's own chain of records, in its own files. Nothing in them is ever changed. */
export interface Spool {
  readonly root: string
  readonly writer: string
  /** Resolves once the records are in the file; rejects with SERVICE_UNAVAILABLE. Simultaneous appends share one write. */
  append(records: readonly AuditRecord[]): Promise<void>
  /** Throws SERVICE_UNAVAILABLE if a record could not be written now, for example because the disk is full. */
  ensureWritable(): void
  head(): ChainHead
  /** Resolves once appended records survive a power failure. */
  sync(): Promise<void>
}

export interface SpoolSettings {
  readonly root: string
  /** Unique, and sorts by time. */
  readonly writer: string
  readonly now: () => Date
  /** @default 16 MiB */
  readonly segmentBytes?: number
}

interface Segment {
  readonly file: string
  /** Bytes of acknowledged lines. */
  length: number
}

interface Turn {
  readonly records: AuditRecord[]
  readonly written: PromiseWithResolvers<void>
}

/** Neither writes nor creates a folder before the first append. */
export function createSpool({ root, writer, now, segmentBytes = 16 * 1024 * 1024 }: SpoolSettings): Spool {
  let head = emptyChain
  let segment: Segment | null = null
  let hasFailed = false
  let turn: Turn | null = null

  function flush(): void {
    const { records, written } = turn ?? emptyTurn()
    turn = null
    try {
      write(records)
      written.resolve()
    } catch (error) {
      written.reject(error)
    }
  }

  /**
   * Blocks on purpose: writing to the page cache takes about 5 microseconds, while the asynchronous call costs the same thread 33. Opens
   * the file by path each time, so that writing to a folder that was removed or moved away fails.
   */
  function write(records: readonly AuditRecord[]): void {
    try {
      const current = openSegment()
      let chain = head
      let text = ''
      for (const record of chain.sequence === 0 ? [startRecord(), ...records] : records) {
        const { line, head: next } = chainLine(chain, record)
        text += `${line}\n`
        chain = next
      }
      const bytes = Buffer.from(text)
      appendFileSync(current.file, bytes, { mode: 0o600 })
      current.length += bytes.length
      head = chain
      hasFailed = false
    } catch (error) {
      hasFailed = true
      throw cannotRecord(error)
    }
  }

  /** An empty write succeeds on a full disk, and the last bytes of a block are free on one: only new blocks tell. */
  function probeDisk(): void {
    const file = join(root, writer, 'probe')
    try {
      writeFileSync(file, probe, { mode: 0o600 })
    } catch (error) {
      hasFailed = true
      throw cannotRecord(error)
    } finally {
      rmSync(file, { force: true })
    }
  }

  function openSegment(): Segment {
    if (segment === null || segment.length >= segmentBytes) {
      const file = segmentFile(root, writer, head.sequence + 1)
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      segment = { file, length: 0 }
      hasFailed ||= statSync(file, { throwIfNoEntry: false }) !== undefined
    }
    if (hasFailed) removeUnacknowledged(segment)
    return segment
  }

  /** A write that failed half way left bytes that were never acknowledged. The next line must not be appended to them. */
  function removeUnacknowledged({ file, length }: Segment): void {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > length) truncateSync(file, length)
  }

  function startRecord(): StartRecord {
    return { at: now().getTime(), writer, former: newestOther(root, writer) }
  }

  return {
    root,
    writer,
    append(records) {
      if (turn === null) {
        turn = emptyTurn()
        // Still in this turn: callers whose answers leave one turn later would ask again one by one, and share fewer statements.
        process.nextTick(flush)
      }
      turn.records.push(...records)
      return turn.written.promise
    },
    ensureWritable() {
      if (hasFailed || head.sequence === 0) write([])
      probeDisk()
    },
    head: () => head,
    async sync() {
      if (segment === null) return
      const handle = await open(segment.file, 'r+')
      try {
        await handle.datasync()
      } finally {
        await handle.close()
      }
    },
  }
}

/** More than the records of one request need. */
const probe = Buffer.alloc(64 * 1024)

function cannotRecord(cause: unknown): Error {
  return codedError(
    'SERVICE_UNAVAILABLE',
    'Access to personal data cannot be recorded at the moment, so no personal data are returned: try again.',
    {},
    cause,
  )
}

function emptyTurn(): Turn {
  return { records: [], written: Promise.withResolvers() }
}
