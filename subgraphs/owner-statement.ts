import type { Category } from '../access/categories.ts'
import type { KnownRecords } from '../access/known-records/known-records.ts'
import type { Row } from '../graph/convert.ts'
import { type Cypher, fragment, type KeyedStatement, keyed, type Params } from '../graph/cypher.ts'
import type { Reader, Within } from '../graph/reader.ts'
import type { Transaction } from '../graph/run.ts'
import type { RequestContext } from './runtime/context.ts'
import { isOfKnownSource, type SourceFilter, sourceFilter } from './source-filter.ts'

interface Definition<P extends Params, R> {
  readonly name: string
  /**
   * Reaches the owner's records by `<-[:RESOLVED_TO]-(r:SourceRecord)`, and their facts by `recordId = r.id`, `= recordId` or `IN records`.
   * If it reads facts that it does not find by these records, `ofKnownRecords` follows their conditions. What `vouched.ts` checks of the
   * owner is checked of the known records only, which it calls `x`: whether other records exist changes nothing.
   */
  readonly text: Cypher<P>
  readonly row: (row: Row) => R
  /** For rows from which figures are made: records on which the request may see one of these are left out if it may not. */
  readonly categories?: readonly Category[]
}

/**
 * A read over the records of a customer or company. It is not a statement by itself, so that nobody can run it without deciding which
 * records the caller may know about: `ownerRows` does that.
 */
export interface OwnerStatement<P extends Params, R> {
  /** Over every record. */
  readonly all: KeyedStatement<P, R>
  /** Over every record, if not the facts of every source are known. */
  readonly told: KeyedStatement<P & SourceFilter, R>
  /** Over the known records. */
  readonly known: KeyedStatement<P & SourceFilter & Within, R>
  readonly categories: readonly Category[]
}

/** Keeps the facts of `l` that belong to a known record. */
export const ofKnownRecords = fragment`/* l of known records */`

const reach = /(<-\[(?:to)?:RESOLVED_TO\]-\(([rx]):SourceRecord)\)/g
const fact = /\b(\w)\.(?:recordId|usedByRecordId) (?:= (?:r\.id|recordId|record)\b|IN records\b)/g

const ofKnownSources = (fact: string) => isOfKnownSource.text.replaceAll('l.', `${fact}.`)

export function ownerStatement<P extends Params, R>({
  name,
  text,
  row,
  categories = [],
}: Definition<P, R>): OwnerStatement<P, R> {
  if (!text.text.includes(']-(r:SourceRecord)'))
    throw new TypeError(`${name}: reaches records by <-[:RESOLVED_TO]-(r:SourceRecord)`)
  const told = text.text.replace(fact, (found, variable) => `${found} ${ofKnownSources(variable)}`)
  const known = told
    .replace(reach, '$1 WHERE $2.id IN $known)')
    .replaceAll(ofKnownRecords.text, `AND l.recordId IN $known ${ofKnownSources('l')}`)
  return {
    all: keyed<P, R>({ name, text: { text: text.text.replaceAll(ofKnownRecords.text, '') }, row }),
    told: keyed<P & SourceFilter, R>({
      name: `${name}WithinKnownSources`,
      text: { text: told.replaceAll(ofKnownRecords.text, ofKnownSources('l')) },
      row,
    }),
    known: keyed<P & SourceFilter & Within, R>({ name: `${name}WithinKnown`, text: { text: known }, row }),
    categories,
  }
}

type Asking = Pick<RequestContext, 'access' | 'reader'>

/**
 * The rows of an owner, in statement order, over the records that the caller may know about: everything that is derived from them is
 * derived as if the others did not exist. `key`: what the statement takes, if that is not the owner's id. `categories`: what the figures
 * show, if that differs from what the statement says.
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
  { only, knownSources }: KnownRecords,
  statement: OwnerStatement<P, R>,
  shared: P,
  key: string,
  reader: Reader,
): Promise<readonly R[]> {
  if (only !== null)
    return reader.within(statement.known, { ...shared, ...sourceFilter(knownSources) }).load({ key, known: only })
  return knownSources === null
    ? reader.rows(statement.all, shared).load(key)
    : reader.rows(statement.told, { ...shared, ...sourceFilter(knownSources) }).load(key)
}

/** The same in a transaction, which sees what it wrote. */
export async function ownerRowsIn<P extends Params, R>(
  transaction: Transaction,
  statement: OwnerStatement<P, R>,
  shared: P,
  owner: string,
  { access }: Pick<RequestContext, 'access'>,
): Promise<readonly R[]> {
  const { only, knownSources } = await access.knownRecords(owner)
  const keys = [owner]
  if (only !== null)
    return transaction.run(statement.known, { ...shared, ...sourceFilter(knownSources), keys, known: only })
  return knownSources === null
    ? transaction.run(statement.all, { ...shared, keys })
    : transaction.run(statement.told, { ...shared, ...sourceFilter(knownSources), keys })
}

/**
 * Forgets what was read about an owner, after a write. What is known about the owner is forgotten afterwards, because it shows what was
 * read.
 */
export async function forgetOwnerRows<P extends Params, R extends object>(
  statement: OwnerStatement<P, R>,
  shared: P,
  owner: string,
  { access, reader }: Asking,
): Promise<void> {
  const parts = { ...shared, ...sourceFilter((await access.knownRecords(owner)).knownSources) }
  reader.rows(statement.all, shared).clear(owner)
  reader.rows(statement.told, parts).clear(owner)
  reader.within(statement.known, parts).clear({ key: owner, known: [] })
}
