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
  /** Closed to whoever is below the age of their country. */
  readonly adultsOnly?: true
  /** A browser's opt-out signal (Sec-GPC) closes it where the law is one of opting out. */
  readonly endsAtSignal?: true
  readonly cells: Readonly<Partial<Record<Category, Cell>>>
}

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
  groupsOf: 10,
  balancing: 'Pseudonymous and in groups of 10 or more: nobody is singled out.',
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
  /** Kinds of data that profile a person: closed to every basis but law for whoever is below the age of their country. */
  readonly profiling: readonly Category[]
  /**
   * From this birthday a person decides alone, by ISO 3166 country: GDPR article 8 as each country set it, and its neighbours in other
   * laws. A country not named has `otherwise`.
   */
  readonly ageByCountry: Readonly<Record<string, number>> & { readonly otherwise: number }
  /**
   * Where a C cell is open until the customer opts out, by ISO 3166 country or subdivision: CCPA sections 1798.120 and .135. It takes both a
   * residence there that a system of record knows and a consent entry made under that law; whatever says otherwise, or where nothing is
   * known, it is closed until the customer opts in (GDPR).
   */
  readonly optOut: readonly string[]
  /** Opt-in under every law. */
  readonly alwaysOptIn: readonly Category[]
}

/** The policy matrix. `version` changes with every change below; what it was before goes to policy-history.ts. */
export const policy: Policy = {
  version: '4',
  profiling: ['INFERRED'],
  ageByCountry: {
    ...{
      AT: 14,
      BE: 13,
      BG: 14,
      CY: 14,
      CZ: 15,
      DE: 16,
      DK: 15,
      EE: 13,
      ES: 14,
      FI: 13,
      FR: 15,
      GR: 15,
      HR: 16,
      HU: 16,
    },
    ...{ IE: 16, IT: 14, LT: 14, LU: 16, LV: 13, MT: 13, NL: 16, PL: 16, PT: 13, RO: 16, SE: 13, SI: 15, SK: 16 },
    ...{ GB: 13, IS: 13, LI: 16, NO: 13, US: 16, KR: 14, CN: 14 },
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
