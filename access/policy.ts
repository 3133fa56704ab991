import type { Category } from './categories.ts'
import type { Mask } from './masks.ts'
import type { PurposeKey } from './purposes.ts'

/**
 * The basis on which a purpose may use a category: C an active consent, K a customer relationship (a record in a system of record that has
 * not ended), I legitimate interest (ends at objection), L legal obligation.
 */
export type Basis = 'C' | 'K' | 'I' | 'L'

/** One cell of the matrix. A category that a purpose does not name is never open to it. */
export interface Cell {
  readonly basis: Basis
  /** An ISO 8601 duration, counted from the last fact or from the end of the relationship. */
  readonly retention: string
  /** Why the interest outweighs the customer's. Required for I. */
  readonly balancing?: string
  /** 0..1: data of records with a lower confidence stay closed. */
  readonly minimumConfidence?: number
  /** Only figures about at least this many people: a caller who reads in groups never sees one person's data. */
  readonly groupsOf?: number
  /** What is shown in part, by identifier type or attribute name. Everything else of the category is shown in full. */
  readonly masks?: Readonly<Record<string, MaskRule>>
}

export interface MaskRule {
  readonly mask: Mask
  /** A token with this scope sees the value in full. */
  readonly unlessScope?: string
}

export interface PurposePolicy {
  /** How the customer benefits, in plain words. */
  readonly benefit: string
  /** The organisation for which the purpose is pursued, if that is not the clients' own: consents given to others open nothing of it. */
  readonly controller?: string
  /** Only about one's own data, or for a token with this scope. */
  readonly onlySelfOrScope?: string
  /** Closed for people below the age of majority where they live. */
  readonly adultsOnly?: true
  /** A browser's opt-out signal (Sec-GPC) closes it under an opt-out law. */
  readonly endsAtSignal?: true
  readonly cells: Readonly<Partial<Record<Category, Cell>>>
}

/** The fewest people that a figure about a group may be about. */
export const leastPeople = 10
/** The longest period of one question about many customers, in months. */
export const mostMonthsOfFigures = 36

const serviceRecord: Cell = { basis: 'K', retention: 'P3Y' }
const consented: Cell = { basis: 'C', retention: 'P2Y' }
/** A document about the wrong person is worse than none. */
const lawful: Cell = { basis: 'L', retention: 'P10Y', minimumConfidence: 0.9 }
const care: Cell = {
  basis: 'I',
  retention: 'P1Y',
  balancing:
    'People who ask for help expect the helper to know what happened. The data are used for that conversation only.',
}
const aggregate: Cell = {
  basis: 'I',
  retention: 'P2Y',
  groupsOf: leastPeople,
  balancing: `The data are pseudonymous and used in groups of ${leastPeople} people or more, so nobody is singled out.`,
}
const protection: Cell = {
  basis: 'I',
  retention: 'P5Y',
  balancing: 'Fraud harms customers first. Only the fraud team reads the data, and each read is logged.',
}
/** Staff can see to whom a document was sent, but cannot write to anybody. */
const recognisable: Cell['masks'] = {
  EMAIL: { mask: 'EMAIL', unlessScope: 'privacy:manage' },
  PHONE: { mask: 'PHONE', unlessScope: 'privacy:manage' },
}
const right: Cell = { basis: 'L', retention: 'P10Y' }

const paper: MaskRule = { mask: 'LAST_FOUR', unlessScope: 'identity:steward' }
/** Staff recognise a document by its last characters. Only fraud prevention, the law and the customer need all of it. */
const papers = { NATIONAL_ID: paper, PASSPORT: paper, DRIVER_LICENCE: paper, TAX_ID: paper }
/** The same for what somebody pays with. */
const accounts = { BANK_ACCOUNT: paper, card: paper }

/** Everything that the enforcement knows about laws and house rules. */
export interface Policy {
  readonly version: string
  readonly purposes: Readonly<Record<PurposeKey, PurposePolicy>>
  /** Categories that profile a person: closed on every basis except L for people below the age of majority where they live. */
  readonly profiling: readonly Category[]
  /**
   * The age of majority by ISO 3166 country or subdivision, for those where it is higher than `otherwise`, which applies in nearly all
   * others. Where it is lower (16 in Scotland), `otherwise` applies as well: UN Convention on the Rights of the Child, article 1.
   */
  readonly majority: Readonly<Record<string, number>> & { readonly otherwise: number }
  /**
   * ISO 3166 countries or subdivisions where a C cell is open until the customer opts out: CCPA sections 1798.120 and .135. This requires
   * both a residence there that a system of record knows and a consent entry made under that law. If a system knows another residence, or
   * none is known, the cell is closed until the customer opts in (GDPR).
   */
  readonly optOut: readonly string[]
  /** Opt-in under every law. */
  readonly alwaysOptIn: readonly Category[]
}

/** The policy matrix. Every change below needs a new `version`; add the previous version to policy-history.ts. */
export const policy: Policy = {
  version: '6',
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
      benefit: 'The person who helps you knows what happened and does not need to ask twice.',
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
      benefit: 'You receive offers that suit you, and only where you asked for them.',
      adultsOnly: true,
      endsAtSignal: true,
      cells: {
        IDENTIFYING: { ...consented, masks: papers },
        // Nobody may be written to at an address that may be somebody else's.
        CONTACT: { ...consented, minimumConfidence: 0.8 },
        DEMOGRAPHIC: consented,
        BEHAVIOURAL: consented,
        INFERRED: consented,
        EXTERNAL: consented,
      },
    },
    Personalisation: {
      benefit: 'You see pages and products that are arranged for you.',
      adultsOnly: true,
      cells: {
        IDENTIFYING: { ...consented, masks: { ...papers, birthDate: { mask: 'YEAR' } } },
        DEMOGRAPHIC: consented,
        BEHAVIOURAL: consented,
        INFERRED: consented,
      },
    },
    ServiceOptimisation: {
      benefit: 'The service improves through what many people do, without a look at you personally.',
      cells: { DEMOGRAPHIC: aggregate, BEHAVIOURAL: aggregate },
    },
    FraudPreventionAndDetection: {
      benefit: 'Nobody else pays with your card or orders in your name.',
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
      benefit: 'We keep what the law obliges us to keep, and nothing else for that reason.',
      cells: { IDENTIFYING: lawful, CONTACT: { ...lawful, masks: recognisable }, FINANCIAL: lawful, EXTERNAL: lawful },
    },
    RightsFulfilment: {
      benefit: 'You can see all data that we hold about you, correct them and take them with you.',
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
