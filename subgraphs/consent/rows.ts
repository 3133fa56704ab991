import type { CurrentConsent } from './rules.ts'

export interface CustomerRow {
  readonly id: string
}

export interface ConsentRow extends CurrentConsent {
  /** Whose list it stands in. */
  readonly customerId: string
}
