import { join } from 'node:path'
import type { Graph } from '../../graph/run.ts'
import { createShipper, type Shipper } from './ship.ts'
import { createSpool } from './spool.ts'
import { type AuditedRequest, createTrail, type RequestTrail } from './trail.ts'

/** Records who did what with whose data: into the local spool before an answer goes out, into the graph behind it. */
export interface Audit extends Pick<Shipper, 'start' | 'flush' | 'stop' | 'lag'> {
  trail(request: AuditedRequest): RequestTrail
}

export interface AuditDeps {
  readonly dataDir: string
  readonly graph: Graph
  readonly now: () => Date
  /** A ULID: names this process's chain and sorts it behind earlier ones. */
  readonly newId: () => string
  readonly onFault: (fault: unknown) => void
  readonly secrets: { pseudonym(context: string, value: string): string }
}

export function createAudit({ dataDir, graph, now, newId, onFault, secrets }: AuditDeps): Audit {
  const spool = createSpool({ root: auditFolder(dataDir), writer: newId(), now })
  const pseudonym = (name: string) => secrets.pseudonym('looked up by', name)
  const shipper = createShipper({ graph, spool, now, onFault })
  return {
    ...shipper,
    trail: (request) => createTrail(request, { spool, now, pseudonym }),
  }
}

export function auditFolder(dataDir: string): string {
  return join(dataDir, 'audit')
}
