import { createHash } from 'node:crypto'
import { z } from 'zod'
import { command, cypher } from '../graph/cypher.ts'

export type Line = Readonly<Record<string, unknown>>

interface RefusedLine {
  readonly id: string
  readonly kind: string
  readonly source: string
  readonly sourceId: string
  readonly line: string
  readonly message: string
}

/** The same refused line is the same node, however often it comes. */
export function refusedLine(line: Line, error: z.ZodError): RefusedLine {
  const text = JSON.stringify(line)
  return {
    id: createHash('sha256').update(text).digest('hex').slice(0, 32),
    kind: String(line.kind),
    source: String(line.source),
    sourceId: String(line.id),
    line: text,
    message: z.prettifyError(error).replace(/\s*\n\s*/g, ' '),
  }
}

/** Refused items of a mutation, in its own transaction; lines of a file are kept by ingest/. */
export const keepRefusedLines = command({
  name: 'subgraphs.keepRefusedLines',
  text: cypher<{ readonly lines: readonly RefusedLine[]; readonly at: number }>`
    UNWIND $lines AS line
    MERGE (q:Quarantined {id: line.id})
    ON CREATE SET q.at = $at
    SET q.kind = line.kind, q.source = line.source, q.sourceId = line.sourceId, q.line = line.line, q.rule = 'SHAPE',
        q.message = line.message, q.status = 'OPEN'`,
})
