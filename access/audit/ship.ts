import { stat, unlink } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Graph } from '../../graph/run.ts'
import { type AuditNode, auditWriterById, createAuditRecords, lockAuditWriter, moveAuditWriter } from './queries.ts'
import { type ChainedLine, type ChainHead, emptyChain, readLine } from './record.ts'
import { lastLine, listSegments, listWriters, readLines } from './segments.ts'
import type { Spool } from './spool.ts'

/** Moves records from the spool to the graph after the answers have left. */
export interface Shipper {
  start(): void
  /** Ships all records of every writer of this spool. Rejects if the graph is unreachable. */
  flush(): Promise<void>
  /** Ends the loop after a last attempt to ship the rest. Records that remain are shipped after the next start. */
  stop(): Promise<void>
  /** Records of this process that are not in the graph yet. */
  lag(): number
}

export interface ShipperDeps {
  readonly graph: Graph
  readonly spool: Spool
  readonly now: () => Date
  /** Reports a spool that cannot be shipped, once per writer, or a graph that does not answer. */
  readonly onFault: (fault: unknown) => void
  /** The time in ms that records wait for further ones. @default 500 */
  readonly pauseMs?: number
}

/** The position up to which a writer's files were shipped. */
interface Position extends ChainHead {
  readonly file: string | null
  readonly offset: number
}

/** While the event loop is busy, shipping uses a tenth of the time. It catches up later. */
const busyUtilization = 0.8
const restPerWork = 9
const othersEveryMs = 60_000
const lastAttemptMs = 5_000

export function createShipper({ graph, spool, now, onFault, pauseMs = 500 }: ShipperDeps): Shipper {
  const { root } = spool
  const positions = new Map<string, Position>()
  const broken = new Set<string>()
  const stopping = new AbortController()
  let loop: Promise<void> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** Ships one batch at a time, no matter how many callers there are. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work, work)
    queue = result.catch(() => undefined)
    return result
  }

  /** False if nothing of this writer is left. */
  async function shipBatch(writer: string): Promise<boolean> {
    if (broken.has(writer)) return false
    const from = positions.get(writer) ?? (await locate(writer))
    const batch = await nextBatch(writer, from)
    if (batch === null) return false
    const isShipped = await write(writer, from, batch.nodes, batch.to)
    // Another process was faster, or the answer to a commit was lost: ask the graph for the position.
    if (isShipped) positions.set(writer, batch.to)
    else positions.delete(writer)
    return true
  }

  async function locate(writer: string): Promise<Position> {
    const [head = emptyChain] = await graph.read(auditWriterById, { writer })
    return { ...head, file: null, offset: 0 }
  }

  async function nextBatch(writer: string, from: Position) {
    const segments = await listSegments(root, writer)
    const holding = segments.findLastIndex(({ first }) => first <= from.sequence + 1)
    for (const [index, { file }] of segments.entries()) {
      if (index < holding) await unlink(file)
      if (index < Math.max(holding, 0)) continue
      if (from.file === null && index === holding && (lastLine(file)?.sequence ?? 0) <= from.sequence) continue
      const offset = from.file === file ? from.offset : 0
      if ((await stat(file)).size === offset) continue
      const batch = await read(writer, file, offset, from)
      if (batch !== null) return batch
    }
    return null
  }

  async function read(writer: string, file: string, offset: number, from: ChainHead) {
    if (writer === spool.writer) await spool.sync()
    const { lines, next } = await readLines(file, offset)
    if (lines.length === 0) return null
    const batch: (ChainedLine & { readonly text: string })[] = []
    let head = from
    for (const text of lines) {
      const line = readLine(text)
      // Shipped before this process began.
      if (line !== null && line.sequence <= from.sequence) continue
      if (!line?.isIntact || line.sequence !== head.sequence + 1 || line.previous !== head.hash) {
        broken.add(writer)
        onFault(
          new Error(
            `The access records of ${writer} were changed after record ${head.sequence}: run npm run audit:verify`,
          ),
        )
        break
      }
      batch.push({ ...line, text })
      head = { sequence: line.sequence, hash: line.hash }
    }
    return { nodes: toNodes(writer, batch), to: { sequence: head.sequence, hash: head.hash, file, offset: next } }
  }

  async function write(writer: string, from: ChainHead, nodes: readonly AuditNode[], to: ChainHead) {
    if (nodes.length === 0) return true
    const { value } = await graph.write('access.shipAuditRecords', async (transaction) => {
      await transaction.run(lockAuditWriter, { writer, at: now().getTime() })
      const [head] = await transaction.run(auditWriterById, { writer })
      if (head?.sequence !== from.sequence || head.hash !== from.hash) return false
      await transaction.run(createAuditRecords, { nodes })
      await transaction.run(moveAuditWriter, { writer, sequence: to.sequence, hash: to.hash })
      return true
    })
    return value
  }

  async function shipAll(writer: string, deadline = Number.POSITIVE_INFINITY): Promise<void> {
    while (performance.now() < deadline && (await inTurn(() => shipBatch(writer))));
  }

  async function shipOthers(): Promise<void> {
    for (const writer of await listWriters(root)) if (writer !== spool.writer) await shipAll(writer)
  }

  async function run(): Promise<void> {
    let othersAt = Number.NEGATIVE_INFINITY
    let isFaulty = false
    let before = performance.eventLoopUtilization()
    while (!stopping.signal.aborted) {
      const startedAt = performance.now()
      try {
        if (startedAt - othersAt > othersEveryMs) {
          await shipOthers()
          othersAt = startedAt
        }
        if (lag() > 0) await inTurn(() => shipBatch(spool.writer))
        isFaulty = false
      } catch (error) {
        // An unreachable graph fails twice per second. Reporting it once is enough.
        if (!isFaulty) onFault(error)
        isFaulty = true
      }
      const isBusy = performance.eventLoopUtilization(before).utilization > busyUtilization
      before = performance.eventLoopUtilization()
      const rest = isBusy ? (performance.now() - startedAt) * restPerWork : 0
      const pause = isFaulty || lag() < worthwhile ? pauseMs : 0
      await sleep(Math.max(pause, rest), undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  function lag(): number {
    return spool.head().sequence - (positions.get(spool.writer)?.sequence ?? 0)
  }

  return {
    start() {
      loop ??= run()
    },
    async flush() {
      await shipAll(spool.writer)
      await shipOthers()
    },
    async stop() {
      stopping.abort()
      await loop
      await shipAll(spool.writer, performance.now() + lastAttemptMs).catch(onFault)
    },
    lag,
  }
}

/** The number of records that form a batch without waiting for more. */
const worthwhile = 1_000

/** One node per person and request, even if a mutation was recorded before the reads that follow it. */
function toNodes(writer: string, batch: readonly (ChainedLine & { readonly text: string })[]): readonly AuditNode[] {
  const [first] = batch
  if (first === undefined) return []
  const groups = new Map<string, { readonly first: ChainedLine; readonly lines: string[] }>()
  for (const line of batch) {
    const key = `${line.requestId} ${line.subject}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: line, lines: [line.text] })
    else group.lines.push(line.text)
  }
  return [...groups.values()].map(({ first: { sequence, subject, at }, lines }) => {
    const id = auditNodeId(writer, first.sequence, sequence)
    return { id, subject, sk: auditSortKey(at, id), lines }
  })
}

export function auditNodeId(writer: string, batch: number, first: number): string {
  return `${writer}:${pad(batch)}:${pad(first)}`
}

function pad(sequence: number): string {
  return String(sequence).padStart(12, '0')
}

export function auditSortKey(at: number, id: string): string {
  return `${new Date(at).toISOString()}_${id}`
}
