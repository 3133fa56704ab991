import type { GraphQLError } from 'graphql'
import type { Category } from './categories.ts'
import type { ConsentFact } from './consent/consent-state.ts'
import type { Part } from './consent/parts.ts'
import type { Decision, WithheldReason } from './decide.ts'
import type { RecordFacts } from './facts/record-facts.ts'
import type { KnownRecords } from './known-records/known-records.ts'
import type { PurposeKey } from './purposes.ts'
import type { Viewer } from './viewer.ts'

/** The decisions of one request: each subject's facts are loaded once, each (subject, category, channels) decided once. */
export interface Access {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** `alternatives`: lists of scopes, any one of which is sufficient. */
  hasScopes(alternatives: readonly (readonly string[])[]): boolean
  /**
   * Returns at once if the subject's facts are already loaded. `channels`: the channels that a CONTACT value serves; without them, the
   * decision states whether any contact point is open.
   */
  decide(subject: string | null, category: Category, channels?: readonly string[]): Decision | Promise<Decision>
  allows(subject: string, category: Category): Promise<boolean>
  /**
   * The records of the customer or company that this viewer may know about; returns at once if the subject's facts are already loaded.
   * Lists, counts and figures are computed over these records only. If `isAll` is true, which is nearly always the case, there is nothing
   * to leave out.
   */
  knownRecords(subject: string): KnownRecords | Promise<KnownRecords>
  /**
   * The known records without those on which a decision about one of the categories opens nothing. For figures, which do not state the
   * records that they are based on. A category that is refused altogether leaves no record out, because nothing is shown then.
   */
  openRecords(subject: string, of: readonly Category[]): KnownRecords | Promise<KnownRecords>
  /**
   * Groups of records whose customers speak for themselves only. Null, which is nearly always the case, means that all entries speak for
   * all records.
   */
  partsOf(subject: string): readonly Part[] | null | Promise<readonly Part[] | null>
  /** The ids of the records on which an act for the customer under this id is made: see `actingRecords`. */
  actingRecords(subject: string, given: string): Promise<readonly string[]>
  /** The ids of the customer's records that are linked with this one by verification, and not only by a person's decision. */
  provenWith(subject: string, recordId: string): Promise<ReadonlySet<string>>
  /** The ids of the customer's own records that decisions are based on, of those that this viewer may know about, in order. */
  recordsOf(subject: string): Promise<readonly string[]>
  /** Whether figures about many people may be derived from the category. Never true for somebody who may only see their own data. */
  opensInGroups(category: Category): boolean
  /** Whether one of these records may stand for the whole subject: see `speakForSubject`. */
  speaksFor(subject: string, recordIds: readonly string[]): Promise<boolean>
  /**
   * The ids of the records that stand for the subject, of those that this viewer may know about. Null: no record has more weight than
   * another.
   */
  standingRecords(subject: string): Promise<ReadonlySet<string> | null>
  /**
   * Those of these records that state something about the subject itself, judged by all records or by the known ones: see `tellingAmong`.
   */
  tellingRecords(subject: string, recordIds: readonly string[], of: 'ALL' | 'KNOWN'): Promise<ReadonlySet<string>>
  /**
   * Keys of the identifiers that the standing records have verified. Identifiers that only other records verified may be somebody else's.
   */
  verifiedKeys(subject: string): Promise<ReadonlySet<string>>
  /**
   * Whether a consent that is entered for the customer on a record would open what the customer closed in self-service: see
   * `opensOwnRefusal`. `ignored`: ids of entries that do not count.
   */
  opensOwnRefusal(
    subject: string,
    recordId: string,
    entered: ConsentFact,
    ignored: ReadonlySet<string>,
  ): Promise<boolean>
  /** Whether this viewer may know that `subject` exists. False for an id that is not a customer's. */
  canSee(subject: string): boolean | Promise<boolean>
  /** Whether this viewer may know that the company exists. False for an id that is not a company's. */
  canSeeAccount(id: string): boolean | Promise<boolean>
  /**
   * The id of the customer that is shown to this viewer. Customers who sign in and see a part of the customer get the id that their token
   * names: the id that their records moved to would reveal for whose records they were taken. Available once the customer's facts are
   * loaded.
   */
  shownId(subject: string): string
  /** The customer that such an id stands for: the one that it returns now. */
  ownerOf(id: string): Promise<string>
  /** Whether this viewer may know that `id` returns the customer: see `shownId`. */
  isKnownUnder(subject: string, id: string): Promise<boolean>
  /** Whether `subject` is a customer at all, visible or not. Known once `canSee` or `decide` has returned, false before. */
  isCustomer(subject: string): boolean
  /**
   * Every category that is closed for this request's purpose, wholly or on some channels or for some records, in the order of `categories`.
   */
  withheld(subject: string): Promise<readonly WithheldCategory[]>
  /**
   * Why somebody's own choice closes the category for this request's purpose, by all of their records, whether or not the viewer may know
   * about them. Null: they chose nothing against it. It opens nothing.
   */
  choiceAgainst(subject: string, category: Category): Promise<WithheldReason | null>
  /** What this viewer could see for any purpose, by the facts of the records that the viewer may know about. It opens nothing. */
  decideFor(
    subject: string,
    purpose: PurposeKey,
    category: Category,
    channels?: readonly string[],
  ): Promise<{ readonly decision: Decision; readonly facts: readonly RecordFacts[] }>
  /** The reason why no decision was possible: the database did not answer. Null if some decision was possible, or none was requested. */
  readonly undecided: () => GraphQLError | null
  /** Call it after a write to the subject's ledger, so that later decisions of this request take the write into account. */
  forget(subject: string): void
}

export interface WithheldCategory {
  readonly category: Category
  readonly reason: WithheldReason
  /** For CONTACT, if a part of it is open: the channels that are closed. */
  readonly channels: readonly string[] | null
  /** True if only single records or channels are closed and the rest of the category is open. */
  readonly isPartial: boolean
}
