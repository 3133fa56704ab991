import fc from 'fast-check'
import type { GraphQLSchema } from 'graphql'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { personas } from '../../../access/tokens/personas.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { randomQuery, randomQueryVariables } from '../../federation/random-query.ts'
import { tokenOf } from '../../harness/product.ts'
import type { CanaryWorld, Person } from './canary-world.ts'

/** One request as it goes out. */
export interface RandomRequest {
  readonly who: Viewer
  readonly purpose: PurposeKey
  readonly method: 'GET' | 'POST'
  readonly query: string
  readonly variables: object
  readonly headers: Readonly<Record<string, string>>
}

const ends = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

/** Everything a customer has canaries in, by each way there, in lists of so many. */
export function selectionOf(first: number): string {
  return `
  id displayName profile { givenName { value alternatives { value } } familyName { value } birthDate { value }
    names { value } preferredLanguage { value } addresses { line1 city text } attributes { name value } }
  identifiers(first: ${first}) { edges { cursor node { type value } } ${ends} }
  records(first: ${first}) { edges { cursor node { sourceId } } ${ends} }
  touchpoints(first: ${first}) { edges { cursor node { name title properties } } ${ends} }
  timeline(first: ${first}) { edges { cursor node { __typename title ... on Touchpoint { name properties }
    ... on Invoice { total { amountMinor formatted } lines { description } } ... on Feedback { comment } } } ${ends} }
  feedback(first: ${first}) { edges { cursor node { title comment } } ${ends} }
  invoices(first: ${first}) { edges { node { title total { amountMinor formatted } lines { description } } } ${ends} }
  contracts(first: ${first}) { edges { cursor node { title amount { amountMinor } } } ${ends} }
  ledger(first: ${first}) { edges { cursor node { amount { amountMinor } } } ${ends} }
  consentHistory(first: ${first}) { edges { cursor node { id title } } ${ends} }
  balance { amountMinor formatted } creditReports { values } externalReports { values }
  reach(purpose: Marketing) { value } withheld { category reason }`
}

export const wholeSelection = selectionOf(20)

export interface RequestMaker {
  readonly world: CanaryWorld
  readonly schema: GraphQLSchema
}

const favourites = ['customer', 'customerByIdentifier', 'customers']

/** Requests of any kind: any caller, purpose, query, transport, and every way a request can fail. */
export function randomRequests({ world, schema }: RequestMaker): fc.Arbitrary<RandomRequest> {
  const person = fc.constantFrom(...world.people)
  const pool = poolOf(world)
  const query = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(fc.array(fc.nat(9999), { maxLength: 60 })).map(([choices]) => ({
        query: randomQuery({ schema, pool, depth: 7, favourites }, choices),
        variables: randomQueryVariables,
      })),
    },
    {
      weight: 5,
      arbitrary: fc
        .tuple(person, fc.nat(5), fc.constantFrom(20, 20, 1))
        .map(([who, way, first]) => wayTo(who, way, first)),
    },
    { weight: 1, arbitrary: fc.tuple(person, fc.nat(3)).map(([who, kind]) => mutationOf(who, kind)) },
  )
  return fc
    .record({
      who: callers(world),
      purpose: fc.constantFrom(...purposeKeys),
      isGet: fc.nat(3),
      asked: query,
      fault: fc.nat(19),
      tokenFault: fc.nat(29),
    })
    .map(({ who, purpose, isGet, asked, fault, tokenFault }) => ({
      who,
      purpose,
      method: isGet === 0 ? 'GET' : 'POST',
      query: broken(asked.query, fault),
      variables: asked.variables,
      headers: headersOf(who, purpose, tokenFault),
    }))
}

/** Reads all of somebody whom each category is open of, by one who may: what no chance leaves out. */
export function wholeReads({ people }: CanaryWorld): readonly RandomRequest[] {
  const purpose = 'RightsFulfilment'
  const scopes = new Set(Object.values(personas).flatMap((persona): readonly string[] => persona.scopes))
  const who = { subject: 's', clientId: 'client', purposes: purposeKeys, sources: null, customerId: null, scopes }
  const headers = { authorization: `Bearer ${tokenOf(who)}`, 'x-purpose': purpose }
  return people
    .filter(({ state }) => state === 'consented')
    .map((person) => ({ who, purpose, method: 'POST', ...wayTo(person, 0, 20), headers }))
}

function callers({ people }: CanaryWorld): fc.Arbitrary<Viewer> {
  const base = { subject: 'somebody', clientId: 'client', purposes: purposeKeys, sources: null, customerId: null }
  const scopes = [...new Set(Object.values(personas).flatMap((persona): readonly string[] => persona.scopes))]
  return fc.oneof(
    fc
      .constantFrom(...Object.values(personas))
      .map((persona) => ({ ...base, scopes: new Set<string>(persona.scopes) })),
    fc.constantFrom(...people).map(({ id }) => ({ ...base, scopes: new Set(['self']), customerId: id })),
    fc
      .tuple(fc.subarray(scopes), fc.constantFrom(null, ['web'], ['crm'], ['elsewhere'], []))
      .map(([some, sources]) => ({ ...base, scopes: new Set(some), sources })),
  )
}

function poolOf({ people }: CanaryWorld) {
  const ids = people.map(({ id }) => `"${id}"`)
  const refs = people.map(({ source, sourceId }) => `{source: "${source}", sourceId: "${sourceId}"}`)
  return {
    'Query.customer': ids.map((id) => `id: ${id}`),
    'Query.customerByIdentifier': people.map(({ email }) => `type: EMAIL, value: "${email}"`),
    'Query.customersByIdentifier': people.map(({ email }) => `type: EMAIL, value: "${email}"`),
    id: ids,
    keepId: ids,
    absorbId: ids,
    RecordRefInput: refs,
    first: ['20', '5', '1', '101'],
    Date: ['"2024-01-01"', '"2024-12-31"'],
    DateTime: ['"2024-01-01T00:00:00Z"', '"2026-01-01T00:00:00Z"'],
    days: ['30'],
    from: ['"1"'],
    jws: ['"a.b.c"'],
  }
}

function wayTo({ id, email, source, sourceId }: Person, way: number, first: number) {
  const root = [
    'customer(id: $id)',
    'customerByIdentifier(type: EMAIL, value: $email)',
    'me',
    'customers(first: 20) { edges { node',
    'customersByIdentifier(type: EMAIL, value: $email)',
    'records(refs: [$ref]) { customer',
  ][way]
  const open = root?.split('{').length ?? 1
  return {
    query: `query Q($id: ID!, $email: String!, $ref: RecordRefInput!) { ${root} { ${selectionOf(first)} }${' }'.repeat(open - 1)}
      a: customer(id: $id) { id } b: customerByIdentifier(type: EMAIL, value: $email) { id } c: records(refs: [$ref]) { sourceId } }`,
    variables: { id, email, ref: { source, sourceId } },
  }
}

/** Mutations that change nothing the oracle looks at. */
function mutationOf({ id, source, sourceId, state }: Person, kind: number) {
  const customer = `customer { ${wholeSelection} }`
  const text = [
    `setChannelPreference(customerId: $id, channel: SMS) { ... on LedgerSuccess { events { id } ${customer} } }`,
    state === 'refused'
      ? `withdrawConsent(customerId: $id, purpose: Marketing) { ... on LedgerSuccess { ${customer} } }`
      : 'mergeCustomers(keepId: $id, absorbId: "nobody", reason: "test") { __typename ... on NotFound { message } }',
    'assertDistinct(a: $ref, b: $other, reason: "test") { __typename ... on AssertSuccess { a { customer { id } } } }',
    'correctAttribute(customerId: $id, name: "addresses", value: "x", reason: "test") { __typename }',
  ][kind]
  return {
    query: `mutation M($id: ID!, $ref: RecordRefInput!, $other: RecordRefInput!) { ${text}
      asked: setChannelPreference(customerId: $id, channel: PUSH) { __typename }
      a: assertDistinct(a: $ref, b: $other, reason: "test") { __typename } }`,
    variables: { id, ref: { source, sourceId }, other: { source, sourceId: 'nobody' } },
  }
}

/** Most documents stay whole. */
function broken(query: string, fault: number): string {
  switch (fault) {
    case 0:
      return query.slice(0, Math.floor(query.length / 2))
    case 1:
      return query.replace('displayName', 'displayNames')
    case 2:
      return query.replace(/first: \d+/, 'first: 1000')
    case 3:
      return `${query} fragment Unused on Customer { displayName }`
    case 4:
      return query.replace('$id', '$missing')
    default:
      return query
  }
}

function headersOf(who: Viewer, purpose: PurposeKey, fault: number): Readonly<Record<string, string>> {
  const whole = { authorization: `Bearer ${tokenOf(who)}`, 'x-purpose': purpose }
  switch (fault) {
    case 0:
      return { 'x-purpose': purpose }
    case 1:
      return { ...whole, authorization: 'Bearer nonsense' }
    case 2:
      return { ...whole, 'x-purpose': 'Nonsense' }
    case 3:
      return { ...whole, accept: 'text/css' }
    default:
      return whole
  }
}

/** What the caller said: whatever of it comes back tells nothing new. */
export function saidBy({ query, variables }: RandomRequest): string {
  return `${query} ${JSON.stringify(variables)}`
}

/** All that the caller gets to see. */
export async function send(url: string, request: RandomRequest): Promise<string> {
  const { method, query, variables, headers } = request
  const target = new URL(url)
  if (method === 'GET') {
    target.searchParams.set('query', query)
    target.searchParams.set('variables', JSON.stringify(variables))
  }
  const response = await fetch(target, {
    method,
    headers: { ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
    ...(method === 'POST' && { body: JSON.stringify({ query, variables }) }),
  })
  const told = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return `${response.status}\n${told}\n\n${await response.text()}`
}

const mostFollowed = 4

/** The next pages of the lists that an answer holds, and cursors put where they do not belong: of another list, of another customer, forged. */
export function followUps(
  request: RandomRequest,
  answer: string,
  canaries: readonly string[],
): readonly RandomRequest[] {
  if (request.query.includes('mutation')) return []
  const cursors = [...answer.matchAll(/"(\w+)":\{"edges":\[.*?"endCursor":"([^"]+)"/g)].flatMap(([, field, cursor]) =>
    field === undefined || cursor === undefined ? [] : [{ field, cursor }],
  )
  const forged = canaries
    .slice(0, 1)
    .flatMap((value) => [
      Buffer.from(`k:EMAIL:${value}`).toString('base64url'),
      Buffer.from(`2025-01-01T00:00:00.000Z_${value}`).toString('base64url'),
    ])
  return cursors.slice(0, mostFollowed).flatMap(({ field, cursor }, index) => {
    const other = cursors[(index + 1) % cursors.length]?.cursor ?? cursor
    return [cursor, other, ...forged].flatMap((after) => {
      const query = request.query.replace(new RegExp(`\\b${field}\\(first: \\d+`), `$&, after: "${after}"`)
      return query === request.query ? [] : [{ ...request, query }]
    })
  })
}
