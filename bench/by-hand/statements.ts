import type { Row } from '../../graph/convert.ts'
import { type KeyedStatement, keyed, type Statement, statement } from '../../graph/cypher.ts'

/** A customer as returned by the statements below. Times are UTC milliseconds. */
export interface CustomerRow {
  readonly id: string
  readonly displayName: string | null
  readonly identifiers: readonly { readonly type: string; readonly value: string }[]
  readonly touchpoints: readonly {
    readonly id: string
    readonly name: string
    readonly channel: string
    readonly occurredAt: number
  }[]
  readonly invoices: readonly {
    readonly id: string
    readonly amountMinor: number
    readonly currency: string
    readonly status: string
    readonly dueAt: number | null
    readonly occurredAt: number
  }[]
  readonly balance: readonly { readonly amountMinor: number; readonly currency: string }[]
  readonly consents: readonly { readonly purpose: string; readonly status: string }[]
}

/**
 * Everything that is requested of a customer `c`, at once. Each stream is read from its index, newest first, as far as needed. The status
 * of an open invoice follows from what settled it. A choice is the latest one of its purpose, controller and channel.
 */
const wholeCustomer = `
  CALL (c) {
    MATCH (c)<-[:IDENTIFIES]-(i:Identifier)
    RETURN collect(i {.type, .value}) AS identifiers
  }
  CALL (c) {
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
    RETURN collect(r.id) AS recordIds
  }
  CALL (recordIds) {
    UNWIND recordIds AS recordId
    CALL (recordId) {
      MATCH (t:Touchpoint) WHERE t.recordId = recordId AND t.sk < '~'
      RETURN t ORDER BY t.recordId DESC, t.sk DESC LIMIT 10
    }
    WITH t ORDER BY t.sk DESC LIMIT 10
    RETURN collect(t {.id, .name, .channel, .occurredAt}) AS touchpoints
  }
  CALL (recordIds) {
    UNWIND recordIds AS recordId
    CALL (recordId) {
      MATCH (i:Invoice) WHERE i.recordId = recordId AND i.sk < '~'
      RETURN i ORDER BY i.recordId DESC, i.sk DESC LIMIT 5
    }
    WITH i ORDER BY i.sk DESC LIMIT 5
    CALL (i) {
      MATCH (l:LedgerEntry) WHERE l.invoiceId = i.id AND l.currency = i.currency
      RETURN sum(CASE WHEN l.type IN ['PAYMENT', 'CREDIT_NOTE'] THEN l.amountMinor ELSE 0 END) AS settledMinor,
             sum(CASE l.type WHEN 'WRITE_OFF' THEN l.amountMinor ELSE 0 END) AS writtenOffMinor
    }
    RETURN collect(i {.id, .amountMinor, .currency, .dueAt, .occurredAt, status: CASE
      WHEN i.status <> 'OPEN' THEN i.status
      WHEN i.amountMinor <= settledMinor THEN 'PAID'
      WHEN i.amountMinor <= settledMinor + writtenOffMinor THEN 'UNCOLLECTIBLE'
      ELSE 'OPEN' END}) AS invoices
  }
  CALL (recordIds) {
    UNWIND recordIds AS recordId
    MATCH (l:LedgerEntry {recordId: recordId})
    WITH l.currency AS currency, sum(l.balanceMinor) AS amountMinor
    RETURN collect({amountMinor: amountMinor, currency: currency}) AS balance
  }
  CALL (recordIds) {
    UNWIND recordIds AS recordId
    MATCH (e:ConsentEvent {recordId: recordId})
    WITH e ORDER BY e.occurredAt DESC
    WITH e.recordId AS subject, e.purpose AS purpose, e.controller AS controller, e.channel AS channel, head(collect(e)) AS latest
    WITH purpose, CASE WHEN latest.status = 'GIVEN' AND latest.expiresAt <= timestamp() THEN 'EXPIRED' ELSE latest.status END AS status
    RETURN collect({purpose: purpose, status: status}) AS consents
  }`

const columns = `c.id AS id, c.displayName AS displayName, identifiers, touchpoints, invoices, balance, consents`

/** By `TYPE:value`. */
export const customersByIdentifier: KeyedStatement<Record<never, never>, CustomerRow> = keyed({
  name: 'byHand.customersByIdentifier',
  text: {
    text: `UNWIND $keys AS key MATCH (:Identifier {key: key})-[:IDENTIFIES]->(c:Customer) ${wholeCustomer} RETURN key, ${columns}`,
  },
  row: customerRow,
})

export const customersById: KeyedStatement<Record<never, never>, CustomerRow> = keyed({
  name: 'byHand.customersById',
  text: { text: `UNWIND $keys AS key MATCH (c:Customer {id: key}) ${wholeCustomer} RETURN key, ${columns}` },
  row: customerRow,
})

/** The `first` known customers after `after`, ordered by id. */
export const customersAfter: Statement<{ readonly after: string; readonly first: number }, CustomerRow> = statement({
  name: 'byHand.customersAfter',
  text: {
    text: `MATCH (c:Customer) WHERE c.status = 'ACTIVE' AND c.kind = 'KNOWN' AND c.id > $after
      WITH c ORDER BY c.status, c.kind, c.id LIMIT $first ${wholeCustomer} RETURN ${columns} ORDER BY id`,
  },
  row: customerRow,
})

/** The same list for many callers, each with its own position. */
export const customerIdsAfter: KeyedStatement<{ readonly first: number }, { readonly id: string }> = keyed({
  name: 'byHand.customerIdsAfter',
  text: {
    text: `UNWIND $keys AS key
      CALL (key) {
        MATCH (c:Customer) WHERE c.status = 'ACTIVE' AND c.kind = 'KNOWN' AND c.id > key
        RETURN c.id AS id ORDER BY c.status, c.kind, c.id LIMIT $first
      }
      RETURN key, id`,
  },
  row: (r) => ({ id: r.string('id') }),
})

function customerRow(r: Row): CustomerRow {
  return {
    id: r.string('id'),
    displayName: r.stringOrNull('displayName'),
    identifiers: r.value('identifiers'),
    touchpoints: r.value('touchpoints'),
    invoices: r.value('invoices'),
    balance: r.value('balance'),
    consents: r.value('consents'),
  }
}
