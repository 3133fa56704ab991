import { scorePair } from '../match/compare.ts'
import { isRoleMailbox } from '../normalise/role-mailbox.ts'
import type { IdentifierType } from '../records/identifier-types.ts'
import { type IdentifierRule, type RuleSet, type SubjectType, typeRuleOf } from '../rule-set.ts'
import type { CompareTraits, Comparison } from './compare-traits.ts'
import type { MatchIdentifier, MatchRecord } from './match-record.ts'

/** A reason to consider two records one subject. `a` < `b`. */
export interface Edge {
  readonly a: string
  readonly b: string
  /** The name of the rule: the identifier's type, with `_AND_TRAITS` if names or dates agree as well. */
  readonly rule: string
  /** MATCH: made by the model, not by a single identifier. */
  readonly kind: IdentifierRule['kind'] | 'MATCH'
  readonly score: number
  /** The key; `MATCH` for an edge of the model. */
  readonly identifier: string
  readonly comparison: Comparison
  /** The person who decided, if one did. */
  readonly by?: string
}

/** Each pair under the ids of both of its records. */
export function byRecord<P extends Pick<Edge, 'a' | 'b'>>(pairs: readonly P[]): ReadonlyMap<string, readonly P[]> {
  const pairsById = new Map<string, P[]>()
  for (const pair of pairs)
    for (const id of [pair.a, pair.b]) {
      const known = pairsById.get(id)
      if (known === undefined) pairsById.set(id, [pair])
      else known.push(pair)
    }
  return pairsById
}

/**
 * Two records that hold one identifier, which `isVerified` if both have verified it. Null if the rules see no reason in it. Records of two
 * realms are connected only by what both have verified. A domain alone joins nobody: an agency's customers, the companies of a group and
 * everybody who writes from one mail provider share theirs, so what else the two state must also indicate one company.
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
      // `Kosch Energy` with the domain of `Kosch` may be its sister company: the model weighs what else they state.
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

/** A role mailbox shows where people work: those who share it are one only if their names or birth dates show it. */
function isOfFrontDesk({ type, key }: MatchIdentifier): boolean {
  return type === 'EMAIL' && isRoleMailbox(key.slice('EMAIL:'.length, key.lastIndexOf('@')))
}

/** The identifier types that can link a subject at all. */
export function canLink(rules: RuleSet, subject: SubjectType, type: IdentifierType): boolean {
  return typeRuleOf(rules, subject, type).rule !== null
}
