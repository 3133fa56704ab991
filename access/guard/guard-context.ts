import type { GraphQLFieldResolver } from 'graphql'
import type { Access } from '../access.ts'
import type { Trail } from '../audit/trail.ts'
import type { Category } from '../categories.ts'
import type { Withholding } from '../withholding.ts'

/** The parts of a request that the guard needs. */
export interface GuardContext {
  readonly access: Access
  readonly withholding: Withholding
  /** Absent: nothing is recorded. */
  readonly trail?: Trail | undefined
}

export type GuardedResolver = GraphQLFieldResolver<unknown, GuardContext>

/** The category of one row, for fields tagged `@personalData(by: ROW)`. Null: the row contains data of no person. */
export type RowCategory = (row: never) => Category | RowAim | null

/** A kind of personal data that is decided about. */
export interface KindOfData {
  readonly category: Category
  /** For CONTACT: the channels that the value serves. */
  readonly channels?: readonly string[]
}

/** What one row's value is. */
export interface RowAim extends KindOfData {
  /** The identifier type or attribute name, by which the policy masks. Absent: the row's `type` or `name`. */
  readonly name?: string
  /** The person whose value it is. Absent: the row's own subject. */
  readonly subject?: string
  /** Ids of the records that the value is based on, each of which must be open. ALL: every record of the subject. Absent: the row's own. */
  readonly records?: readonly string[] | 'ALL'
  /** For a value about two people: the other one, who must open it as well. */
  readonly also?: RowAim
}

/** The parts of a value about several people or several categories of their data. Null: it is about nobody. */
export function aimAtAll(
  people: readonly string[],
  kinds: readonly KindOfData[],
  name: string,
  records?: RowAim['records'],
): RowAim | null {
  return people
    .flatMap((subject) => kinds.map((kind) => ({ subject, ...kind, name, ...(records !== undefined && { records }) })))
    .reduceRight<RowAim | null>((also, aim) => ({ ...aim, ...(also !== null && { also }) }), null)
}

/** Only a contact point is reached by channels. One without a channel is open only to a consent for all channels. */
export function channelsOf({ category, channels }: KindOfData): readonly string[] | undefined {
  return category === 'CONTACT' ? (channels ?? noChannels) : undefined
}

const noChannels: readonly string[] = []
