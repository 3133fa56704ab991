import type { Graph } from '../../graph/run.ts'
import { type ChainCheck, createChainCheck, type Fault } from './chain-check.ts'
import { type AuditNode, auditRecordsAfter, auditWriters } from './queries.ts'
import { type ChainedLine, type ChainHead, emptyChain, readLine, type StartRecord } from './record.ts'
import { listSegments, listWriters, readLines } from './segments.ts'
import { auditNodeId, auditSortKey } from './ship.ts'
import type { WriterHead } from './signed-head.ts'

export interface Verification {
  readonly graphRecords: number
  readonly spoolRecords: number
  readonly writers: number
  readonly faults: readonly Fault[]
}

interface WriterCheck {
  /** What the graph claims to contain. */
  readonly head: ChainHead
  readonly spool: ChainCheck
  readonly graph: ChainCheck
  /** The sequence at which its oldest file begins. Null: it has no file. */
  spoolFrom: number | null
  /** Hashes that the spool has of records that are in the graph as well. */
  readonly spooledHashes: Map<number, string>
}

/**
 * Walks every writer's chain in the spool at `root` and in the graph. It may run beside a working server: it reads the heads first, then
 * the spool, then the graph, so that each can only contain more than the one before. `anchors`: earlier heads, stored where nobody on this
 * machine could change them.
 */
export async function verifyAudit(
  graph: Graph,
  root: string,
  anchors: readonly WriterHead[] = [],
): Promise<Verification> {
  const checks = new Map<string, WriterCheck>()
  const formers: NonNullable<StartRecord['former']>[] = []

  function checkOf(writer: string, head: ChainHead = emptyChain): WriterCheck {
    let check = checks.get(writer)
    if (check === undefined) {
      check = {
        head,
        spoolFrom: null,
        spool: createChainCheck(writer, 'spool'),
        graph: createChainCheck(writer, 'graph'),
        spooledHashes: new Map(),
      }
      check.graph.want(head.sequence)
      checks.set(writer, check)
    }
    return check
  }

  for (const { writer, sequence, hash } of await graph.read(auditWriters, {})) checkOf(writer, { sequence, hash })
  for (const { writer, sequence } of anchors) {
    const { spool, graph: shipped } = checkOf(writer)
    for (const chain of [spool, shipped]) chain.want(sequence)
  }

  const spoolRecords = await walkSpool(root, {
    onWriter(writer, first) {
      const check = checkOf(writer)
      check.spoolFrom = first
      check.spool.begin(first)
    },
    onLine(writer, text) {
      const { spool, head, spooledHashes } = checkOf(writer)
      const line = readLine(text)
      spool.add(line)
      if (line === null) return
      if (line.isIntact && line.sequence <= head.sequence) spooledHashes.set(line.sequence, line.hash)
      if (line.former !== null) formers.push(line.former)
    },
  })
  for (const { spool, graph } of checks.values()) graph.want((spool.first()?.sequence ?? 1) - 1)

  const graphRecords = await walkGraph(graph, (writer, batch) => {
    const { graph: chain, spooledHashes } = checkOf(writer)
    for (const line of batch.lines) {
      chain.add(line)
      if (line === null) continue
      const spooled = spooledHashes.get(line.sequence)
      if (spooled !== undefined && spooled !== line.hash) chain.blame('CHANGED', line.sequence)
      if (line.former !== null) formers.push(line.former)
    }
    for (const { kind, sequence } of batch.misplaced) chain.blame(kind, sequence)
  })

  for (const check of checks.values()) compare(check)
  for (const { writer, sequence, hash } of formers) {
    const { spool, graph } = checkOf(writer)
    // The next writer saw more of this chain than exists now, or something different.
    const last = Math.max(spool.last(), graph.last())
    if (last < sequence) spool.blame(last === 0 ? 'REMOVED' : 'TRUNCATED', last + 1, sequence)
    for (const chain of [spool, graph])
      if (chain.last() === sequence && chain.lastHash() !== hash) chain.blame('CHANGED', sequence)
  }
  for (const anchor of anchors) hold(checkOf(anchor.writer), anchor)
  const faults = [...checks.values()].flatMap(({ graph, spool }) => [...inOrder(graph), ...inOrder(spool)])
  return { graphRecords, spoolRecords, writers: checks.size, faults }
}

/**
 * The graph's chain runs at least from 1 to its head. The spool's chain runs from its oldest file, which continues the head or begins
 * before it.
 */
function compare({ head, spool, spoolFrom, graph }: WriterCheck): void {
  graph.finish(head.sequence)
  if (graph.last() > 0 && head.sequence === 0) graph.blame('CHANGED', graph.last())
  if (head.sequence > 0 && graph.last() >= head.sequence && graph.hashOf(head.sequence) !== head.hash)
    graph.blame('CHANGED', head.sequence)
  if (spoolFrom === null) return
  if (spoolFrom > head.sequence + 1) spool.blame('REMOVED', head.sequence + 1, spoolFrom - 1)
  spool.finish(head.sequence)
  const first = spool.first()
  const before = first?.sequence === 1 ? '' : graph.hashOf((first?.sequence ?? 0) - 1)
  if (first?.isIntact && before !== null && before !== first.previous) spool.blame('CHANGED', first.sequence)
}

/** What was signed of a chain still exists. */
function hold({ spool, graph }: WriterCheck, { sequence, hash }: WriterHead): void {
  const last = Math.max(spool.last(), graph.last())
  const place = graph.last() >= spool.last() ? graph : spool
  if (last < sequence) place.blame(last === 0 ? 'REMOVED' : 'TRUNCATED', last + 1, sequence)
  for (const chain of [graph, spool]) {
    const found = chain.hashOf(sequence)
    if (found !== null && found !== hash) chain.blame('CHANGED', sequence)
  }
}

function inOrder({ faults }: ChainCheck): readonly Fault[] {
  return faults.toSorted((a, b) => a.sequence - b.sequence)
}

interface SpoolVisitor {
  onWriter(writer: string, first: number): void
  onLine(writer: string, line: string): void
}

async function walkSpool(root: string, { onWriter, onLine }: SpoolVisitor): Promise<number> {
  let count = 0
  for (const writer of await listWriters(root)) {
    let hasBegun = false
    for (const { file, first } of await listSegments(root, writer)) {
      let offset = 0
      for (;;) {
        const page = await readLines(file, offset).catch(gone)
        // Shipped completely and removed since the folder was read.
        if (page === null) break
        if (!hasBegun) onWriter(writer, first)
        hasBegun = true
        for (const line of page.lines) onLine(writer, line)
        count += page.lines.length
        if (page.next === offset) break
        offset = page.next
      }
    }
  }
  return count
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

const pageSize = 1_000

/** What was shipped together, in the order of the records. */
interface Batch {
  readonly lines: readonly (ChainedLine | null)[]
  /** Records that are stored under another person, time or number than their own. */
  readonly misplaced: readonly Pick<Fault, 'kind' | 'sequence'>[]
}

async function walkGraph(graph: Graph, visit: (writer: string, batch: Batch) => void): Promise<number> {
  let count = 0
  let after = ''
  let nodes: AuditNode[] = []
  const finishBatch = () => {
    const [first] = nodes
    if (first !== undefined) visit(placeOf(first).writer, toBatch(nodes))
    nodes = []
  }
  for (;;) {
    const page = await graph.read(auditRecordsAfter, { after, limit: pageSize })
    for (const node of page) {
      if (nodes[0] !== undefined && placeOf(nodes[0]).batch !== placeOf(node).batch) finishBatch()
      nodes.push(node)
      count += node.lines.length
    }
    after = page.at(-1)?.id ?? after
    if (page.length < pageSize) break
  }
  finishBatch()
  return count
}

function toBatch(nodes: readonly AuditNode[]): Batch {
  const misplaced: Pick<Fault, 'kind' | 'sequence'>[] = []
  const lines: { readonly line: ChainedLine | null; readonly order: number }[] = []
  for (const node of nodes) {
    const { writer, from, first } = placeOf(node)
    let order = first
    for (const [index, text] of node.lines.entries()) {
      const line = readLine(text)
      const sequence = line?.sequence ?? order
      if (index === 0 ? sequence !== first : sequence < order) misplaced.push({ kind: 'REORDERED', sequence })
      else if (line !== null && line.subject !== node.subject) misplaced.push({ kind: 'CHANGED', sequence })
      else if (index === 0 && line !== null && node.sk !== auditSortKey(line.at, auditNodeId(writer, from, first)))
        misplaced.push({ kind: 'CHANGED', sequence })
      order = sequence
      lines.push({ line, order })
    }
  }
  return { lines: lines.sort((a, b) => a.order - b.order).map(({ line }) => line), misplaced }
}

/** As its id states. */
function placeOf({ id }: AuditNode) {
  const parts = id.split(':')
  const [writer = '', from, first] = parts
  return { writer, batch: `${writer}:${from}`, from: Number(from), first: Number(first) }
}
