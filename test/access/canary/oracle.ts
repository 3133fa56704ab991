import type { Category } from '../../../access/categories.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { State } from '../seed-states.ts'

/**
 * The contract in words of its own: nothing here comes from the enforcement. A column a category: IDENTIFYING CONTACT DEMOGRAPHIC
 * FINANCIAL BEHAVIOURAL INFERRED EXTERNAL SPECIAL.
 */
const columns = 'IDENTIFYING CONTACT DEMOGRAPHIC FINANCIAL BEHAVIOURAL INFERRED EXTERNAL SPECIAL'.split(' ')
const matrix: Readonly<Record<PurposeKey, string>> = {
  ServiceProvision: 'K K K K K - - C',
  CustomerCare: 'K K I K I I - -',
  Marketing: 'C C C - C C C -',
  Personalisation: 'C - C - C C - -',
  ServiceOptimisation: '- - I - I - - -',
  FraudPreventionAndDetection: 'I I I I I I I -',
  LegalCompliance: 'L L - L - - L -',
  RightsFulfilment: 'L L L L L L L L',
}

/** Which grounds a state of the facts gives. */
const grounds: Readonly<Record<State, string>> = {
  nothing: 'IL',
  relationship: 'KIL',
  ended: 'IL',
  consented: 'CIL',
  refused: 'KL',
  minor: 'CKIL',
  restricted: 'CL',
}

export interface Principal {
  readonly scopes: readonly string[]
  readonly customerId?: string
  readonly sources?: readonly string[]
}

/** Whether the contract opens the category of such a customer to the principal. */
export function mayRead(who: Principal, purpose: PurposeKey, category: Category | null, state: State): boolean {
  if (!maySee(who, state)) return false
  if (category === null) return true
  const isOwn = who.customerId === state
  if (purpose === 'RightsFulfilment' && !isOwn && !who.scopes.includes('privacy:manage')) return false
  const basis = matrix[purpose].split(' ')[columns.indexOf(category)] ?? '-'
  if (basis === '-' || !grounds[state].includes(basis)) return false
  const isForAdults = purpose === 'Marketing' || purpose === 'Personalisation' || category === 'INFERRED'
  return !(state === 'minor' && isForAdults && basis !== 'L')
}

/** Whether figures about many people may be made of the categories: only where the purpose opens each, and never for customers. */
export function mayCount({ customerId, scopes }: Principal, purpose: PurposeKey, of: readonly Category[]): boolean {
  if (of.length === 0) return true
  if (customerId !== undefined || (purpose === 'RightsFulfilment' && !scopes.includes('privacy:manage'))) return false
  const bases = matrix[purpose].split(' ')
  return of.every((category) => bases[columns.indexOf(category)] !== '-')
}

/** Whether the principal may know that the customer exists. */
export function maySee(who: Principal, state: State): boolean {
  if (who.customerId !== undefined && who.customerId !== state) return false
  const source = state === 'nothing' || state === 'consented' ? 'web' : 'crm'
  return who.sources === undefined || who.sources.includes(source)
}

/** Whether the principal may know that the company exists, which the crm told of: the customer who asks has no record there. */
export function maySeeCompany({ customerId, sources }: Principal): boolean {
  return customerId === undefined && (sources === undefined || sources.includes('crm'))
}

export function hasScopes(
  { scopes: held, customerId }: Principal,
  alternatives: readonly (readonly string[])[],
): boolean {
  const mayUse = (scope: string) => held.includes(scope) && (scope !== 'self' || customerId !== undefined)
  return alternatives.some((scopes) => scopes.every(mayUse))
}
