import type { Row } from '../../graph/convert.ts'
import { browserTypes } from '../browser-types.ts'
import { type ConsentFact, inScope, isRefusal } from '../consent/consent-state.ts'
import { withOwnLimits } from '../consent/own-limits.ts'
import { type StatedScope, scopeOf } from '../known-records/identifier-scope.ts'
import type { LicensedSource } from '../known-records/known-sources.ts'
import type { SourceRole } from '../known-records/source-roles.ts'
import type { BirthFacts, Licence, RecordFacts } from './record-facts.ts'

/** The facts that every statement reads about a record. */
export function recordFacts(r: Row): RecordFacts {
  const identifiers = r.value<readonly IdentifierColumns[]>('identifiers')
  const consents = withOwnLimits(r.value<readonly ConsentColumns[]>('consents').map(consentFact))
  const onlyRestricts = r.boolean('onlyRestricts')
  const scopes = scopesOf(identifiers)
  const birth = r.value<(Omit<BirthFacts, 'attributes'> & { readonly attributes: string }) | null>('birth')
  return {
    subject: r.string('subject'),
    source: r.string('source'),
    // Written from the closed list of the source line only.
    role: r.string('role') as SourceRole,
    isDeclared: r.boolean('isDeclared'),
    isPlaceholder: r.boolean('isPlaceholder'),
    endedAt: r.numberOrNull('endedAt'),
    confidence: r.number('confidence'),
    since: r.numberOrNull('since'),
    consents: onlyRestricts ? stillRestricting(consents, r.boolean('isNameOnly'), r.boolean('isOwnOnly')) : consents,
    ...(onlyRestricts && { onlyRestricts }),
    ...(r.boolean('isCompany') && { isCompany: true }),
    isDevice: identifiers.length > 0 && identifiers.every(([, type]) => browserTypes.has(type)),
    verified: identifiers.filter(([, , isVerified]) => isVerified).map(([key]) => key),
    ofOthers: identifiers.filter(([, , , isOfOthers]) => isOfOthers).map(([key]) => key),
    ...(scopes.size > 0 && { scopes }),
    licence: r.value<Licence | null>('licence'),
    licensedSources: r.value<readonly LicensedSource[]>('licensedSources'),
    controller: r.stringOrNull('controller'),
    birth: birth === null ? null : { ...birth, attributes: JSON.parse(birth.attributes) },
  }
}

/** The same facts with what links the record to others of its customer. */
export function linkedFacts(r: Row): RecordFacts {
  const facts = recordFacts(r)
  const identifiers = r.value<readonly IdentifierColumns[]>('identifiers')
  return {
    ...facts,
    logins: loginsOf(facts, identifiers),
    held: identifiers.map(([key]) => key),
    formerlyHeld: r.strings('formerlyHeld'),
    formerlyVerified: r.strings('formerlyVerified'),
    heldByOthers: identifiers.filter(([, , , , , , isHeldByOthers]) => isHeldByOthers).map(([key]) => key),
    confirmed: r.strings('confirmed'),
    superseded: r.strings('superseded'),
    ownIds: r.strings('ownIds'),
    firstSeen: r.numberOrNull('firstSeen') ?? 0,
    isSpare: r.boolean('isSpare'),
  }
}

/**
 * What still counts of a record that was separated from the customer: see RESTRICTED_BY in graph/model.md. Somebody whose record only named
 * the customer decided nothing for the customer, who could not lift it.
 */
function stillRestricting(
  consents: readonly ConsentFact[],
  isNameOnly: boolean,
  isOwnOnly: boolean,
): readonly ConsentFact[] {
  const isHeard = (isOwn: boolean) => (isOwn ? !isNameOnly : !isOwnOnly)
  return consents.filter(
    ({ act, status, isSelfService }) =>
      (isRefusal(status) || act === 'RESTRICTION' || act === 'OBJECTION') && isHeard(isSelfService === true),
  )
}

/**
 * A source that verifies logins states by a USER_ID which of its records belong to one login, unless it has a record of another customer
 * under it. Other sources may use the same id for somebody else.
 */
function loginsOf({ source, scopes }: RecordFacts, identifiers: readonly IdentifierColumns[]): readonly string[] {
  const logins = identifiers.filter(([, , , , , isLogin]) => isLogin)
  return logins.map(([key]) => `${source} ${inScope(key, scopes?.get(key))}`)
}

/** Nearly always none: few identifiers are stated with their issuer. */
function scopesOf(identifiers: readonly IdentifierColumns[]): ReadonlyMap<string, string> {
  const scopes = new Map<string, string>()
  for (const [key, type, , , stated] of identifiers) {
    const scope = stated === null ? '' : scopeOf(type, { country: stated[0], issuer: stated[1], kind: stated[2] })
    if (scope !== '') scopes.set(key, scope)
  }
  return scopes
}

type IdentifierColumns = readonly [
  key: string,
  type: string,
  isVerified: boolean,
  isOfOthers: boolean,
  /** Null if its source states nothing about who issued it. */
  stated: readonly [StatedScope['country'], StatedScope['issuer'], StatedScope['kind']] | null,
  /** Read if links between records matter. */
  isLogin?: boolean,
  isHeldByOthers?: boolean,
]

/** In the order of the statement. */
type ConsentColumns = readonly [
  act: Required<ConsentFact>['act'],
  purpose: Required<ConsentFact>['purpose'],
  status: Required<ConsentFact>['status'],
  channel: Required<ConsentFact>['channel'],
  controller: Required<ConsentFact>['controller'],
  occurredAt: Required<ConsentFact>['occurredAt'],
  recordedAt: Required<ConsentFact>['recordedAt'],
  expiresAt: Required<ConsentFact>['expiresAt'],
  categories: Required<ConsentFact>['categories'],
  confirmedFor: Required<ConsentFact>['confirmedFor'],
  isSelfService: Required<ConsentFact>['isSelfService'],
  jurisdiction: Required<ConsentFact>['jurisdiction'],
  lineId: Required<ConsentFact>['lineId'],
  observedAt: Required<ConsentFact>['observedAt'],
  timesAhead: Required<ConsentFact>['timesAhead'],
  isSilent: Required<ConsentFact>['isSilent'],
]

function consentFact(columns: ConsentColumns): ConsentFact {
  const [act, purpose, status, channel, controller, occurredAt, recordedAt, expiresAt, categories, ...others] = columns
  const [confirmedFor, isSelfService, jurisdiction, lineId, observedAt, timesAhead, isSilent] = others
  return {
    act,
    purpose,
    status,
    channel,
    controller,
    occurredAt,
    recordedAt,
    expiresAt,
    categories,
    confirmedFor,
    isSelfService,
    jurisdiction,
    lineId,
    observedAt,
    timesAhead,
    isSilent,
  }
}
