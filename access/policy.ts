import type { Category } from './categories.ts'
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
}

export interface PurposePolicy {
  /** What the customer gains, in plain words. */
  readonly benefit: string
  /** Answers only about one's own data, or to a token with this scope. */
  readonly onlySelfOrScope?: string
  readonly cells: Readonly<Partial<Record<Category, Cell>>>
}

const serviceRecord: Cell = { basis: 'K', retention: 'P3Y' }
const consented: Cell = { basis: 'C', retention: 'P2Y' }
const lawful: Cell = { basis: 'L', retention: 'P10Y' }
const care: Cell = {
  basis: 'I',
  retention: 'P1Y',
  balancing: 'Whoever asks for help expects the helper to know what happened; used for that conversation only.',
}
const aggregate: Cell = {
  basis: 'I',
  retention: 'P2Y',
  balancing: 'Pseudonymous and in groups of 10 or more: nobody is singled out.',
}
const protection: Cell = {
  basis: 'I',
  retention: 'P5Y',
  balancing: 'Fraud harms the customer first; read by the fraud team alone, each read logged.',
}
const right: Cell = { basis: 'L', retention: 'P10Y' }

/** The policy matrix. `version` changes with every change below. */
export const policy: { readonly version: string; readonly purposes: Readonly<Record<PurposeKey, PurposePolicy>> } = {
  version: '1',
  purposes: {
    ServiceProvision: {
      benefit: 'You get what you ordered, without telling us everything again.',
      cells: {
        IDENTIFYING: serviceRecord,
        CONTACT: serviceRecord,
        DEMOGRAPHIC: serviceRecord,
        FINANCIAL: { basis: 'K', retention: 'P10Y' },
        BEHAVIOURAL: serviceRecord,
        SPECIAL: consented,
      },
    },
    CustomerCare: {
      benefit: 'Whoever helps you knows what happened and need not ask twice.',
      cells: {
        IDENTIFYING: serviceRecord,
        CONTACT: serviceRecord,
        DEMOGRAPHIC: care,
        FINANCIAL: { basis: 'K', retention: 'P10Y' },
        BEHAVIOURAL: care,
        INFERRED: care,
      },
    },
    Marketing: {
      benefit: 'Offers that fit, only where you asked for them.',
      cells: {
        IDENTIFYING: consented,
        CONTACT: consented,
        DEMOGRAPHIC: consented,
        BEHAVIOURAL: consented,
        INFERRED: consented,
        EXTERNAL: consented,
      },
    },
    Personalisation: {
      benefit: 'Pages and products arranged for you.',
      cells: { IDENTIFYING: consented, DEMOGRAPHIC: consented, BEHAVIOURAL: consented, INFERRED: consented },
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
      cells: { IDENTIFYING: lawful, CONTACT: lawful, FINANCIAL: lawful, EXTERNAL: lawful },
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
