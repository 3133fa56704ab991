import type { Person } from './canary-world.ts'

/** The ten most sensitive fields: what to select of a Customer, and what shows it as a figure where something does. */
export const sensitiveFields: Readonly<Record<string, { readonly selection: string; readonly aggregate?: string }>> = {
  displayName: { selection: 'displayName' },
  birthDate: { selection: 'profile { birthDate { value } }' },
  passport: { selection: 'identifiers(types: [PASSPORT], first: 5) { edges { node { value } } }' },
  email: { selection: 'identifiers(types: [EMAIL], first: 5) { edges { node { value } } }' },
  address: { selection: 'profile { addresses { line1 city } }' },
  balance: { selection: 'balance { amountMinor }', aggregate: 'metrics { historicValue { inputs } }' },
  invoices: {
    selection: 'invoices(first: 5) { edges { node { total { amountMinor } lines { description } } } }',
    aggregate: 'metrics(windowDays: 3660) { arpu { inputs } }',
  },
  touchpoints: {
    selection: 'touchpoints(first: 5) { edges { node { name properties } } }',
    aggregate: 'engagement { score touchpoints lastAt }',
  },
  interests: { selection: 'profile { attributes(names: ["interests"]) { value } }' },
  diagnosis: { selection: 'profile { attributes(names: ["diagnosis"]) { value } }' },
}
export type SensitiveField = keyof typeof sensitiveFields

/** A request by one of the shapes. */
export interface Shaped {
  readonly query: string
  readonly variables?: object
  readonly operationName?: string
}

/** Each way to the same value over the gateway; `null`: the schema has no such way to this field. */
export const accessShapes: Readonly<Record<string, (field: SensitiveField, person: Person) => Shaped | null>> = {
  plain: (field, { id }) => ({ query: `{ customer(id: "${id}") { ${of(field)} } }` }),
  alias: (field, { id }) => ({ query: `{ x: customer(id: "${id}") { harmless: ${of(field)} } }` }),
  'named fragment': (field, { id }) => ({
    query: `{ customer(id: "${id}") { ...F } } fragment F on Customer { ${of(field)} }`,
  }),
  'nested fragment': (field, { id }) => ({
    query: `{ customer(id: "${id}") { ...F } } fragment F on Customer { ...G } fragment G on Customer { ${of(field)} }`,
  }),
  'inline fragment': (field, { id }) => ({
    query: `{ customer(id: "${id}") { ... on Customer { ... { ${of(field)} } } } }`,
  }),
  // The one interface that leads to facts of a customer.
  interface: (field, { id }) => {
    const entry = {
      touchpoints: '... on Touchpoint { name properties }',
      invoices: '... on Invoice { lines { description } }',
    }
    const inside = Reflect.get(entry, field)
    return inside === undefined
      ? null
      : { query: `{ customer(id: "${id}") { timeline(first: 20) { edges { node { kind title ${inside} } } } } }` }
  },
  union: (field, { id }) => ({
    query: `mutation { setChannelPreference(customerId: "${id}", channel: SMS) {
      ... on LedgerSuccess { customer { ${of(field)} } } ... on Error { message } } }`,
  }),
  'dependant in another subgraph': (field, { email }) => ({
    query: `{ customerByIdentifier(type: EMAIL, value: "${email}") { withheld { category } mayUse(purpose: Marketing) { allowed } ${of(field)} } }`,
  }),
  'reference by record': (field, { source, sourceId }) => ({
    query: `{ records(refs: [{ source: "${source}", sourceId: "${sourceId}" }]) { customer { ${of(field)} } } }`,
  }),
  'by identifier': (field, { email }) => ({
    query: `{ customerByIdentifier(type: EMAIL, value: "${email}") { ${of(field)} } }`,
  }),
  'list item': (field) => ({ query: `{ customers(first: 50) { edges { node { ${of(field)} } } } }` }),
  // Refused already: nothing is written.
  'mutation payload': (field, { id }) => ({
    query: `mutation { withdrawConsent(customerId: "${id}", purpose: Personalisation) {
      ... on LedgerSuccess { appended customer { ${of(field)} } } } }`,
  }),
  '@include and @skip by variable': (field, { id }) => ({
    query: `query ($on: Boolean!, $off: Boolean!) { customer(id: "${id}") { ... @include(if: $on) { ${of(field)} } ... @skip(if: $off) { b: ${of(field)} } } }`,
    variables: { on: true, off: false },
  }),
  'second operation': (field, { id }) => ({
    query: `query A { customer(id: "${id}") { id } } query B { customer(id: "${id}") { ${of(field)} } }`,
    operationName: 'B',
  }),
  'sort or filter argument': (field) => ({
    query: `{ customers(first: 50, orderBy: ${field.toUpperCase()}) { edges { node { ${of(field)} } } } }`,
  }),
  'aggregate or count': (field, { id }) => {
    const aggregate = sensitiveFields[field]?.aggregate
    return aggregate === undefined ? null : { query: `{ customer(id: "${id}") { ${aggregate} } }` }
  },
}

function of(field: SensitiveField): string {
  return sensitiveFields[field]?.selection ?? ''
}
