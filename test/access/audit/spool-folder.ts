import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { afterAll } from 'vitest'
import { auditFolder } from '../../../access/audit/audit.ts'
import { type AuditEntry, type AuditRecord, readEntries } from '../../../access/audit/record.ts'
import { listSegments, listWriters } from '../../../access/audit/segments.ts'
import { createSpool } from '../../../access/audit/spool.ts'

/** A data directory of this test file, removed after it. */
export function useDataDir() {
  const dataDir = mkdtempSync(join(tmpdir(), 'audit-test-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  let count = 0
  return {
    dataDir,
    /** An empty spool folder of its own. */
    newRoot: () => auditFolder(join(dataDir, String(++count))),
  }
}

let time = Date.parse('2026-01-01T00:00:00Z')

/** Ids that sort as they were made, also within a millisecond. */
export function nextId(): string {
  return ulid(++time)
}

export function openSpool(root: string, segmentBytes?: number) {
  const writer = nextId()
  return createSpool({ root, writer, now: () => new Date(time), ...(segmentBytes !== undefined && { segmentBytes }) })
}

export function recordOf(subject: string | null, requestId = nextId(), subgraph = 'identity'): AuditRecord {
  return {
    at: ++time,
    requestId,
    subject,
    who: 'ann',
    client: 'desk',
    purpose: 'CustomerCare',
    policy: '1',
    subgraphs: { [subgraph]: { allowed: { IDENTIFYING: 'K' }, refused: { SPECIAL: 'NOT_FOR_PURPOSE' } } },
  }
}

/** Every whole line of the spool, by writer and segment in order. */
export async function spooledLines(root: string): Promise<readonly string[]> {
  const lines: string[] = []
  for (const writer of await listWriters(root))
    for (const { file } of await listSegments(root, writer))
      lines.push(...readFileSync(file, 'utf8').split('\n').slice(0, -1))
  return lines
}

/** Of requests that named themselves by this prefix. */
export function isOf(prefix: string): (entry: AuditEntry) => boolean {
  return ({ correlationId }) => correlationId?.startsWith(`${prefix}-`) === true
}

/** One a record and subgraph. */
export function entriesIn(lines: readonly string[]): readonly AuditEntry[] {
  return lines.filter((line) => 'requestId' in JSON.parse(line)).flatMap(readEntries)
}
