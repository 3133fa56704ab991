import type { Summary } from '../../ingest/summary.ts'
import type { Product } from '../harness/product.ts'
import { type FileCases, nameOf, type RecordRef } from './cases.ts'

export interface Check {
  /** Unique among all cases: it stands in the list of known faults. */
  readonly name: string
  readonly isRight: boolean
  /** What came instead. */
  readonly found: string
}

/** Every check of a case whose files were ingested with these summaries; null: they were refused. */
export async function checkCase(
  cases: FileCases,
  summaries: readonly Summary[] | null,
  { ask }: Pick<Product, 'ask'>,
): Promise<readonly Check[]> {
  const { file, mayRefuse } = cases
  const named = (name: string, isRight: boolean, found: unknown): Check => ({
    name: `${file}: ${name}`,
    isRight,
    found: JSON.stringify(found),
  })
  if (summaries === null) return [named('is taken', mayRefuse, 'refused')]
  const checks: Check[] = cases.runs > 1 ? [named('is taken alike each time', isTakenAlike(summaries), summaries)] : []
  for (const { a, b, expect } of cases.pairs) {
    const found = await joined(a, b, ask)
    checks.push(named(`${nameOf(a)} ${expect} ${nameOf(b)}`, found === expect, found))
  }
  for (const { record, path, expect } of cases.values) {
    const found = await shownBy(record, path, ask)
    checks.push(named(`${path} of ${nameOf(record)}`, JSON.stringify(found) === JSON.stringify(expect), found))
  }
  for (const { a, b } of cases.explained) {
    const found = await explained(a, b, ask)
    const isRight = found !== null && (found.same || found.confidence <= 0.95 || found.blockedBy !== null)
    checks.push(named(`${nameOf(a)} explained ${nameOf(b)}`, isRight, found))
  }
  return checks
}

function isTakenAlike(summaries: readonly Summary[]): boolean {
  return summaries.every(
    ({ quarantined, stoppedAtLine, reasons }) =>
      stoppedAtLine === null &&
      quarantined === summaries[0]?.quarantined &&
      reasons.every(({ rule }) => rule !== 'WRITE_FAILED'),
  )
}

type Ask = Product['ask']
type Ref = { readonly source: string; readonly sourceId: string }

function refOf({ source, id }: RecordRef): Ref {
  return { source, sourceId: id }
}

async function asSteward<T>(ask: Ask, query: string, variables: object): Promise<T> {
  const { data, errors } = await ask({ as: 'steward', for: 'ServiceProvision', query, variables })
  if (data === null || data === undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  // The query's own selection gives the type.
  return data as T
}

async function joined(a: RecordRef, b: RecordRef, ask: Ask): Promise<'SAME' | 'APART' | 'ABSENT'> {
  const query = 'query($refs: [RecordRefInput!]!) { records(refs: $refs) { customer { id } account { id } } }'
  type Row = { readonly customer: { readonly id: string } | null; readonly account: { readonly id: string } | null }
  const { records } = await asSteward<{ records: readonly (Row | null)[] }>(ask, query, { refs: [refOf(a), refOf(b)] })
  const [left, right] = records.map((row) => row?.customer?.id ?? row?.account?.id)
  if (left === undefined || right === undefined) return 'ABSENT'
  return left === right ? 'SAME' : 'APART'
}

interface Explained {
  readonly same: boolean
  readonly confidence: number
  readonly blockedBy: string | null
}

async function explained(a: RecordRef, b: RecordRef, ask: Ask): Promise<Explained | null> {
  const query = `query($a: RecordRefInput!, $b: RecordRefInput!) {
    explainMatch(a: $a, b: $b) { same confidence blockedBy }
  }`
  const found = await asSteward<{ explainMatch: Explained | null }>(ask, query, { a: refOf(a), b: refOf(b) })
  return found.explainMatch
}

/** What the customer of the record shows; undefined where there is none. */
async function shownBy(record: RecordRef, path: string, ask: Ask): Promise<unknown> {
  const id = await customerIdOf(record, ask)
  if (id === undefined) return undefined
  if (path === 'marketingEmail') return marketingEmailOf(id, ask)
  const query = `query($id: ID!) { customer(id: $id) { ${selectionOf(path)} } }`
  // Who handles requests for information sees all there is, of sources that nobody declared too.
  const { data } = await ask({ as: 'privacy-officer', for: 'RightsFulfilment', query, variables: { id } })
  const { customer } = data as unknown as { readonly customer: Shown }
  const { displayName, profile, touchpoints, invoices } = customer
  switch (path) {
    case 'displayName':
      return displayName
    case 'givenName':
    case 'familyName':
    case 'birthDate':
      return profile?.[path]?.value ?? null
    case 'address.city':
      return profile?.addresses?.[0]?.city ?? null
    case 'touchpoints':
      return touchpoints?.edges.map(({ node }) => node.name).toSorted()
    case 'invoiceAmounts':
      return invoices?.edges.map(({ node }) => node.total.amountMinor).toSorted((a, b) => a - b)
    default:
      return profile?.attributes?.[0]?.value ?? null
  }
}

function selectionOf(path: string): string {
  switch (path) {
    case 'displayName':
      return 'displayName'
    case 'givenName':
    case 'familyName':
    case 'birthDate':
      return `profile { ${path} { value } }`
    case 'address.city':
      return 'profile { addresses { city } }'
    case 'touchpoints':
      return 'touchpoints(first: 100) { edges { node { name } } }'
    case 'invoiceAmounts':
      return 'invoices(first: 100) { edges { node { total { amountMinor } } } }'
    default:
      return `profile { attributes(names: [${JSON.stringify(path)}]) { value } }`
  }
}

interface Shown {
  readonly displayName?: string | null
  readonly profile?: {
    readonly givenName?: Value | null
    readonly familyName?: Value | null
    readonly birthDate?: Value | null
    readonly addresses?: readonly { readonly city: string | null }[] | null
    readonly attributes?: readonly Value[] | null
  } | null
  readonly touchpoints?: Edges<{ readonly name: string }> | null
  readonly invoices?: Edges<{ readonly total: { readonly amountMinor: number } }> | null
}

interface Edges<T> {
  readonly edges: readonly { readonly node: T }[]
}

interface Value {
  readonly value: string | null
}

async function customerIdOf(record: RecordRef, ask: Ask): Promise<string | undefined> {
  const query = 'query($refs: [RecordRefInput!]!) { records(refs: $refs) { customer { id } } }'
  type Row = { readonly customer: { readonly id: string } | null }
  const { records } = await asSteward<{ records: readonly (Row | null)[] }>(ask, query, { refs: [refOf(record)] })
  return records[0]?.customer?.id
}

async function marketingEmailOf(id: string, ask: Ask): Promise<string | null> {
  const { data } = await ask({
    as: 'marketing',
    for: 'Marketing',
    query:
      'query($id: ID!) { customer(id: $id) { identifiers(types: [EMAIL], first: 10) { edges { node { value } } } } }',
    variables: { id },
  })
  type Answered = {
    readonly customer: { readonly identifiers: { readonly edges: readonly { readonly node: Value }[] } | null } | null
  }
  const { customer } = data as unknown as Answered
  return customer?.identifiers?.edges.find(({ node }) => node.value !== null)?.node.value ?? null
}
