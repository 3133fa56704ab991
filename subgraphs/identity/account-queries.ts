import type { Row } from '../../graph/convert.ts'
import { cypher, fragment, keyed } from '../../graph/cypher.ts'
import { heard } from '../../resolution/golden-record/weight.ts'
import { isOwnerItself, ownership } from '../sole-trader.ts'
import type { SupersededRow } from './records/superseded-ids.ts'
import { supersededColumns } from './records/superseded-ids.ts'

export interface AccountRow {
  readonly id: string
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly name: string | null
  readonly confidence: number
  readonly recordCount: number
  /** The company is its owner: its name is a person's. */
  readonly isSoleTrader: boolean
  /** Replaces the id for a customer who signs in and sees of the company only its id, kind and name: see `companyNamedBy`. */
  readonly shownId?: string
}

function accountRow(r: Row): AccountRow {
  return {
    id: r.string('id'),
    kind: r.value<AccountRow['kind']>('kind'),
    name: r.stringOrNull('name'),
    confidence: r.number('confidence'),
    recordCount: r.number('recordCount'),
    isSoleTrader: isOwnerItself(r),
  }
}

const accountColumns = fragment`c.id AS id, c.kind AS kind, c.displayName AS name, c.confidence AS confidence, c.recordCount AS recordCount,
           ${ownership}`

/** Also by superseded id. */
export const accountsById = keyed({
  name: 'identity.accountsById',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    CALL (key) {
      MATCH (given:Account {id: key}) RETURN given
      UNION
      MATCH (given:Customer {id: key}) RETURN given
    }
    OPTIONAL MATCH (given)-[:MERGED_INTO]->(survivor)
    WITH key, heard, coalesce(survivor, given) AS c
    WHERE c:Account AND c.status = 'ACTIVE'
    RETURN key, ${accountColumns}`,
  row: accountRow,
})

export const accountsByRecordId = keyed({
  name: 'identity.accountsByRecordId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (:SourceRecord {id: key})-[:RESOLVED_TO]->(c:Account)
    RETURN key, ${accountColumns}`,
  row: accountRow,
})

export const supersededByAccountId = keyed({
  name: 'identity.supersededByAccountId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Account {id: key})<-[:MERGED_INTO]-(c)
    RETURN key, ${supersededColumns}
    ORDER BY id`,
  row: (r): SupersededRow => ({
    id: r.string('id'),
    mergeIds: r.strings('mergeIds'),
    recordIds: r.strings('recordIds'),
  }),
})
