import { about, cypher, fragment, keyed, statement } from '../../../graph/cypher.ts'
import { isOpenThen, type OpenPart } from '../../closed-periods.ts'
import { ownerStatement } from '../../owner-statement.ts'
import { isSureEnough } from '../../uncertain-records.ts'
import { isDeclaredOwner, isVouched } from '../../vouched.ts'
import type { FeedbackType } from '../lines.ts'
import { type FeedbackRow, feedbackProperties, feedbackRow, type StreamPart } from '../queries.ts'

/** The properties of a feedback `f`, as `feedbackRow` reads them. */
const feedbackColumns = fragment`f.recordId AS recordId, f.id AS id, f.sk AS sk, f.occurredAt AS occurredAt, f.source AS source,
           f {${feedbackProperties}} AS feedback`

export const feedbackByCustomerId = ownerStatement({
  name: 'engagement.feedbackByCustomerId',
  text: cypher<StreamPart & OpenPart>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough}
    CALL (r) {
      MATCH (f:Feedback)
      WHERE f.recordId = r.id AND f.sk > $above AND f.sk < $below
        AND ${about(isOpenThen, 'e', 'f')}
      RETURN f ORDER BY f.recordId DESC, f.sk DESC LIMIT $limit
    }
    RETURN key, key AS subject, ${feedbackColumns}`,
  row: feedbackRow,
})

/** Scored answers of a customer, as they count in figures. */
export const answersByCustomerId = ownerStatement({
  name: 'engagement.answersByCustomerId',
  text: cypher<StreamPart & OpenPart>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    WITH key, c, ${isDeclaredOwner} AS isDeclared
    MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough}
    CALL (r, isDeclared) {
      MATCH (e:Feedback)
      WHERE e.recordId = r.id AND e.sk > $above AND e.sk < $below AND (NOT isDeclared OR ${isVouched})
        AND ${isOpenThen}
      RETURN e ORDER BY e.recordId DESC, e.sk DESC LIMIT $limit
    }
    RETURN key, e.sk AS sk, e {.type, .score, .scaleMax} AS answer`,
  row: (r) => ({ sk: r.string('sk'), ...r.value<Pick<FeedbackRow, 'type' | 'score' | 'scaleMax'>>('answer') }),
})

export const feedbackById = keyed({
  name: 'engagement.feedbackById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (f:Entry {id: key}) WHERE f:Feedback
    MATCH (:SourceRecord {id: f.recordId})-[:RESOLVED_TO]->(owner)
    RETURN key, owner.id AS subject, ${feedbackColumns}`,
  row: feedbackRow,
})

/** Scored answers of all customers in a period, oldest first. */
export const answersInTime = statement({
  name: 'engagement.answersInTime',
  text: cypher<StreamPart & { readonly minimum: number }>`
    MATCH (e:Feedback)
    WHERE e.sk > $above AND e.sk < $below AND e.score IS NOT NULL
    WITH e ORDER BY e.sk LIMIT $limit
    MATCH (:SourceRecord {id: e.recordId})-[to:RESOLVED_TO]->(c:Customer)
    WHERE ${isSureEnough}
    WITH e, c WHERE ${isVouched} OR NOT ${isDeclaredOwner}
    RETURN c.id AS customerId, e.recordId AS recordId, e.source AS source, e.type AS type, e.score AS score, e.scaleMax AS scaleMax, e.occurredAt AS at`,
  row: (r) => ({
    customerId: r.string('customerId'),
    recordId: r.string('recordId'),
    source: r.string('source'),
    // Written from the closed list of the line only.
    type: r.string('type') as FeedbackType,
    score: r.number('score'),
    scaleMax: r.number('scaleMax'),
    at: r.number('at'),
  }),
})
