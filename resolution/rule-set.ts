import { type Model, shippedModel } from './match/model.ts'
import type { IdentifierType } from './records/identifier-types.ts'

export type SubjectType = 'PERSON' | 'ORGANISATION'

/** The confidence that an equal identifier means the same subject, 0..1. Rules are tried from the highest down. */
export type IdentifierRule =
  /** Joins whatever else the records state. */
  | { readonly kind: 'ID'; readonly score: number }
  /** Joins if names and dates do not contradict; `agreeing` if they even agree. */
  | { readonly kind: 'CONTACT'; readonly score: number; readonly agreeing: number }
  /** Attaches records without a name to one known subject; never joins two known ones. */
  | { readonly kind: 'BROWSER'; readonly score: number }

export interface TypeRule {
  readonly rule: IdentifierRule | null
  /** An identifier of more different people than this says nothing about whose it is: it is only evidence. Records do not count. */
  readonly maxPeople: number
}

export interface RuleSet {
  readonly version: string
  readonly rules: Readonly<Record<SubjectType, Readonly<Partial<Record<IdentifierType, TypeRule>>>>>
  /** For identifier types without a rule. */
  readonly otherTypes: TypeRule
  /** Decides what identifiers leave open. Frozen: nothing that is ingested changes it. */
  readonly model: Model
  /** False: only identifiers link, and the model neither blocks nor compares. */
  readonly isProbabilistic: boolean
}

const ids = {
  USER_ID: { rule: { kind: 'ID', score: 0.99 }, maxPeople: 200 },
  CRM_ID: { rule: { kind: 'ID', score: 0.985 }, maxPeople: 200 },
  BILLING_ID: { rule: { kind: 'ID', score: 0.98 }, maxPeople: 200 },
  LOYALTY_ID: { rule: { kind: 'ID', score: 0.975 }, maxPeople: 200 },
} as const satisfies Partial<Record<IdentifierType, TypeRule>>

const contacts = {
  EMAIL: { rule: { kind: 'CONTACT', score: 0.9, agreeing: 0.97 }, maxPeople: 50 },
  PHONE: { rule: { kind: 'CONTACT', score: 0.85, agreeing: 0.95 }, maxPeople: 50 },
} as const satisfies Partial<Record<IdentifierType, TypeRule>>

/** The rules in force. A change of any figure needs a new version. */
export const ruleSet: RuleSet = {
  version: '1',
  rules: {
    PERSON: {
      ...ids,
      ...contacts,
      COOKIE_ID: { rule: { kind: 'BROWSER', score: 0.7 }, maxPeople: 50 },
      DEVICE_ID: { rule: { kind: 'BROWSER', score: 0.6 }, maxPeople: 50 },
    },
    ORGANISATION: {
      LEI: { rule: { kind: 'ID', score: 0.995 }, maxPeople: 200 },
      ...ids,
      COMPANY_REGISTRATION: { rule: { kind: 'CONTACT', score: 0.93, agreeing: 0.98 }, maxPeople: 50 },
      TAX_ID: { rule: { kind: 'CONTACT', score: 0.93, agreeing: 0.98 }, maxPeople: 50 },
      DOMAIN: { rule: { kind: 'CONTACT', score: 0.9, agreeing: 0.97 }, maxPeople: 50 },
      ...contacts,
    },
  },
  otherTypes: { rule: null, maxPeople: 50 },
  model: shippedModel(),
  isProbabilistic: true,
}

export function typeRuleOf(rules: RuleSet, subject: SubjectType, type: IdentifierType): TypeRule {
  return rules.rules[subject][type] ?? rules.otherTypes
}

/** People and organisations may hold one identifier: the more generous of their limits decides for both. */
export function maxPeopleOf(rules: RuleSet, type: IdentifierType): number {
  return Math.max(typeRuleOf(rules, 'PERSON', type).maxPeople, typeRuleOf(rules, 'ORGANISATION', type).maxPeople)
}
