import type { GuardedPage } from '../../../access/guard/guarded-page.ts'
import type { Row } from '../../../graph/convert.ts'
import { command, cypher, fragment, keyed, type Params, statement } from '../../../graph/cypher.ts'
import type { Review } from '../../../resolution/partition/review-questions.ts'
import type { ChangeAction } from '../../../resolution/write/identity-changes.ts'
import { customerOrAccount } from '../../customer-or-account.ts'
import { type ChangesPart, changesOfOwner } from '../../known-changes.ts'
import { isOfKnownSource, type SourceFilter } from '../../source-filter.ts'

export interface IdentityChangeRow {
  readonly id: string
  /** The customer or account that it belongs to now. */
  readonly subject: string
  /** One of its records that this customer or account has now. */
  readonly recordId: string
  readonly occurredAt: number
  readonly action: ChangeAction
  readonly keepId: string | null
  readonly absorbId: string | null
  readonly keptIds: readonly string[]
  readonly movedIds: readonly string[]
  readonly decidedBy: string
  readonly reason: string | null
  readonly undone: boolean
}

function changeRow(r: Row): IdentityChangeRow {
  return {
    id: r.string('id'),
    subject: r.string('ownerId'),
    recordId: r.string('recordId'),
    occurredAt: r.number('occurredAt'),
    action: r.value<ChangeAction>('action'),
    keepId: r.stringOrNull('keepId'),
    absorbId: r.stringOrNull('absorbId'),
    keptIds: r.strings('kept'),
    movedIds: r.strings('moved'),
    decidedBy: r.string('by'),
    reason: r.stringOrNull('reason'),
    undone: r.boolean('isUndone'),
  }
}

const changeColumns = fragment`n.id AS id, n.occurredAt AS occurredAt, n.action AS action, n.keepId AS keepId,
           n.absorbId AS absorbId, n.kept AS kept, n.moved AS moved, n.by AS by, n.reason AS reason,
           n.isUndone AS isUndone`

export const changesByOwnerId = keyed({
  name: 'identity.changesByOwnerId',
  text: cypher<ChangesPart>`
    UNWIND $keys AS key
    ${changesOfOwner}
    RETURN key, c.id AS ownerId, recordId, ${changeColumns}
    ORDER BY n.sk DESC`,
  row: changeRow,
})

export const changesById = keyed({
  name: 'identity.changesById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (n:Entry {id: key})
    WHERE n:IdentityChange
    MATCH (:SourceRecord {id: n.recordId})-[:RESOLVED_TO]->(c)
    RETURN key, c.id AS ownerId, n.recordId AS recordId, ${changeColumns}`,
  row: changeRow,
})

/** The facts of the records of a customer or account. */
export const touchedByOwnerId = keyed({
  name: 'identity.touchedByOwnerId',
  text: cypher<SourceFilter & { readonly only: readonly string[] | null }>`
    UNWIND $keys AS key
    ${customerOrAccount}
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE $only IS NULL OR r.id IN $only
    WITH key, r.id AS recordId
    RETURN key, count(recordId) AS records,
           sum(COUNT { MATCH (l:Touchpoint) WHERE l.recordId = recordId AND l.sk > '' ${isOfKnownSource} }) AS events,
           sum(COUNT { MATCH (l:Invoice) WHERE l.recordId = recordId AND l.sk > '' ${isOfKnownSource} }) AS invoices`,
  row: (r) => ({ records: r.number('records'), events: r.number('events'), invoices: r.number('invoices') }),
})

export interface MatchCandidateRow {
  readonly id: string
  readonly status: 'OPEN' | 'ACCEPTED' | 'REJECTED'
  /** Ids of records. */
  readonly aId: string
  readonly bId: string
  readonly score: number | null
  readonly stake: number
  /** The undeclared source through which it arose. Empty if both records are of declared ones. */
  readonly teller: string
  readonly createdAt: number
  /** Null for a question that was stored before there were reasons. */
  readonly reason: Review['reason'] | null
}

/** As the review queue shows it: both records are known. */
export interface KnownCandidateRow extends MatchCandidateRow {
  /** The customers of the two records, as far as they are people. */
  readonly people: readonly string[]
  /** Ids of the two records. */
  readonly compared: readonly string[]
}

export type MatchCandidatePage = GuardedPage<KnownCandidateRow>

function candidateRow(r: Row): MatchCandidateRow {
  return {
    id: r.string('id'),
    status: r.value<MatchCandidateRow['status']>('status'),
    aId: r.string('a'),
    bId: r.string('b'),
    score: r.numberOrNull('score'),
    stake: r.number('stake'),
    teller: r.string('teller'),
    createdAt: r.number('createdAt'),
    reason: r.value<MatchCandidateRow['reason']>('reason'),
  }
}

const candidateColumns = fragment`m.id AS id, m.status AS status, m.a AS a, m.b AS b, m.score AS score, m.stake AS stake,
           m.teller AS teller, m.createdAt AS createdAt, m.reason AS reason`

interface CandidatePart extends Params {
  readonly status: string
  readonly beforeStake: number
  readonly beforeId: string
  readonly limit: number
}

/** Between records of declared sources, those with the highest stake first. */
export const matchCandidates = statement({
  name: 'identity.matchCandidates',
  text: cypher<CandidatePart>`
    MATCH (m:MatchCandidate) USING INDEX m:MatchCandidate(status, teller, stake, id)
    WHERE m.status = $status AND m.teller = '' AND m.stake <= $beforeStake AND m.id > ''
      AND (m.stake < $beforeStake OR m.id < $beforeId)
    RETURN ${candidateColumns}
    ORDER BY m.status DESC, m.teller DESC, m.stake DESC, m.id DESC
    LIMIT $limit`,
  row: candidateRow,
})

/** Those that arose through undeclared sources, by source, at most `most` per source, those with the highest stake first. */
export const undeclaredMatchCandidates = statement({
  name: 'identity.undeclaredMatchCandidates',
  text: cypher<CandidatePart & { readonly fromTeller: string; readonly most: number }>`
    MATCH (m:MatchCandidate) USING INDEX m:MatchCandidate(status, teller, stake, id)
    WHERE m.status = $status AND m.teller > '' AND m.teller >= $fromTeller AND m.stake >= 0 AND m.id > ''
    WITH DISTINCT m.teller AS teller ORDER BY teller
    CALL (teller) {
      MATCH (m:MatchCandidate) USING INDEX m:MatchCandidate(status, teller, stake, id)
      WHERE m.status = $status AND m.teller = teller AND m.stake >= 0 AND m.id > ''
      RETURN m ORDER BY m.status DESC, m.teller DESC, m.stake DESC, m.id DESC LIMIT $most
    }
    WITH m WHERE m.teller > $fromTeller OR m.stake < $beforeStake OR (m.stake = $beforeStake AND m.id < $beforeId)
    RETURN ${candidateColumns}
    ORDER BY m.teller, m.stake DESC, m.id DESC
    LIMIT $limit`,
  row: candidateRow,
})

/** How many open questions follow the first `most` of their undeclared source. */
export const unlistedMatchCandidates = statement({
  name: 'identity.unlistedMatchCandidates',
  text: cypher<{ readonly most: number }>`
    MATCH (m:MatchCandidate) USING INDEX m:MatchCandidate(status, teller, stake, id)
    WHERE m.status = 'OPEN' AND m.teller > '' AND m.stake >= 0 AND m.id > ''
    WITH m.teller AS teller, count(m) AS questions WHERE questions > $most
    RETURN coalesce(sum(questions - $most), 0) AS unlisted`,
  row: (r) => r.number('unlisted'),
})

export const matchCandidateById = statement({
  name: 'identity.matchCandidateById',
  text: cypher<{ readonly id: string }>`
    MATCH (m:MatchCandidate {id: $id})
    RETURN ${candidateColumns}`,
  row: candidateRow,
})

/** `by` and `at` are null for a question that is open again. */
export const decideCandidate = command({
  name: 'identity.decideCandidate',
  text: cypher<{
    readonly id: string
    readonly status: string
    readonly by: string | null
    readonly at: number | null
  }>`
    MATCH (m:MatchCandidate {id: $id})
    SET m.status = $status, m.decidedBy = $by, m.decidedAt = $at`,
})
