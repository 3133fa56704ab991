import type { Category } from '../../access/categories.ts'
import type { Row } from '../../graph/convert.ts'
import { type Cypher, type Fragment, fragment, type Params } from '../../graph/cypher.ts'
import { type OwnerStatement, ownerStatement } from '../owner-statement.ts'

interface Definition<P extends Params, R> {
  /** The name without its ending, `ByCustomerId` or `ByAccountId`. */
  readonly name: string
  /** Begins at the node `owner`. */
  readonly text: (owner: Fragment) => Cypher<P>
  readonly row: (row: Row) => R
  /** See `ownerStatement`. */
  readonly categories?: readonly Category[]
}

/** The owner owes what a bill states, and has what an agreement grants. */
export type OwnerType = 'CUSTOMER' | 'ACCOUNT'

/** One statement per kind of owner: people first, companies second. */
export type ByOwner<P extends Params, R> = readonly [OwnerStatement<P, R>, OwnerStatement<P, R>]

const customer = fragment`(:Customer {id: key})`
const account = fragment`(:Account {id: key})`

/** Facts belong to records, which resolve to people and companies alike, so the two statements differ only in the label. */
export function byOwner<P extends Params, R>({
  name,
  text,
  row,
  categories = ['FINANCIAL'],
}: Definition<P, R>): ByOwner<P, R> {
  const from = (owner: Fragment): Cypher<P> => {
    const whole = text(owner)
    if (!whole.text.includes(owner.text)) throw new TypeError(`${name}: must begin at the node that it is given`)
    return whole
  }
  return [
    ownerStatement({ name: `${name}ByCustomerId`, text: from(customer), row, categories }),
    ownerStatement({ name: `${name}ByAccountId`, text: from(account), row, categories }),
  ]
}
