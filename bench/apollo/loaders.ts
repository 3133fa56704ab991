import DataLoader from 'dataloader'
import type { Read } from './read.ts'

export interface Context {
  readonly loaders: Loaders
}

export type Loaders = ReturnType<typeof createLoaders>

interface Customer {
  readonly id: string
  readonly displayName: string | null
}

interface Streamed {
  readonly sk: string
}

interface Touchpoint extends Streamed {
  readonly id: string
  readonly name: string
  readonly channel: string
  readonly occurredAt: number
}

interface Invoice extends Streamed {
  readonly id: string
  readonly amountMinor: number
  readonly currency: string
  readonly status: string
  readonly dueAt: number | null
  readonly occurredAt: number
}

interface ConsentEvent {
  readonly recordId: string
  readonly purpose: string
  readonly status: string
  readonly controller: string | null
  readonly channel: string | null
  readonly occurredAt: number
  readonly expiresAt: number | null
}

/** Created per request, as Apollo's documentation recommends: one statement for all keys of one tick. */
export function createLoaders(read: Read) {
  function rowsById<R>(text: string, shared: Readonly<Record<string, unknown>> = {}): DataLoader<string, readonly R[]> {
    return new DataLoader(async (ids) => {
      const rowsById = Map.groupBy(await read<R>(text, { ...shared, ids }), ({ id }) => id)
      return ids.map((id) => rowsById.get(id)?.map(({ row }) => row) ?? [])
    })
  }

  /** The newest `first`, over all records of a customer. */
  function streamById<R extends Streamed>(text: string): (id: string, first: number) => Promise<readonly R[]> {
    const loaders = new Map<number, DataLoader<string, readonly R[]>>()
    return async (id, first) => {
      const loader = loaders.get(first) ?? rowsById<R>(text, { first })
      loaders.set(first, loader)
      const rows = await loader.load(id)
      return rows.toSorted((a, b) => (a.sk > b.sk ? -1 : 1)).slice(0, first)
    }
  }

  return {
    customersAfter: async (after: string, first: number) =>
      (await read<Customer>(customersAfter, { after, first })).map(({ row }) => row),
    customersByIdentifier: rowsById<Customer>(customersByIdentifier),
    identifiersByCustomerId: rowsById<{ readonly type: string; readonly value: string }>(identifiersByCustomerId),
    touchpointsByCustomerId: streamById<Touchpoint>(touchpointsByCustomerId),
    invoicesByCustomerId: streamById<Invoice>(invoicesByCustomerId),
    balancesByCustomerId: rowsById<{ readonly amountMinor: number; readonly currency: string }>(balancesByCustomerId),
    consentEventsByCustomerId: rowsById<ConsentEvent>(consentEventsByCustomerId),
  }
}

const customersAfter = `
  MATCH (c:Customer) WHERE c.status = 'ACTIVE' AND c.kind = 'KNOWN' AND c.id > $after
  RETURN c.id AS id, c {.id, .displayName} AS row ORDER BY c.status, c.kind, c.id LIMIT $first`

const customersByIdentifier = `
  UNWIND $ids AS id
  MATCH (:Identifier {key: id})-[:IDENTIFIES]->(c:Customer)
  RETURN id, c {.id, .displayName} AS row`

const identifiersByCustomerId = `
  UNWIND $ids AS id
  MATCH (:Customer {id: id})<-[:IDENTIFIES]-(i:Identifier)
  RETURN id, i {.type, .value} AS row`

const touchpointsByCustomerId = `
  UNWIND $ids AS id
  MATCH (:Customer {id: id})<-[:RESOLVED_TO]-(r:SourceRecord)
  CALL (r) {
    MATCH (t:Touchpoint) WHERE t.recordId = r.id AND t.sk < '~'
    RETURN t ORDER BY t.recordId DESC, t.sk DESC LIMIT $first
  }
  RETURN id, t {.id, .sk, .name, .channel, .occurredAt} AS row`

const invoicesByCustomerId = `
  UNWIND $ids AS id
  MATCH (:Customer {id: id})<-[:RESOLVED_TO]-(r:SourceRecord)
  CALL (r) {
    MATCH (i:Invoice) WHERE i.recordId = r.id AND i.sk < '~'
    RETURN i ORDER BY i.recordId DESC, i.sk DESC LIMIT $first
  }
  CALL (i) {
    MATCH (l:LedgerEntry) WHERE l.invoiceId = i.id AND l.currency = i.currency
    RETURN sum(CASE WHEN l.type IN ['PAYMENT', 'CREDIT_NOTE'] THEN l.amountMinor ELSE 0 END) AS settledMinor,
           sum(CASE l.type WHEN 'WRITE_OFF' THEN l.amountMinor ELSE 0 END) AS writtenOffMinor
  }
  RETURN id, i {.id, .sk, .amountMinor, .currency, .dueAt, .occurredAt, status: CASE
    WHEN i.status <> 'OPEN' THEN i.status
    WHEN i.amountMinor <= settledMinor THEN 'PAID'
    WHEN i.amountMinor <= settledMinor + writtenOffMinor THEN 'UNCOLLECTIBLE'
    ELSE 'OPEN' END} AS row`

const balancesByCustomerId = `
  UNWIND $ids AS id
  MATCH (:Customer {id: id})<-[:RESOLVED_TO]-(r:SourceRecord)
  MATCH (l:LedgerEntry {recordId: r.id})
  WITH id, l.currency AS currency, sum(l.balanceMinor) AS amountMinor
  RETURN id, {amountMinor: amountMinor, currency: currency} AS row`

const consentEventsByCustomerId = `
  UNWIND $ids AS id
  MATCH (:Customer {id: id})<-[:RESOLVED_TO]-(r:SourceRecord)
  MATCH (e:ConsentEvent {recordId: r.id})
  RETURN id, e {.recordId, .purpose, .status, .controller, .channel, .occurredAt, .expiresAt} AS row`
