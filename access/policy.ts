import type { Category } from './categories.ts'
import type { Mask } from './masks.ts'
import type { PurposeKey } from './purposes.ts'

/**
 * Why a purpose may use a category: C an active consent, K a customer relationship (a record in a system of record that has not ended),
 * I legitimate interest (ends at objection), L legal obligation.
 */
export type Basis = 'C' | 'K' | 'I' | 'L'

/** One cell of the matrix; a category a purpose does not name is never open to it. */
export interface Cell {
  readonly basis: Basis
  /** ISO 8601 duration after the last fact, or after the relationship's end. */
  readonly retention: string
  /** Why the interest outweighs the customer's: required for I. */
  readonly balancing?: string
  /** 0..1: what rests on records less surely the customer's stays out. */
  readonly minimumConfidence?: number
  /** Only figures about at least so many people: nobody's own data are for whoever reads in groups. */
  readonly groupsOf?: number
  /** What is shown in part, by identifier type or attribute name; all else of the category in full. */
  readonly masks?: Readonly<Record<string, MaskRule>>
}

export interface MaskRule {
  readonly mask: Mask
  /** A token with this scope sees the value in full. */
  readonly unlessScope?: string
}

export interface PurposePolicy {
  /** What the customer gains, in plain words. */
  readonly benefit: string
  /** On whose behalf it is pursued, where that is not its clients' own: consents given to others open nothing of it. */
  readonly controller?: string
  /** Answers only about one's own data, or to a token with this scope. */
  readonly onlySelfOrScope?: string
  /** Closed to whoever is below the age of majority where they live. */
  readonly adultsOnly?: true
  /** A browser's opt-out signal (Sec-GPC) closes it where the law is one of opting out. */
  readonly endsAtSignal?: true
  readonly cells: Readonly<Partial<Record<Category, Cell>>>
}

/** The fewest people that a figure about a group may be about. */
export const leastPeople = 10
/** The longest time that one question about many customers may span, in months. */
export const mostMonthsOfFigures = 36

const serviceRecord: Cell = { basis: 'K', retention: 'P3Y' }
const consented: Cell = { basis: 'C', retention: 'P2Y' }
/** A document about the wrong person is worse than none. */
const lawful: Cell = { basis: 'L', retention: 'P10Y', minimumConfidence: 0.9 }
const care: Cell = {
  basis: 'I',
  retention: 'P1Y',
  balancing: 'Whoever asks for help expects the helper to know what happened; used for that conversation only.',
}
const aggregate: Cell = {
  basis: 'I',
  retention: 'P2Y',
  groupsOf: leastPeople,
  balancing: `Pseudonymous and in groups of ${leastPeople} or more: nobody is singled out.`,
}
const protection: Cell = {
  basis: 'I',
  retention: 'P5Y',
  balancing: 'Fraud harms the customer first; read by the fraud team alone, each read logged.',
}
/** Whom a document went to can be told, and nobody be written to. */
const recognisable: Cell['masks'] = {
  EMAIL: { mask: 'EMAIL', unlessScope: 'privacy:manage' },
  PHONE: { mask: 'PHONE', unlessScope: 'privacy:manage' },
}
const right: Cell = { basis: 'L', retention: 'P10Y' }

const paper: MaskRule = { mask: 'LAST_FOUR', unlessScope: 'identity:steward' }
/** Whoever serves or addresses a customer recognises a document by its last characters; only fraud, law and the customer need all of it. */
const papers = { NATIONAL_ID: paper, PASSPORT: paper, DRIVER_LICENCE: paper, TAX_ID: paper }
const accounts = { BANK_ACCOUNT: paper }

/** All that the enforcement knows of law and house rules. */
export interface Policy {
  readonly version: string
  readonly purposes: Readonly<Record<PurposeKey, PurposePolicy>>
  /** Kinds of data that profile a person: closed to every basis but law for whoever is below the age of majority where they live. */
  readonly profiling: readonly Category[]
  /**
   * From this birthday a person is of age, by ISO 3166 country or subdivision: where it is later than in nearly all others, which have
   * `otherwise`. Where it is earlier (16 in Scotland), that of nearly all others counts as well: UN Convention on the Rights of the Child,
   * article 1.
   */
  readonly majority: Readonly<Record<string, number>> & { readonly otherwise: number }
  /**
   * Where a C cell is open until the customer opts out, by ISO 3166 country or subdivision: CCPA sections 1798.120 and .135. It takes both a
   * residence there that a system of record knows and a consent entry made under that law; where a system knows another residence, or none
   * is known, it is closed until the customer opts in (GDPR).
   */
  readonly optOut: readonly string[]
  /** Opt-in under every law. */
  readonly alwaysOptIn: readonly Category[]
}

/** The policy matrix. `version` changes with every change below; what it was before goes to policy-history.ts. */
export const policy: Policy = {
  version: '5',
  profiling: ['INFERRED'],
  majority: {
    // Code civil, article 40.
    DZ: 19,
    // Civil Act, article 4.
    KR: 19,
    // Age of Majority Acts of the provinces and territories.
    ...{ 'CA-BC': 19, 'CA-NB': 19, 'CA-NL': 19, 'CA-NS': 19, 'CA-NT': 19, 'CA-NU': 19, 'CA-YT': 19 },
    // Code of Alabama 26-1-1, Nebraska Revised Statutes 43-2101, Mississippi Code 1-3-27.
    ...{ 'US-AL': 19, 'US-NE': 19, 'US-MS': 21, 'US-PR': 21 },
    // Age of Majority Act 1970, section 4.
    NZ: 20,
    // Civil and Commercial Code, section 19.
    TH: 20,
    // Civil codes: Bahrain's law on guardianship of 1986, Cameroon article 488, Egypt article 44, Kuwait article 96, Puerto Rico (2020) article 97.
    ...{ BH: 21, CM: 21, EG: 21, KW: 21, PR: 21 },
    // Common law.
    SG: 21,
    otherwise: 18,
  },
  optOut: ['US-CA'],
  alwaysOptIn: ['SPECIAL'],
  purposes: {
    ServiceProvision: {
      benefit: 'You get what you ordered, without telling us everything again.',
      cells: {
        IDENTIFYING: { ...serviceRecord, masks: papers },
        CONTACT: serviceRecord,
        DEMOGRAPHIC: serviceRecord,
        FINANCIAL: { basis: 'K', retention: 'P10Y', masks: accounts },
        BEHAVIOURAL: serviceRecord,
        SPECIAL: consented,
      },
    },
    CustomerCare: {
      benefit: 'Whoever helps you knows what happened and need not ask twice.',
      cells: {
        IDENTIFYING: { ...serviceRecord, masks: papers },
        CONTACT: serviceRecord,
        DEMOGRAPHIC: care,
        FINANCIAL: { basis: 'K', retention: 'P10Y', masks: accounts },
        BEHAVIOURAL: care,
        INFERRED: care,
      },
    },
    Marketing: {
      benefit: 'Offers that fit, only where you asked for them.',
      adultsOnly: true,
      endsAtSignal: true,
      cells: {
        IDENTIFYING: { ...consented, masks: papers },
        // Nobody is written to at an address that may be somebody else's.
        CONTACT: { ...consented, minimumConfidence: 0.8 },
        DEMOGRAPHIC: consented,
        BEHAVIOURAL: consented,
        INFERRED: consented,
        EXTERNAL: consented,
      },
    },
    Personalisation: {
      benefit: 'Pages and products arranged for you.',
      adultsOnly: true,
      cells: {
        IDENTIFYING: { ...consented, masks: { ...papers, birthDate: { mask: 'YEAR' } } },
        DEMOGRAPHIC: consented,
        BEHAVIOURAL: consented,
        INFERRED: consented,
      },
    },
    ServiceOptimisation: {
      benefit: 'A service that gets better from what many do, without looking at you.',
      cells: { DEMOGRAPHIC: aggregate, BEHAVIOURAL: aggregate },
    },
    FraudPreventionAndDetection: {
      benefit: 'Nobody pays with your card or orders in your name.',
      cells: {
        IDENTIFYING: protection,
        CONTACT: protection,
        DEMOGRAPHIC: protection,
        FINANCIAL: protection,
        BEHAVIOURAL: protection,
        INFERRED: protection,
        EXTERNAL: protection,
      },
    },
    LegalCompliance: {
      benefit: 'We keep what the law makes us keep, and nothing else for that reason.',
      cells: { IDENTIFYING: lawful, CONTACT: { ...lawful, masks: recognisable }, FINANCIAL: lawful, EXTERNAL: lawful },
    },
    RightsFulfilment: {
      benefit: 'You see all we hold about you, correct it and take it with you.',
      onlySelfOrScope: 'privacy:manage',
      cells: {
        IDENTIFYING: right,
        CONTACT: right,
        DEMOGRAPHIC: right,
        FINANCIAL: right,
        BEHAVIOURAL: right,
        INFERRED: right,
        EXTERNAL: right,
        SPECIAL: right,
      },
    },
  },
}
