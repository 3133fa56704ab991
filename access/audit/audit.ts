import { join } from 'node:path'
import type { Graph } from '../../graph/run.ts'
import type { Secrets } from '../secrets.ts'
import { auditWriters } from './queries.ts'
import { createShipper, type Shipper } from './ship.ts'
import { createHeadSigner, type SignedHead, type WriterHead } from './signed-head.ts'
import { createSpool } from './spool.ts'
import { type AuditedRequest, createTrail, type RequestTrail } from './trail.ts'

/** Records who did what with whose data: in the local spool before an answer leaves, and in the graph afterwards. */
export interface Audit extends Pick<Shipper, 'start' | 'flush' | 'stop' | 'lag'> {
  trail(request: AuditedRequest): RequestTrail
  /** The length of every chain: this process's own, and those that others shipped. Rejects if the graph does not answer. */
  signedHead(): Promise<SignedHead>
  /** The length of this process's own chain. Null before its first record. */
  ownHead(): Promise<SignedHead | null>
}

export interface AuditDeps {
  readonly dataDir: string
  readonly graph: Graph
  readonly now: () => Date
  /** A ULID, which names this process's chain and sorts it after earlier ones. */
  readonly newId: () => string
  readonly onFault: (fault: unknown) => void
  readonly secrets: Pick<Secrets, 'pseudonym'>
}

export function createAudit({ dataDir, graph, now, newId, onFault, secrets }: AuditDeps): Audit {
  const spool = createSpool({ root: auditFolder(dataDir), writer: newId(), now })
  const pseudonym = (name: string) => secrets.pseudonym('looked up by', name)
  const shipper = createShipper({ graph, spool, now, onFault })
  const signer = createHeadSigner(dataDir)

  function ownHead(): readonly WriterHead[] {
    const head = spool.head()
    return head.sequence === 0 ? [] : [{ writer: spool.writer, ...head }]
  }

  return {
    ...shipper,
    async signedHead() {
      const shipped = await graph.read(auditWriters, {})
      const others = shipped.filter(({ writer, sequence }) => writer !== spool.writer && sequence > 0)
      return signer.sign([...others, ...ownHead()], now())
    },
    async ownHead() {
      const heads = ownHead()
      return heads.length === 0 ? null : signer.sign(heads, now())
    },
    trail: (request) => createTrail(request, { spool, now, pseudonym }),
  }
}

export function auditFolder(dataDir: string): string {
  return join(dataDir, 'audit')
}
