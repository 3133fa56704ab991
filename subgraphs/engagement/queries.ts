import { isInForce } from '../../access/consent/acts-for-others.ts'
import type { Row } from '../../graph/convert.ts'
import { cypher, fragment, keyed, type Params } from '../../graph/cypher.ts'
import type { Channel } from '../channels.ts'
import { type ChangesPart, changesOfOwner } from '../known-changes.ts'
import { ownerStatement } from '../owner-statement.ts'
import { type RecordKind, type StoredKind, type TimelineTypename, typenameByKind } from './entry-kinds.ts'
import type { FeedbackType } from './lines.ts'

/** A part of the stream of each record: `above` < sk < `below`. */
export interface StreamPart extends Params {
  readonly above: string
  readonly below: string
  readonly limit: number
}

export interface TouchpointRow {
  readonly __typename: 'Touchpoint'
  readonly id: string
  readonly subject: string
  readonly recordId: string
  readonly sk: string
  readonly kind: 'TOUCHPOINT'
  readonly occurredAt: number
  readonly name: string
  readonly channel: Channel
  readonly source: string
  readonly campaignJson: string | null
  readonly costMinor: number | null
  readonly costCurrency: string | null
  readonly propertiesJson: string | null
}

export interface FeedbackRow {
  readonly __typename: 'Feedback'
  readonly id: string
  readonly subject: string
  readonly recordId: string
  readonly sk: string
  readonly kind: 'FEEDBACK'
  readonly occurredAt: number
  readonly source: string
  readonly type: FeedbackType
  readonly score: number | null
  readonly scaleMax: number | null
  readonly comment: string | null
  readonly status: string | null
  readonly channel: Channel | null
}

/** An entry that another subgraph owns. */
export interface EntryStub {
  readonly __typename: Exclude<TimelineTypename, 'Touchpoint' | 'Feedback' | 'JourneyTransition'>
  readonly id: string
  readonly subject: string
  readonly recordId: string
  readonly sk: string
  readonly kind: Exclude<StoredKind, 'TOUCHPOINT' | 'FEEDBACK'>
  readonly occurredAt: number
}

export type EntryRow = TouchpointRow | FeedbackRow | EntryStub

const touchpointRow = (r: Row): TouchpointRow => ({
  __typename: 'Touchpoint',
  id: r.string('id'),
  subject: r.string('subject'),
  recordId: r.string('recordId'),
  sk: r.string('sk'),
  kind: 'TOUCHPOINT',
  occurredAt: r.number('occurredAt'),
  name: r.string('name'),
  // Written from the closed list of the event line only.
  channel: r.string('channel') as Channel,
  source: r.string('source'),
  campaignJson: r.stringOrNull('campaign'),
  costMinor: r.numberOrNull('costMinor'),
  costCurrency: r.stringOrNull('costCurrency'),
  propertiesJson: r.stringOrNull('properties'),
})

export const feedbackRow = (r: Row): FeedbackRow => ({
  __typename: 'Feedback',
  id: r.string('id'),
  subject: r.string('subject'),
  recordId: r.string('recordId'),
  sk: r.string('sk'),
  kind: 'FEEDBACK',
  occurredAt: r.number('occurredAt'),
  source: r.string('source'),
  // The statement's own projection.
  ...r.value<Pick<FeedbackRow, 'type' | 'score' | 'scaleMax' | 'comment' | 'status' | 'channel'>>('feedback'),
})

export const entryRow = (r: Row): EntryRow => {
  // Writers use only kinds that have a type. The batch fails if one does not.
  const kind = r.string('kind') as StoredKind
  const __typename = typenameByKind[kind]
  if (__typename === 'Touchpoint') return touchpointRow(r)
  if (__typename === 'Feedback') return feedbackRow(r)
  return {
    __typename,
    id: r.string('id'),
    subject: r.string('subject'),
    recordId: r.string('recordId'),
    sk: r.string('sk'),
    // The types above distinguish the two other kinds.
    kind: kind as EntryStub['kind'],
    occurredAt: r.number('occurredAt'),
  }
}

/** The properties of a touchpoint `t`, as `touchpointRow` reads them. */
const touchpointColumns = fragment`t.recordId AS recordId, t.id AS id, t.sk AS sk, t.occurredAt AS occurredAt, t.name AS name, t.channel AS channel,
           t.source AS source, t.campaign AS campaign, t.costMinor AS costMinor, t.costCurrency AS costCurrency,
           t.properties AS properties`

/** The properties of the answer itself that `feedbackRow` reads. */
export const feedbackProperties = fragment`.type, .score, .scaleMax, .comment, .status, .channel`

/** The properties of an entry `e` of any kind, as `entryRow` reads them, without its ids, place and kind. */
export const entryColumns = fragment`e.occurredAt AS occurredAt, e.name AS name,
           e.channel AS channel, e.source AS source, e.campaign AS campaign, e.costMinor AS costMinor,
           e.costCurrency AS costCurrency, CASE WHEN e:Touchpoint THEN e.properties END AS properties`

const feedbackOfEntry = fragment`CASE WHEN e:Feedback THEN e {${feedbackProperties}} END AS feedback`

export const touchpointsByCustomerId = ownerStatement({
  name: 'engagement.touchpointsByCustomerId',
  text: cypher<StreamPart>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (t:Touchpoint)
      WHERE t.recordId = r.id AND t.sk > $above AND t.sk < $below
      RETURN t ORDER BY t.recordId DESC, t.sk DESC LIMIT $limit
    }
    WITH key, properties(t) AS t
    RETURN key, key AS subject, ${touchpointColumns}`,
  row: touchpointRow,
})

/** One index seek per channel, so that a rare one costs no more than a common one. The planner would use the shorter index and sort. */
export const touchpointsOfChannelsByCustomerId = ownerStatement({
  name: 'engagement.touchpointsOfChannelsByCustomerId',
  text: cypher<StreamPart & { readonly channels: readonly Channel[] }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $channels AS channel
    CALL (r, channel) {
      MATCH (t:Touchpoint) USING INDEX t:Touchpoint(recordId, channel, sk)
      WHERE t.recordId = r.id AND t.channel = channel AND t.sk > $above AND t.sk < $below
      RETURN t ORDER BY t.recordId DESC, t.channel DESC, t.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, ${touchpointColumns}`,
  row: touchpointRow,
})

/** One index seek per name, so that a rare one costs no more than a common one. Channels are checked entry by entry. */
export const touchpointsOfNamesByCustomerId = ownerStatement({
  name: 'engagement.touchpointsOfNamesByCustomerId',
  text: cypher<StreamPart & { readonly names: readonly string[]; readonly channels: readonly Channel[] | null }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $names AS name
    CALL (r, name) {
      MATCH (t:Touchpoint) USING INDEX t:Touchpoint(recordId, name, sk)
      WHERE t.recordId = r.id AND t.name = name AND t.sk > $above AND t.sk < $below
        AND ($channels IS NULL OR t.channel IN $channels)
      RETURN t ORDER BY t.recordId DESC, t.name DESC, t.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, ${touchpointColumns}`,
  row: touchpointRow,
})

export const touchpointById = keyed({
  name: 'engagement.touchpointById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (t:Entry {id: key}) WHERE t:Touchpoint
    MATCH (:SourceRecord {id: t.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, ${touchpointColumns}`,
  row: touchpointRow,
})

/** All kinds that have a type: a writer of another kind changes no page. */
export const timelineByCustomerId = ownerStatement({
  name: 'engagement.timelineByCustomerId',
  text: cypher<StreamPart & { readonly kinds: readonly RecordKind[] }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (e:Entry) USING INDEX e:Entry(recordId, sk)
      WHERE e.recordId = r.id AND e.sk > $above AND e.sk < $below AND e.entryKind IN $kinds
        AND ${isInForce}
      RETURN e ORDER BY e.recordId DESC, e.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, e.recordId AS recordId, e.id AS id, e.sk AS sk, e.entryKind AS kind, ${entryColumns}, ${feedbackOfEntry}`,
  row: entryRow,
})

/** Oldest first: the entries just above a cursor. */
export const newerTimelineByCustomerId = ownerStatement({
  name: 'engagement.newerTimelineByCustomerId',
  text: cypher<StreamPart & { readonly kinds: readonly RecordKind[] }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    CALL (r) {
      MATCH (e:Entry) USING INDEX e:Entry(recordId, sk)
      WHERE e.recordId = r.id AND e.sk > $above AND e.sk < $below AND e.entryKind IN $kinds
        AND ${isInForce}
      RETURN e ORDER BY e.recordId, e.sk LIMIT $limit
    }
    RETURN key, key AS subject, e.recordId AS recordId, e.id AS id, e.sk AS sk, e.entryKind AS kind, ${entryColumns}, ${feedbackOfEntry}`,
  row: entryRow,
})

/** One index seek per kind, so that a rare one costs no more than a common one. */
export const timelineOfKindsByCustomerId = ownerStatement({
  name: 'engagement.timelineOfKindsByCustomerId',
  text: cypher<StreamPart & { readonly kinds: readonly RecordKind[] }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $kinds AS kind
    CALL (r, kind) {
      MATCH (e:Entry) USING INDEX e:Entry(recordId, entryKind, sk)
      WHERE e.recordId = r.id AND e.entryKind = kind AND e.sk > $above AND e.sk < $below
        AND ${isInForce}
      RETURN e ORDER BY e.recordId DESC, e.entryKind DESC, e.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, e.recordId AS recordId, e.id AS id, e.sk AS sk, kind, ${entryColumns}, ${feedbackOfEntry}`,
  row: entryRow,
})

export const newerTimelineOfKindsByCustomerId = ownerStatement({
  name: 'engagement.newerTimelineOfKindsByCustomerId',
  text: cypher<StreamPart & { readonly kinds: readonly RecordKind[] }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    UNWIND $kinds AS kind
    CALL (r, kind) {
      MATCH (e:Entry) USING INDEX e:Entry(recordId, entryKind, sk)
      WHERE e.recordId = r.id AND e.entryKind = kind AND e.sk > $above AND e.sk < $below
        AND ${isInForce}
      RETURN e ORDER BY e.recordId, e.entryKind, e.sk LIMIT $limit
    }
    RETURN key, key AS subject, e.recordId AS recordId, e.id AS id, e.sk AS sk, kind, ${entryColumns}, ${feedbackOfEntry}`,
  row: entryRow,
})

/** Merges, splits and corrections of records that the customer has now. */
export const changesByCustomerId = keyed({
  name: 'engagement.changesByCustomerId',
  text: cypher<ChangesPart>`
    UNWIND $keys AS key
    ${changesOfOwner}
    RETURN key, key AS subject, recordId, n.id AS id, n.sk AS sk, n.entryKind AS kind, n.occurredAt AS occurredAt`,
  row: entryRow,
})
