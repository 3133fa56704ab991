import type { Row } from '../../../graph/convert.ts'
import { cypher, type Fragment, fragment, statement } from '../../../graph/cypher.ts'

type Part = { readonly above: string; readonly below: string; readonly limit: number }

/** Customers and companies with an entry in the window that can begin a journey. */
export const ownersWithBeginnings = statement({
  name: 'engagement.ownersWithBeginnings',
  text: cypher<Part>`
    CALL () {
      UNWIND ['lead_created', 'conversation_started', 'opportunity_created'] AS milestone
      MATCH (e:Touchpoint) USING INDEX e:Touchpoint(milestone, sk)
      WHERE e.milestone = milestone AND e.sk > $above AND e.sk < $below
      RETURN e.recordId AS recordId
      UNION
      MATCH (e:Booking) WHERE e.sk > $above AND e.sk < $below
      RETURN e.recordId AS recordId
      UNION
      MATCH (e:Contract) WHERE e.sk > $above AND e.sk < $below
      RETURN e.recordId AS recordId
    }
    MATCH (:SourceRecord {id: recordId})-[:RESOLVED_TO]->(o)
    RETURN DISTINCT o.id AS id, o:Account AS isAccount LIMIT $limit`,
  row: (r) => ({ id: r.string('id'), isAccount: r.boolean('isAccount') }),
})

export interface StageEntryRow {
  readonly id: string
  readonly sk: string
  readonly ownerId: string
  readonly isAccount: boolean
}

/**
 * Whether the caller may know about the owner of the entry `e`, decided before anything is cut: the number of skipped others must not show.
 * `$sources`: null for any.
 */
const isOfKnownOwner = fragment`($sources IS NULL OR EXISTS {
        MATCH (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->()<-[:RESOLVED_TO]-(x:SourceRecord)
        WHERE x.source IN $sources
      })`

type StagePart = Part & { readonly sources: readonly string[] | null }

const ownerOfEntry = fragment`MATCH (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->(o)
    RETURN e.id AS id, e.sk AS sk, o.id AS ownerId, o:Account AS isAccount`

/** Milestones with a name, the latest first. */
export const milestoneEntries = statement({
  name: 'engagement.milestoneEntries',
  text: cypher<StagePart & { readonly milestone: string }>`
    MATCH (e:Touchpoint) USING INDEX e:Touchpoint(milestone, sk)
    WHERE e.milestone = $milestone AND e.sk > $above AND e.sk < $below AND ${isOfKnownOwner}
    WITH e ORDER BY e.milestone DESC, e.sk DESC LIMIT $limit
    ${ownerOfEntry}`,
  row: stageEntryRow,
})

/** Agreements of a kind, the latest first. */
const agreementEntries = (agreement: Fragment) => cypher<StagePart>`
    MATCH ${agreement}
    WHERE e.sk > $above AND e.sk < $below AND ${isOfKnownOwner}
    WITH e ORDER BY e.sk DESC LIMIT $limit
    ${ownerOfEntry}`

export const bookingEntries = statement({
  name: 'engagement.bookingEntries',
  text: agreementEntries(fragment`(e:Booking)`),
  row: stageEntryRow,
})

export const contractEntries = statement({
  name: 'engagement.contractEntries',
  text: agreementEntries(fragment`(e:Contract)`),
  row: stageEntryRow,
})

function stageEntryRow(r: Row): StageEntryRow {
  return { id: r.string('id'), sk: r.string('sk'), ownerId: r.string('ownerId'), isAccount: r.boolean('isAccount') }
}
