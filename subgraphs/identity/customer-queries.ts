import type { Row } from '../../graph/convert.ts'
import { cypher, fragment, keyed, statement } from '../../graph/cypher.ts'
import type { RequestContext } from '../runtime/context.ts'
import { holderRank } from './identifiers/holder-rank.ts'
import { isLicensed } from './licensed.ts'
import type { SupersededRow } from './records/superseded-ids.ts'
import { supersededColumns } from './records/superseded-ids.ts'

export interface CustomerRow {
  readonly id: string
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly displayName: string | null
  readonly confidence: number
  readonly recordCount: number
}

/** Limits what a token that is bound to some sources, or to one customer, may know about. */
export type Visibility = {
  readonly sources: readonly string[] | null
  readonly isGolden: boolean
  readonly customerId: string | null
  readonly purpose: string
}

export function visibilityOfCustomers({ viewer, purpose }: RequestContext): Visibility {
  return { sources: viewer.sources, isGolden: viewer.view === 'golden', customerId: viewer.customerId, purpose }
}

/** Whether the token names the customer `c`, under any of its ids, or names no customer at all. */
export const isOfTokensCustomer = fragment`
      ($customerId IS NULL OR c.id = $customerId OR EXISTS { MATCH (c)<-[:MERGED_INTO]-(old) WHERE old.id = $customerId })`

/** Whether the viewer may know about the customer `c`: the token names it, and a record of the token's sources belongs to it. */
const isVisible = fragment`${isOfTokensCustomer}
      AND ($sources IS NULL OR EXISTS {
        MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord) WHERE r.source IN $sources AND ${isLicensed}
      })`

/** The properties of the customer `c`, as `customerRow` reads them. */
const customerColumns = fragment`c.id AS id, c.kind AS kind, c.displayName AS displayName,
           coalesce(c.confidence, 1.0) AS confidence, coalesce(c.recordCount, 0) AS recordCount`

function customerRow(r: Row): CustomerRow {
  return {
    id: r.string('id'),
    kind: r.value<CustomerRow['kind']>('kind'),
    displayName: r.stringOrNull('displayName'),
    confidence: r.number('confidence'),
    recordCount: r.number('recordCount'),
  }
}

/** Also by superseded id. */
export const customersById = keyed({
  name: 'identity.customersById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (given:Customer {id: key})
    OPTIONAL MATCH (given)-[:MERGED_INTO]->(survivor:Customer)
    WITH key, coalesce(survivor, given) AS c
    WHERE c.status = 'ACTIVE'
    RETURN key, ${customerColumns}`,
  row: customerRow,
})

/** A customer whom an identifier identifies. */
export type IdentifiedRow = CustomerRow & {
  /** A system of record has the identifier on one of the customer's records. */
  readonly isOfRecord: boolean
}

/** By `TYPE:normalised`. No row if nobody, or more than one, has it. */
export const customerByIdentifier = keyed({
  name: 'identity.customerByIdentifier',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    MATCH (i:Identifier {key: key})-[:IDENTIFIES]->(c:Customer)
    WHERE EXISTS { MATCH (i)<-[:HAS_IDENTIFIER]-(r:SourceRecord) WHERE ${isLicensed} }
    RETURN key, ${customerColumns}, EXISTS {
      MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER {leadsFrom: key}]->() USING INDEX SEEK h:HAS_IDENTIFIER(leadsFrom)
      MATCH (r)-[:RESOLVED_TO]->(c) WHERE r.isPlaceholder IS NULL OR NOT r.isPlaceholder
      MATCH (:Source {key: r.source, role: 'SYSTEM_OF_RECORD'})
    } AS isOfRecord`,
  row: (r): IdentifiedRow => ({ ...customerRow(r), isOfRecord: r.boolean('isOfRecord') }),
})

/** With the records that hold the identifier: the caller must know about one of them. */
export type HolderRow = CustomerRow & {
  readonly holders: readonly string[]
  /** See `holderRank`, for each of the holders. */
  readonly ranks: readonly number[]
}

/**
 * One more than may be shown. Customers whom the highest-ranking sources know come first: anybody can fill in a form, or have records of an
 * undeclared source written. An isolated source has separate identifiers, see `keyInRealm`.
 */
export const customersByIdentifier = keyed({
  name: 'identity.customersByIdentifier',
  text: cypher<Visibility>`
    UNWIND $keys AS key
    CALL (key) {
      CALL (key) {
        MATCH (i:Identifier {key: key}) RETURN i
        UNION ALL
        MATCH (s:Source) WHERE s.isolated = true AND ($isGolden OR $sources IS NULL OR s.key IN $sources)
        MATCH (i:Identifier {key: key + '\n' + s.key}) RETURN i
      }
      MATCH (i)<-[h:HAS_IDENTIFIER]-(r:SourceRecord)-[:RESOLVED_TO]->(c:Customer)
      WHERE ${isLicensed} AND ($isGolden OR $sources IS NULL OR r.source IN $sources)
      OPTIONAL MATCH (s:Source {key: r.source})
      WITH c, r, ${holderRank} AS rank
      WITH c, collect(r.id) AS holders, collect(rank) AS ranks
      WHERE ${isVisible}
      RETURN c, holders, ranks
      ORDER BY reduce(most = 0, rank IN ranks | CASE WHEN rank > most THEN rank ELSE most END) DESC LIMIT 101
    }
    RETURN key, ${customerColumns}, holders, ranks`,
  row: (r): HolderRow => ({
    ...customerRow(r),
    holders: r.strings('holders'),
    ranks: r.value<readonly number[]>('ranks'),
  }),
})

type CustomersPart = {
  /** As stored. */
  readonly kind: string
  readonly after: string
  readonly limit: number
}

type VisibleCustomersPart = CustomersPart &
  Visibility & {
    /** Whether a record of the token's sources identifies the customer. Null: either. */
    readonly isTold: boolean | null
  }

/** Customers that a page lists: those whom not only reference and watch-list sources mention. */
const isListed = fragment`EXISTS { MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord) WHERE NOT coalesce(r.isReference, false) }`

const isListedAndVisible = fragment`${isListed}
      AND ${isVisible}
      AND ($isTold IS NULL OR $isTold = EXISTS {
        MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
        WHERE r.source IN $sources AND NOT coalesce(r.isReference, false) AND NOT coalesce(r.isPlaceholder, false)
          AND (any(part IN ['"givenName"', '"familyName"', '"fullName"', '"name"', '"names"'] WHERE r.attributes CONTAINS part)
               OR EXISTS { MATCH (r)-[:HAS_IDENTIFIER]->(i:Identifier) WHERE NOT i.type IN ['COOKIE_ID', 'DEVICE_ID', 'AD_ID'] })
      })`

/** Customers of one kind, newest first: ids begin with the time. For callers who may know about everybody, nearly all. */
export const newestCustomers = statement({
  name: 'identity.newestCustomers',
  text: cypher<CustomersPart>`
    MATCH (c:Customer)
    WHERE c.status = 'ACTIVE' AND c.kind = $kind AND c.id < $after AND ${isListed}
    RETURN ${customerColumns}
    ORDER BY c.status DESC, c.kind DESC, c.id DESC
    LIMIT $limit`,
  row: customerRow,
})

export const oldestCustomers = statement({
  name: 'identity.oldestCustomers',
  text: cypher<CustomersPart>`
    MATCH (c:Customer)
    WHERE c.status = 'ACTIVE' AND c.kind = $kind AND c.id > $after AND ${isListed}
    RETURN ${customerColumns}
    ORDER BY c.status, c.kind, c.id
    LIMIT $limit`,
  row: customerRow,
})

/** The same for callers who are bound to sources or to one customer: the database takes several times as long to plan it. */
export const newestVisibleCustomers = statement({
  name: 'identity.newestCustomersInSight',
  text: cypher<VisibleCustomersPart>`
    MATCH (c:Customer)
    WHERE c.status = 'ACTIVE' AND c.kind = $kind AND c.id < $after AND ${isListedAndVisible}
    RETURN ${customerColumns}
    ORDER BY c.status DESC, c.kind DESC, c.id DESC
    LIMIT $limit`,
  row: customerRow,
})

export const oldestVisibleCustomers = statement({
  name: 'identity.oldestCustomersInSight',
  text: cypher<VisibleCustomersPart>`
    MATCH (c:Customer)
    WHERE c.status = 'ACTIVE' AND c.kind = $kind AND c.id > $after AND ${isListedAndVisible}
    RETURN ${customerColumns}
    ORDER BY c.status, c.kind, c.id
    LIMIT $limit`,
  row: customerRow,
})

/** Ids that return it, whatever the caller may know about: see `knownSupersededIds`. */
export const supersededByCustomerId = keyed({
  name: 'identity.supersededByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:MERGED_INTO]-(c)
    RETURN key, ${supersededColumns}
    ORDER BY id`,
  row: (r): SupersededRow => ({
    id: r.string('id'),
    mergeIds: r.strings('mergeIds'),
    recordIds: r.strings('recordIds'),
  }),
})
