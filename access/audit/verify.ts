import type { Graph } from '../../graph/run.ts'
import { createChainCheck, type Fault, type Place } from './chain-check.ts'
import { auditRecordsAfter, auditWriters } from './queries.ts'
import { type ChainHead, readLine, type StartEntry } from './record.ts'
import { listSegments, listWriters, readLines } from './segments.ts'
import { auditRecordId, auditSortKey } from './ship.ts'

export interface Verification {
  readonly graphRecords: number
  readonly spoolRecords: number
  readonly writers: number
  readonly faults: readonly Fault[]
}

interface WriterCheck {
  readonly spool: ReturnType<typeof createChainCheck>
  readonly graph: ReturnType<typeof createChainCheck>
  /** Hashes the spool has of records that are in the graph too. */
  readonly spooledHashes: Map<number, string>
}

/**
 * Walks every writer's chain in the spool at `root` and in the graph. May run beside a server at work: the heads are read first, then the
 * spool, then the graph, so that each may only have more than the one before it.
 */
export async function verifyAudit(graph: Graph, root: string): Promise<Verification> {
  const heads = new Map((await graph.read(auditWriters, {})).map(({ writer, ...head }) => [writer, head]))
  const checks = new Map<string, WriterCheck>()
  const formers: NonNullable<StartEntry['former']>[] = []

  function checkOf(writer: string): WriterCheck {
    let check = checks.get(writer)
    if (check === undefined) {
      const spooledHashes = new Map<number, string>()
      check = { spool: createChainCheck(writer, 'spool'), graph: createChainCheck(writer, 'graph'), spooledHashes }
      checks.set(writer, check)
    }
    return check
  }

  for (const writer of heads.keys()) checkOf(writer)
  const spoolRecords = await walkSpool(root, (writer, text) => {
    const { spool, spooledHashes } = checkOf(writer)
    const line = readLine(text)
    spool.add(line)
    if (line === null) return
    if (line.sequence <= (heads.get(writer)?.sequence ?? 0)) spooledHashes.set(line.sequence, line.hash)
    if (line.former !== null) formers.push(line.former)
  })
  const graphRecords = await walkGraph(graph, ({ id, subject, sk, line: text }) => {
    const writer = id.slice(0, id.lastIndexOf(':'))
    const { graph: chain, spooledHashes } = checkOf(writer)
    const line = readLine(text)
    const sequence = Number(id.slice(writer.length + 1))
    const isInPlace =
      line !== null && auditRecordId(writer, line.sequence) === id && line.subject === subject && auditSortKey(line.at, id) === sk
    chain.add(line, { sequence, isInPlace })
    const spooled = spooledHashes.get(sequence)
    if (line?.isIntact && spooled !== undefined && spooled !== line.hash)
      chain.blame('CHANGED', sequence, 'is not the record that the spool holds')
    if (line !== null && line.former !== null) formers.push(line.former)
  })

  const faults = [...checks].flatMap(([writer, check]) => finish(writer, check, heads.get(writer) ?? null))
  return { graphRecords, spoolRecords, writers: checks.size, faults: [...faults, ...linkFaults(formers, checks)] }
}

async function walkSpool(root: string, visit: (writer: string, line: string) => void): Promise<number> {
  let count = 0
  for (const writer of await listWriters(root)) {
    for (const { file } of await listSegments(root, writer)) {
      let offset = 0
      for (;;) {
        const { lines, next } = await readLines(file, offset)
        for (const line of lines) visit(writer, line)
        count += lines.length
        if (next === offset) break
        offset = next
      }
    }
  }
  return count
}

const pageSize = 2_000

async function walkGraph(
  graph: Graph,
  visit: (record: ReturnType<(typeof auditRecordsAfter)['row']>) => void,
): Promise<number> {
  let count = 0
  let after = ''
  for (;;) {
    const page = await graph.read(auditRecordsAfter, { after, limit: pageSize })
    for (const record of page) visit(record)
    count += page.length
    if (page.length < pageSize) return count
    after = page.at(-1)?.id ?? after
  }
}

function finish(writer: string, { spool, graph, spooledHashes }: WriterCheck, head: ChainHead | null): readonly Fault[] {
  const { first } = spool
  const shipped = head?.sequence ?? 0
  // The graph's chain begins at 1 and reaches the head; the spool's begins where its oldest file does and reaches the head too.
  graph.finish({ from: 1, through: shipped, ...(head === null ? {} : { headHash: head.hash }) })
  if (head === null && graph.last > 0) graph.blame('REMOVED', graph.last, 'has no AuditWriter node that counts it')
  if (first !== null) {
    spool.finish({ from: Math.min(first.sequence, shipped + 1), through: shipped })
    const before = first.sequence === 1 ? '' : graph.hashOf(first.sequence - 1)
    if (before !== null && before !== first.previous)
      spool.blame('CHANGED', first.sequence, 'does not follow on the record before it')
  }
  return [...graph.faults, ...spool.faults]
}
