import { scorePair } from '../match/compare.ts'
import { isRoleMailbox } from '../normalise/role-mailbox.ts'
import type { IdentifierType } from '../records/identifier-types.ts'
import { type IdentifierRule, type RuleSet, type SubjectType, typeRuleOf } from '../rule-set.ts'
import type { CompareTraits, Comparison } from './compare-traits.ts'
import type { MatchIdentifier, MatchRecord } from './match-record.ts'

/** Reason to take two records for one subject. `a` < `b`. */
export interface Edge {
  readonly a: string
  readonly b: string
  /** Name of the rule: the identifier's type, with `_AND_TRAITS` where names or dates agree too. */
  readonly rule: string
  /** MATCH: likened by the model, by no one identifier. */
  readonly kind: IdentifierRule['kind'] | 'MATCH'
  readonly score: number
  /** Key; `MATCH` for an edge of the model. */
  readonly identifier: string
  readonly comparison: Comparison
  /** Who decided, where a person did. */
  readonly by?: string
}

/**
 * Two records that hold one identifier, which `isVerified` if both have verified it, or null where the rules see no reason in it. Records of two
 * realms are tied by what both have verified alone. A domain alone joins nobody: an agency's customers,
 * the companies of a group and all who write from one mail provider share theirs, so that what else the two state has to speak for one
 * company as well.
 */
export function edgeOf(
  left: MatchRecord,
  right: MatchRecord,
  identifier: MatchIdentifier,
  rules: RuleSet,
  compare: CompareTraits,
): Edge | null {
  if (left.type !== right.type || (left.realm !== right.realm && !identifier.isVerified)) return null
  const { rule } = typeRuleOf(rules, left.type, identifier.type)
  if (rule === null) return null
  const comparison = compare(left.traits, right.traits)
  if (identifier.type === 'DOMAIN' && scorePair(left.traits, right.traits, rules.model).zone === 'APART') return null
  const strength = strengthOf(rule, left, right, identifier, comparison)
  if (strength === null) return null
  const [a, b] = left.id < right.id ? [left.id, right.id] : [right.id, left.id]
  const name = strength.isAgreeing ? `${identifier.type}_AND_TRAITS` : identifier.type
  return { a, b, rule: name, kind: rule.kind, score: strength.score, identifier: identifier.key, comparison }
}

function strengthOf(
  rule: IdentifierRule,
  left: MatchRecord,
  right: MatchRecord,
  identifier: MatchIdentifier,
  { relation, names }: Comparison,
): { readonly score: number; readonly isAgreeing: boolean } | null {
  switch (rule.kind) {
    case 'ID':
      return { score: rule.score, isAgreeing: false }
    case 'CONTACT':
      if (relation === 'CONTRADICT') return null
      if (left.type === 'PERSON' && isOfFrontDesk(identifier))
        return relation === 'AGREE' || names === 'NEARLY' ? { score: rule.score, isAgreeing: true } : null
      // `Kosch Energy` on the domain of `Kosch` may be its sister: the model weighs what else they tell.
      if (names === 'PART' && !companyNumberTypes.has(identifier.type)) return null
      if (!identifier.isValid) return relation === 'AGREE' ? { score: rule.score, isAgreeing: true } : null
      return relation === 'AGREE'
        ? { score: rule.agreeing, isAgreeing: true }
        : { score: rule.score, isAgreeing: false }
    case 'BROWSER':
      return left.isKnown && right.isKnown ? null : { score: rule.score, isAgreeing: false }
  }
}

const companyNumberTypes: ReadonlySet<IdentifierType> = new Set<IdentifierType>(['TAX_ID', 'COMPANY_REGISTRATION'])

/** A mailbox of a role says where people work: those who share it are one only where their names or birth dates say so. */
function isOfFrontDesk({ type, key }: MatchIdentifier): boolean {
  return type === 'EMAIL' && isRoleMailbox(key.slice('EMAIL:'.length, key.lastIndexOf('@')))
}

/** The identifier types that can link a subject at all. */
export function canLink(rules: RuleSet, subject: SubjectType, type: IdentifierType): boolean {
  return typeRuleOf(rules, subject, type).rule !== null
}
