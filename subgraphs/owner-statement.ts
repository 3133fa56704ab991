import type { Category } from '../access/categories.ts'
import type { KnownRecords } from '../access/known-records.ts'
import type { Row } from '../graph/convert.ts'
import { type Cypher, fragment, type KeyedStatement, keyed, type Params } from '../graph/cypher.ts'
import type { Reader, Within } from '../graph/reader.ts'
import type { Transaction } from '../graph/run.ts'
import type { RequestContext } from './context.ts'

interface Definition<P extends Params, R> {
  readonly name: string
  /**
   * Reaches the owner's records by `<-[:RESOLVED_TO]-(r:SourceRecord)`. Where it looks at facts that it does not find by these records,
   * `ofKnownRecords` stands behind their conditions.
   */
  readonly text: Cypher<P>
  readonly row: (row: Row) => R
  /** Of rows from which figures are made: records on which the request may see one of these are left out where it may not. */
  readonly categories?: readonly Category[]
}

/**
 * A read over the records of a customer or company. It is no statement by itself, so that nobody can run it past the question of which
 * records the caller may know of: `ownerRows` asks it.
 */
export interface OwnerStatement<P extends Params, R> {
  /** Over every record. */
  readonly all: KeyedStatement<P, R>
  /** Over those that are known. */
  readonly known: KeyedStatement<P & Within, R>
  readonly categories: readonly Category[]
}

/** Keeps the facts of `l` to those that hang on a known record. */
export const ofKnownRecords = fragment`/* l of known records */`

const reach = /(<-\[(?:to)?:RESOLVED_TO\]-\(r:SourceRecord)\)/g

export function ownerStatement<P extends Params, R>({
  name,
  text,
  row,
  categories = [],
}: Definition<P, R>): OwnerStatement<P, R> {
  if (text.text.search(reach) < 0) throw new TypeError(`${name}: reaches records by <-[:RESOLVED_TO]-(r:SourceRecord)`)
  const known = text.text
    .replace(reach, '$1 WHERE r.id IN $known)')
    .replaceAll(ofKnownRecords.text, 'AND l.recordId IN $known')
  return {
    all: keyed<P, R>({ name, text: { text: text.text.replaceAll(ofKnownRecords.text, '') }, row }),
    known: keyed<P & Within, R>({ name: `${name}WithinKnown`, text: { text: known }, row }),
    categories,
  }
}

type Asking = Pick<RequestContext, 'access' | 'reader'>

/**
 * The rows of an owner, in statement order, over the records that the caller may know of: whatever is worked out of them is worked out as
 * if the others did not exist. `key`: what the statement takes, where that is not the owner's id. `categories`: what the figures show, where
 * that is not what the statement says.
 */
export function ownerRows<P extends Params, R extends object>(
  statement: OwnerStatement<P, R>,
  shared: P,
  owner: string,
  { access, reader }: Asking,
  {
    key = owner,
    categories = statement.categories,
  }: { readonly key?: string; readonly categories?: readonly Category[] } = {},
): Promise<readonly R[]> {
  const known = categories.length === 0 ? access.knownRecords(owner) : access.openRecords(owner, categories)
  return known instanceof Promise
    ? known.then((found) => rowsWithin(found, statement, shared, key, reader))
    : rowsWithin(known, statement, shared, key, reader)
}

function rowsWithin<P extends Params, R extends object>(
  { only }: KnownRecords,
  statement: OwnerStatement<P, R>,
  shared: P,
  key: string,
  reader: Reader,
): Promise<readonly R[]> {
  return only === null
    ? reader.rows(statement.all, shared).load(key)
    : reader.within(statement.known, shared).load({ key, known: only })
}

/** The same in a transaction, which sees what it wrote. */
export async function ownerRowsIn<P extends Params, R>(
  transaction: Transaction,
  statement: OwnerStatement<P, R>,
  shared: P,
  owner: string,
  { access }: Pick<RequestContext, 'access'>,
): Promise<readonly R[]> {
  const { only } = await access.knownRecords(owner)
  const keys = [owner]
  return only === null
    ? transaction.run(statement.all, { ...shared, keys })
    : transaction.run(statement.known, { ...shared, keys, known: only })
}

/** Forgets what was read of an owner, after a write. */
export function forgetOwnerRows<P extends Params, R extends object>(
  statement: OwnerStatement<P, R>,
  shared: P,
  owner: string,
  { reader }: Pick<RequestContext, 'reader'>,
): void {
  reader.rows(statement.all, shared).clear(owner)
  reader.within(statement.known, shared).clear({ key: owner, known: [] })
}
