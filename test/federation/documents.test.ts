import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../harness/neo4j.ts'
import { createDifferential, type Differential } from './differential.ts'

const testGraph = useGraph()
const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))
let differential: Differential
beforeAll(async () => {
  differential = await createDifferential(testGraph)
}, 120_000)
afterAll(() => differential.close())

const ann = 'customerByIdentifier(type: EMAIL, value: "ann.lee@example.com")'
const page = 'customers(first: 3, filter: { kind: KNOWN }, orderBy: OLDEST)'
const entries = 'timeline(first: 12)'
const variables = {
  yes: true,
  no: false,
  first: 2,
  kinds: ['INVOICE'],
  filter: { kind: 'KNOWN' },
  none: null,
  source: 'crm',
  id: '1',
}

/** Names that mean something to a planner, or to the code of a caller. */
const keys = ['id', '__typename', 'node', 'displayName', 'kind', 'balance', 'subject', '_entities', 'data', 'then']

/** Documents in which KEY stands for such a name, wherever a planner may stumble over it. */
const aliased: Readonly<Record<string, string>> = {
  'a field of the root': `{ KEY: ${ann} { displayName balance { formatted } } }`,
  'a leaf of the same subgraph': `{ ${ann} { KEY: kind x: balance { formatted } y: consents { status } } }`,
  'a leaf of another subgraph': `{ ${ann} { KEY: delinquent z: kind } }`,
  'an object of another subgraph': `{ ${ann} { KEY: balance { KEY: currency x: formatted } y: id } }`,
  'a list of another subgraph': `{ ${ann} { KEY: consents { KEY: status p: purpose { KEY: key } } q: id } }`,
  'a connection and all within': `{ ${ann} { KEY: invoices(first: 2) { KEY: edges { KEY: node { KEY: title i: id } } } } }`,
  'customers of a list': `{ ${page} { edges { node { KEY: kind b: balance { formatted } w: withheld { category } } } } }`,
  'a list and all within': `{ KEY: ${page} { KEY: edges { KEY: node { KEY: displayName b: balance { KEY: formatted } } } } }`,
  'entries of every subgraph': `{ ${ann} { ${entries} { edges { n: node { KEY: occurredAt t: title ... on Invoice { d: dueAt s: status } ... on ConsentEvent { x: method } } } } } }`,
  'an interface and its types': `{ ${ann} { ${entries} { edges { n: node { ... on Invoice { KEY: status } ... on Payment { KEY: title } ... on TimelineEntry { t: __typename } } } } } }`,
  'an entity behind an entity': `{ ${ann} { invoices(first: 2) { edges { n: node { KEY: subscription { KEY: id } c: contract { KEY: title } } } } } }`,
  'the way back to the customer': `{ ${ann} { records(first: 2) { edges { n: node { KEY: customer { KEY: displayName b: balance { KEY: formatted } } } } } } }`,
  'the name of the type': `{ ${ann} { KEY: __typename b: balance { KEY: __typename formatted } } }`,
  'fragments in fragments': `{ ${ann} { ...F ...G } } fragment F on Customer { KEY: kind } fragment G on Customer { ...F b: balance { ...M } } fragment M on Money { KEY: formatted }`,
  'a field that is left out': `query Q($yes: Boolean!, $no: Boolean!) { ${ann} { KEY: kind @skip(if: $yes) n: displayName b: balance @include(if: $yes) { KEY: formatted @include(if: $no) c: currency } } }`,
  'one field with other arguments': `{ ${ann} { KEY: invoices(first: 1) { edges { n: node { id } } } o: invoices(first: 2) { edges { n: node { KEY: id } } } } }`,
  'a list of lists': `{ ${ann} { a: accounts { KEY: account { KEY: name m: members(first: 2) { edges { n: node { KEY: customer { KEY: displayName d: delinquent } } } } } } } }`,
  'a household': `{ ${ann} { h: household { KEY: id m: members { KEY: customer { KEY: kind b: balance { formatted } } } } } }`,
  'records by reference': `{ KEY: records(refs: [{ source: "crm", sourceId: "1" }, { source: "crm", sourceId: "nobody" }]) { KEY: source c: customer { KEY: kind b: balance { formatted } } } }`,
}

/** Fragments, conditions and types, each place of its own. */
const written: Readonly<Record<string, string>> = {
  'fragments that narrow and widen again': `{ ${ann} { ${entries} { edges { node { ... on TimelineEntry { ... on Invoice { ... on TimelineEntry { ... on Invoice { status ... { dueAt } } title } } } } } } } }`,
  'a fragment of a type that the entry is not': `{ ${ann} { invoices(first: 2) { edges { node { ... on TimelineEntry { ... on Payment { reason } } } } } } }`,
  'nothing but fragments that never fit': `{ ${ann} { timeline(first: 3, kinds: [INVOICE]) { edges { node { ... on Payment { reason } } } } } }`,
  'a type name under two names in an interface': `{ ${ann} { ${entries} { edges { node { __typename a: __typename ... on Touchpoint { b: __typename } ... on Invoice { b: __typename } } } } } }`,
  'the same key of other types': `{ ${ann} { ${entries} { edges { node { ... on Invoice { x: dueAt } ... on ConsentEvent { x: expiresAt } ... on Booking { x: endsAt } } } } } }`,
  'the same key of lists and leaves': `{ ${ann} { ${entries} { edges { node { ... on Invoice { x: versions { recordedAt } } ... on Booking { x: versions { recordedAt } } } } } } }`,
  'a union with both types, and the name of its type alone': `{ portfolioMetrics(by: [PLAN], window: { from: "2026-08-01", to: "2026-11-01" }, currency: "EUR") { change(figure: REVENUE) { contributions { id: customers entries(first: 5) { __typename ... on LedgerEntry { id type a: amount { id: formatted } } ... on BillingSubscription { id title plan { name } } } b: entries(first: 5) { id: __typename } } } } }`,
  'conditions on everything': `query Q($yes: Boolean!, $no: Boolean!) { ${ann} @include(if: $yes) { ... @skip(if: $no) { displayName @include(if: $yes) } ...F @include(if: $no) ... on Customer @include(if: $yes) @skip(if: $no) { balance { formatted } } } } fragment F on Customer { consents { status } }`,
  'a field asked for twice, once under a condition': `query Q($yes: Boolean!, $no: Boolean!) { ${ann} { displayName @include(if: $no) displayName balance @skip(if: $yes) { currency } balance { formatted } } }`,
  'conditions that leave an object empty': `query Q($no: Boolean!) { ${ann} { balance { formatted @include(if: $no) } household { id @include(if: $no) } } }`,
  'conditions that leave an entity empty': `query Q($no: Boolean!) { ${ann} { invoices(first: 2) { edges { node { contract { title @include(if: $no) } } } } } }`,
  'conditions that leave an interface empty': `query Q($no: Boolean!) { ${ann} { ${entries} { edges { node { ... on Invoice @include(if: $no) { status } title @include(if: $no) } } } } }`,
  'all of the root left out but one': `query Q($no: Boolean!) { a: ${ann} @include(if: $no) { id } b: rateLimit { __typename } }`,
  'literal conditions': `{ ${ann} { id @skip(if: true) displayName @include(if: true) kind @include(if: false) balance @skip(if: false) { formatted } } }`,
  'conditions within a fragment that is spread twice': `query Q($yes: Boolean!, $no: Boolean!) { a: ${ann} { ...F @include(if: $yes) } b: ${ann} { ...F @include(if: $no) kind } } fragment F on Customer { displayName balance @skip(if: $no) { formatted } }`,
  'variables in lists, objects and defaults': `query Q($first: Int! = 5, $kinds: [TimelineKind!] = [PAYMENT], $filter: CustomerFilter = { kind: ANONYMOUS }) { ${ann} { timeline(first: $first, kinds: $kinds) { edges { node { title } } } } customers(first: $first, filter: $filter, orderBy: OLDEST) { edges { node { kind } } } }`,
  'variables within objects in lists': `query Q($source: String!, $id: ID!) { records(refs: [{ source: $source, sourceId: $id }, { sourceId: $id, source: "shop" }]) { source customer { kind } } }`,
  'variables of null': `query Q($none: [TimelineKind!], $filter: CustomerFilter) { ${ann} { timeline(first: 2, kinds: $none) { edges { node { kind } } } } customers(first: 2, filter: $filter) { edges { node { kind } } } }`,
  'a value in place of a list': `{ ${ann} { timeline(first: 2, kinds: INVOICE) { edges { node { title } } } consents(purposes: Marketing) { status } } }`,
  'one field of a root twice with other arguments': `{ a: customers(first: 1, filter: { kind: KNOWN }, orderBy: OLDEST) { edges { node { id } } } b: customers(first: 2, filter: { kind: KNOWN }, orderBy: OLDEST) { edges { node { id: kind } } } }`,
  'fields merged over fragments of other depth': `{ ${ann} { invoices(first: 2) { edges { node { id } } } ...F ... on Customer { invoices(first: 2) { pageInfo { hasNextPage } edges { cursor node { title } } } } } } fragment F on Customer { invoices(first: 2) { edges { node { lines { amount { formatted } } status } } } }`,
  'a customer within a customer within a customer': `{ ${ann} { records(first: 1) { edges { node { customer { balance { formatted } records(first: 1) { edges { node { customer { id: kind consents { status } } } } } } } } } } }`,
  'a root that is asked for under fragments': `{ ...R ... { ... on Query { rateLimit { __typename } } } } fragment R on Query { ${ann} { kind ...C } } fragment C on Customer { balance { formatted } }`,
  'names of types beside data': `{ __typename t: __typename ${ann} { __typename kind } }`,
  'nothing but the name of the root': `{ __typename id: __typename }`,
  'an operation with comments, commas and a string block': `query Q { # why\n ,, ${ann.replace('"ann.lee@example.com"', '"""ann.lee@example.com"""')} ,{ kind, , displayName } }`,
  'escapes in strings': `{ customerByIdentifier(type: EMAIL, value: "\\u0061nn.lee\\u{40}example.com") { kind } }`,
  nobody: `{ customer(id: "nobody") { id: displayName balance { formatted } } me { kind } }`,
  'nobody beside somebody': `{ a: customer(id: "nobody") { balance { formatted } } b: ${ann} { balance { formatted } } records(refs: [{ source: "x", sourceId: "x" }]) { customer { balance { formatted } } } }`,
  'a merge that nobody makes': `mutation { a: mergeCustomers(keepId: "nobody", absorbId: "noone", reason: "r") { __typename ... on Error { id: message } ...F } } fragment F on NotFound { __typename message }`,
  'mutations in order, with fragments': `mutation M($no: Boolean!, $id: ID!) { id: withdrawConsent(customerId: $id, purpose: Marketing) { ...E } b: objectToUse(customerId: $id, purpose: Marketing) { ... on CustomerNotFound { m: message } ... on LedgerSuccess @include(if: $no) { appended } } ...R } fragment R on Mutation { c: restrictUse(customerId: $id) { ...E } } fragment E on Error { __typename message }`,
}

/** Valid as a whole: some names make two fields of one key. */
function isValid(query: string): boolean {
  return validate(schema, parse(query)).length === 0
}

const documents = Object.entries(aliased).flatMap(([place, text]) =>
  keys.map((key) => [`${place} as ${key}`, text.replaceAll('KEY', key)] as const),
)

describe('the gateway answers as one schema without a plan does', () => {
  const valid = documents.filter(([, query]) => isValid(query))

  it('has documents enough', () => {
    expect(valid.length).toBeGreaterThan(0.8 * documents.length)
    expect(Object.entries(written).flatMap(([what, query]) => (isValid(query) ? [] : [what]))).toEqual([])
  })

  it.each(valid)('%s', (_, query) => differential.compareDocument(query, used(query)))

  it.each(Object.entries(written))('%s', (_, query) => differential.compareDocument(query, used(query)))
})

/** What the document declares. */
function used(query: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => query.includes(`$${name}:`)))
}
