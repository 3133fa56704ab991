import type { Row } from '../../../graph/convert.ts'
import { about, cypher, type Fragment, fragment, statement } from '../../../graph/cypher.ts'
import { isOfDeclaredSource } from '../../../resolution/records/declared-source.ts'
import { isOpenThen, type OpenPart } from '../../closed-periods.ts'
import { ownerStatement } from '../../owner-statement.ts'
import { isSureEnough } from '../../uncertain-records.ts'
import { isDeclaredOwner, isVouched } from '../../vouched.ts'
import { type EntryRow, entryColumns, entryRow } from '../queries.ts'

/** What can affect a journey: an entry of the timeline with the values that the rules need, or a decision. */
export type JourneySource = JourneySourceEntry | JourneySourceDecision

export interface JourneySourceEntry {
  readonly entry: EntryRow
  readonly source: string
  /** Whether a system of record states it. */
  readonly isOfSystem: boolean
  readonly sourceId: string
  readonly milestone: string | null
  readonly status: string | null
  readonly periodEnd: number | null
  /** Ids of nodes, `billing:source:id`. */
  readonly contractId: string | null
  readonly subscriptionId: string | null
  readonly bookingId: string | null
  readonly propertiesJson: string | null
}

export interface JourneySourceDecision {
  readonly entry: null
  readonly id: string
  /** The record on which it is stored. */
  readonly recordId: string
  readonly at: number
  readonly to: string
  readonly reason: string
  readonly actor: string
  readonly journeyJson: string | null
}

function journeySource(r: Row): JourneySource {
  const decision = r.value<Omit<JourneySourceDecision, 'entry'> | null>('decision')
  if (decision !== null) return { entry: null, ...decision }
  return {
    entry: entryRow(r),
    source: r.string('source'),
    isOfSystem: r.boolean('isOfSystem'),
    sourceId: r.string('sourceId'),
    milestone: r.stringOrNull('milestone'),
    status: r.stringOrNull('status'),
    periodEnd: r.numberOrNull('periodEnd'),
    contractId: r.stringOrNull('contractId'),
    subscriptionId: r.stringOrNull('subscriptionId'),
    bookingId: r.stringOrNull('bookingId'),
    propertiesJson: r.stringOrNull('journeyProperties'),
  }
}

export interface JourneyBounds extends OpenPart {
  readonly limit: number
  readonly invoices: number
  /** The only sources that the caller, who is bound to them, knows: a decision on their behalf moves journeys only for such callers. */
  readonly decidedFor: readonly string[]
}

const isVouchedAgreement = about(isVouched, 'e', 'a')
const isOpenAgreement = about(isOpenThen, 'e', 'a')

/**
 * For a customer or account: each record's first touchpoint and first invoices, milestones, agreements with the first invoice of each, and
 * decisions; at most `limit` of each kind from systems of record, and as many from others. If a declared source knows the owner, only what
 * declared sources state, filtered before anything is cut, so that no stranger crowds it out. A row may occur twice. Records are searched
 * together if no order is needed, because a subquery per record costs several times as much.
 */
/** The first invoice `e` that names the agreement `a` in this property. */
const firstInvoiceBy = (property: Fragment) => fragment`MATCH (e:Invoice) USING INDEX e:Invoice(${property}, sk)
        WHERE e.${property} = a.id AND e.sk > '' AND NOT coalesce(e.status, 'OPEN') IN ['VOID', 'DRAFT', 'UNKNOWN']
          AND e.recordId IN records AND (NOT isDeclared OR ${isVouched})
          AND ${isOpenThen}
        RETURN e ORDER BY e.${property}, e.sk LIMIT 1`

export const journeySourcesByOwnerId = ownerStatement({
  name: 'engagement.journeySourcesByOwnerId',
  text: cypher<JourneyBounds>`
    CALL () {
      MATCH (s:Source) USING INDEX s:Source(role) WHERE s.role = 'SYSTEM_OF_RECORD' AND s.declaredBy IS NOT NULL
      RETURN collect(s.key) AS systems
    }
    UNWIND $keys AS key
    CALL (key) {
      MATCH (c:Customer {id: key})<-[to:RESOLVED_TO]-(r:SourceRecord)
      WHERE ${isSureEnough}
      RETURN c, collect(r.id) AS records
      UNION ALL
      MATCH (c:Account {id: key})<-[to:RESOLVED_TO]-(r:SourceRecord)
      WHERE ${isSureEnough}
      RETURN c, collect(r.id) AS records
    }
    WITH key, systems, records, ${isDeclaredOwner} AS isDeclared WHERE size(records) > 0
    CALL (records, isDeclared, systems) {
      UNWIND records AS record
      CALL (record, isDeclared) {
        MATCH (e:Touchpoint)
        WHERE e.recordId = record AND e.sk > '' AND (NOT isDeclared OR ${isVouched})
          AND ${isOpenThen}
        RETURN e ORDER BY e.recordId, e.sk LIMIT 1
        UNION ALL
        MATCH (e:Invoice)
        WHERE e.recordId = record AND e.sk > '' AND (NOT isDeclared OR ${isVouched})
          AND ${isOpenThen}
        RETURN e ORDER BY e.recordId, e.sk LIMIT $invoices
      }
      RETURN e
      UNION ALL
      MATCH (e:Touchpoint) USING INDEX e:Touchpoint(recordId, milestone, sk)
      WHERE e.recordId IN records AND e.milestone > '' AND e.sk > '' AND e.source IN systems
        AND ${isOpenThen}
      RETURN e LIMIT $limit
      UNION ALL
      MATCH (e:Touchpoint) USING INDEX e:Touchpoint(recordId, milestone, sk)
      WHERE e.recordId IN records AND e.milestone > '' AND e.sk > '' AND NOT coalesce(e.source IN systems, false)
        AND (NOT isDeclared OR ${isVouched})
        AND ${isOpenThen}
      RETURN e LIMIT $limit
      UNION ALL
      CALL (records, isDeclared, systems) {
        MATCH (a:Entry) USING INDEX a:Entry(recordId, entryKind, sk)
        WHERE a.recordId IN records AND a.entryKind IN ['BOOKING', 'CONTRACT', 'SUBSCRIPTION'] AND a.sk > ''
          AND a.source IN systems
          AND ${isOpenAgreement}
        RETURN a LIMIT $limit
        UNION ALL
        MATCH (a:Entry) USING INDEX a:Entry(recordId, entryKind, sk)
        WHERE a.recordId IN records AND a.entryKind IN ['BOOKING', 'CONTRACT', 'SUBSCRIPTION'] AND a.sk > ''
          AND NOT coalesce(a.source IN systems, false) AND (NOT isDeclared OR ${isVouchedAgreement})
          AND ${isOpenAgreement}
        RETURN a LIMIT $limit
      }
      CALL (records, isDeclared, a) {
        RETURN a AS e
        UNION ALL
        ${firstInvoiceBy(fragment`contractId`)}
        UNION ALL
        ${firstInvoiceBy(fragment`subscriptionId`)}
        UNION ALL
        ${firstInvoiceBy(fragment`bookingId`)}
      }
      RETURN e
      UNION ALL
      MATCH (e:JourneyStep)
      WHERE e.recordId IN records AND e.sk > ''
        AND (e.decidedFor IS NULL
             OR all(source IN e.decidedFor WHERE source IN $decidedFor) AND all(source IN $decidedFor WHERE source IN e.decidedFor))
        AND ${isOpenThen}
      RETURN e LIMIT $limit
    }
    RETURN key, key AS subject, e.recordId AS recordId, e.id AS id, e.sk AS sk, e.entryKind AS kind, ${entryColumns}, null AS feedback,
           e.sourceId AS sourceId, coalesce(e.source IN systems, false) AS isOfSystem,
           e.milestone AS milestone, e.status AS status,
           e.periodEnd AS periodEnd, e.contractId AS contractId, e.subscriptionId AS subscriptionId,
           e.bookingId AS bookingId,
           CASE WHEN NOT e:Invoice OR e.properties CONTAINS 'opportunityId' THEN e.properties END AS journeyProperties,
           CASE WHEN e:JourneyStep THEN e {.id, .recordId, at: e.occurredAt, .to, .reason, .actor, journeyJson: e.journey} END
             AS decision`,
  row: journeySource,
})

/**
 * Where a decision about a customer or account is stored: one of its records that the caller may know about and write about, always the
 * same one; of those that stand for the owner, and of a declared source, if there is one. No row if there is none. `sources`, `known` and
 * `standing`: null for any.
 */
export const recordOfOwner = statement({
  name: 'engagement.recordOfOwner',
  text: cypher<{
    readonly id: string
    readonly sources: readonly string[] | null
    readonly known: readonly string[] | null
    readonly standing: readonly string[] | null
  }>`
    CALL () {
      MATCH (o:Customer {id: $id}) RETURN o
      UNION
      MATCH (o:Account {id: $id}) RETURN o
    }
    MATCH (o)<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.source <> 'correction' AND ($sources IS NULL OR r.source IN $sources) AND ($known IS NULL OR r.id IN $known)
    RETURN r.id AS recordId
    ORDER BY NOT coalesce(r.id IN $standing, true), coalesce(r.isReference, false), NOT ${isOfDeclaredSource}, recordId LIMIT 1`,
  row: (r) => r.string('recordId'),
})

export interface NewJourneyStep {
  readonly id: string
  readonly recordId: string
  readonly sk: string
  readonly occurredAt: number
  readonly recordedAt: number
  readonly to: string
  readonly reason: string
  readonly actor: string
  readonly journey: string | null
  /** The sources on whose behalf it was decided. Null: on everybody's. */
  readonly decidedFor: readonly string[] | null
}

export const createJourneyStep = statement({
  name: 'engagement.createJourneyStep',
  text: cypher<{ readonly step: NewJourneyStep }>`
    CREATE (s:JourneyStep)
    SET s = $step`,
  row: () => undefined,
})
