import type { CustomerAnswer } from './answers.ts'
import { invoicesShown, pageSize, touchpointsShown } from './workloads.ts'

export interface Question {
  /** The path at the contender's address. */
  readonly path: string
  readonly body: string
}

/** How a contender is queried, and how its answers are read. */
export interface Dialect {
  byEmail(email: string): Question
  /** The page after `cursor`. Null: the first one. */
  page(cursor: string | null): Question
  customer(answer: unknown): CustomerAnswer | null
  customers(answer: unknown): readonly CustomerAnswer[]
  /** Requests the page after `cursor` without its content. Null if a cursor is the id of the customer before the page. */
  readonly walk: { question(cursor: string | null): Question; nextCursor(answer: unknown): string } | null
}

/** The contender's own format. Every reader below trusts that it returned what was requested. */
interface Answer<D> {
  readonly data: D
}

export const byHandDialect: Dialect = {
  byEmail: (email) => ({ path: 'customer', body: JSON.stringify({ email }) }),
  page: (cursor) => ({ path: 'customers', body: JSON.stringify({ after: cursor ?? '', first: pageSize }) }),
  customer: (answer) => (answer as Answer<{ customer: CustomerAnswer | null }>).data.customer,
  customers: (answer) => (answer as Answer<{ customers: readonly CustomerAnswer[] }>).data.customers,
  walk: null,
}

const plainFields = `
  id
  displayName
  identifiers { type value }
  touchpoints(first: ${touchpointsShown}) { id name channel occurredAt }
  invoices(first: ${invoicesShown}) { id total { amountMinor currency } status dueAt occurredAt }
  balance { amountMinor currency }
  consents { purpose status }`

const plainByEmail = `query Customer($email: String!) { customer: customerByEmail(value: $email) { ${plainFields} } }`
const plainPage = `query Customers($after: ID!) { customers(first: ${pageSize}, after: $after) { ${plainFields} } }`

export const apolloDialect: Dialect = {
  ...byHandDialect,
  byEmail: (email) => graphql('', plainByEmail, { email }),
  page: (cursor) => graphql('', plainPage, { after: cursor ?? '' }),
}

const fields = `
  id
  displayName
  identifiers(first: 10) { edges { node { type value } } }
  touchpoints(first: ${touchpointsShown}) { edges { node { id name channel occurredAt } } }
  invoices(first: ${invoicesShown}) { edges { node { id total { amountMinor currency } status dueAt occurredAt } } }
  balance { amountMinor currency }
  consents { purpose { key } status }`

const byEmail = `query Customer($email: String!) { customerByIdentifier(type: EMAIL, value: $email) { ${fields} } }`
const list = `customers(filter: { kind: KNOWN }, orderBy: OLDEST, first: ${pageSize}, after: $after)`
const page = `query Customers($after: String) { ${list} { edges { node { ${fields} } } } }`
const walk = `query Walk($after: String) { ${list} { pageInfo { endCursor } } }`

export const ourDialect: Dialect = {
  byEmail: (email) => graphql('graphql', byEmail, { email }),
  page: (cursor) => graphql('graphql', page, { after: cursor }),
  customer(answer) {
    const { customerByIdentifier: customer } = (answer as Answer<{ customerByIdentifier: OurCustomer | null }>).data
    return customer === null ? null : ourCustomer(customer)
  },
  customers: (answer) =>
    nodesOf((answer as Answer<{ customers: Connection<OurCustomer> }>).data.customers).map(ourCustomer),
  walk: {
    question: (cursor) => graphql('graphql', walk, { after: cursor }),
    nextCursor: (answer) => (answer as Answer<{ customers: PageInfo }>).data.customers.pageInfo.endCursor,
  },
}

function graphql(path: string, query: string, variables: Readonly<Record<string, unknown>>): Question {
  return { path, body: JSON.stringify({ query, variables }) }
}

interface PageInfo {
  readonly pageInfo: { readonly endCursor: string }
}

interface Connection<N> {
  readonly edges: readonly { readonly node: N }[]
}

type OurCustomer = Omit<CustomerAnswer, 'identifiers' | 'touchpoints' | 'invoices' | 'consents'> & {
  readonly identifiers: Connection<CustomerAnswer['identifiers'][number]>
  readonly touchpoints: Connection<CustomerAnswer['touchpoints'][number]>
  readonly invoices: Connection<CustomerAnswer['invoices'][number]>
  readonly consents: readonly { readonly purpose: { readonly key: string }; readonly status: string }[]
}

function ourCustomer(customer: OurCustomer): CustomerAnswer {
  return {
    ...customer,
    identifiers: nodesOf(customer.identifiers),
    touchpoints: nodesOf(customer.touchpoints),
    invoices: nodesOf(customer.invoices),
    consents: customer.consents.map(({ purpose, status }) => ({ purpose: purpose.key, status })),
  }
}

function nodesOf<N>({ edges }: Connection<N>): readonly N[] {
  return edges.map(({ node }) => node)
}
