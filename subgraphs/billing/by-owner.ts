import type { Category } from '../../access/categories.ts'
import type { Row } from '../../graph/convert.ts'
import type { Cypher, Params } from '../../graph/cypher.ts'
import { type OwnerStatement, ownerStatement } from '../owner-statement.ts'

interface Definition<P extends Params, R> {
  /** Ends in `ByCustomerId`. */
  readonly name: string
  /** Begins at `(:Customer {id: key})`. */
  readonly text: Cypher<P>
  readonly row: (row: Row) => R
  /** See `ownerStatement`. */
  readonly categories?: readonly Category[]
}

/** A statement for each kind of owner; people first, companies second. */
export type ByOwner<P extends Params, R> = readonly [OwnerStatement<P, R>, OwnerStatement<P, R>]

/** Facts hang on records, which resolve to people and companies alike: the same statement twice, the label apart. */
export function byOwner<P extends Params, R>({
  name,
  text,
  row,
  categories = ['FINANCIAL'],
}: Definition<P, R>): ByOwner<P, R> {
  const people = '(:Customer {id: key})'
  if (!text.text.includes(people) || !name.endsWith('ByCustomerId'))
    throw new TypeError(`${name}: begins at ${people} and is named ...ByCustomerId`)
  const companies = { text: text.text.replace(people, '(:Account {id: key})') }
  const ofCompanies = { name: name.replace(/CustomerId$/, 'AccountId'), text: companies, row, categories }
  return [ownerStatement({ name, text, row, categories }), ownerStatement(ofCompanies)]
}
