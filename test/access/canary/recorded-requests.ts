import { setTimeout as sleep } from 'node:timers/promises'
import type { AuditEntry } from '../../../access/audit/record.ts'
import { policy } from '../../../access/policy.ts'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { testSecrets } from '../../harness/neo4j.ts'
import { tokenOf } from '../../harness/product.ts'
import type { Person } from './canary-world.ts'
import { dice } from './dice.ts'

/** What of one person each request should have left: `allowed BEHAVIOURAL`, `read Customer`, by `request person subgraph`. */
export type Outcomes = ReadonlyMap<string, readonly string[]>

/** A field of Customer for each subgraph, which every person has a value of. */
const fields = [
  { name: 'displayName', text: 'displayName', subgraph: 'identity', category: 'IDENTIFYING' },
  { name: 'identifiers', text: 'identifiers(first: 1) { pageInfo { hasNextPage } }', subgraph: 'identity' },
  { name: 'balance', text: 'balance { amountMinor }', subgraph: 'billing', category: 'FINANCIAL' },
  {
    name: 'touchpoints',
    text: 'touchpoints(first: 1) { pageInfo { hasNextPage } }',
    subgraph: 'engagement',
    category: 'BEHAVIOURAL',
  },
  // No purpose closes it, and yet it is recorded.
  { name: 'consents', text: 'consents { status }', subgraph: 'consent', category: 'BEHAVIOURAL' },
  // Without a category: recorded by name.
  { name: 'withheld', text: 'withheld { category }', subgraph: 'consent' },
  { name: 'mayUse', text: 'mayUse(purpose: Marketing) { allowed }', subgraph: 'consent' },
  { name: 'reach', text: 'reach(purpose: Marketing) { reason }', subgraph: 'consent' },
] as const

type Field = (typeof fields)[number]

/** A field of Query whose scope is missing: refused before it is known of whom. */
const refusedRoot = ['null identity', ['refused ANY']] as const

const scopes = [
  ...['customer:read', 'billing:read', 'engagement:read', 'consent:read', 'consent:write'],
  ...['identity:steward', 'portfolio:read'],
]

/** Questions about many: recorded once, under the group, with what of the arguments tells of nobody. */
const questions = [
  {
    text: 'portfolioMetrics(by: [MONTH], window: { from: "2025-01-01", to: "2025-03-31" }) { __typename }',
    subgraph: 'billing',
    scopes: ['portfolio:read'],
    shape: { by: ['MONTH'], window: { from: '2025-01-01', to: '2025-03-31' } },
  },
  {
    text: 'journeyFunnel(since: "2025-01-01", until: "2025-03-31") { key }',
    subgraph: 'engagement',
    scopes: ['portfolio:read'],
    shape: { by: 'ALL', since: '2025-01-01', until: '2025-03-31', stalledAfterDays: 30 },
  },
  {
    text: 'portfolioFeedback(since: "2025-01-01", until: "2025-03-31") { score }',
    subgraph: 'engagement',
    scopes: ['portfolio:read'],
    shape: { since: '2025-01-01', until: '2025-03-31' },
  },
  {
    text: 'stalledJourneys(stage: LEAD, first: 3) { pageInfo { hasNextPage } }',
    subgraph: 'engagement',
    scopes: ['engagement:read', 'customer:read'],
    shape: { stage: 'LEAD', days: 30, first: 3 },
  },
  {
    text: 'matchCandidates(first: 3) { edges { node { id } } }',
    subgraph: 'identity',
    scopes: ['identity:steward'],
    shape: { first: 3 },
  },
  {
    text: 'quarantine(source: "secret", first: 3) { edges { node { rule } } }',
    subgraph: 'identity',
    scopes: ['identity:steward'],
    shape: { source: 'given', first: 3 },
  },
] as const

interface Asked {
  readonly who: Viewer | null
  readonly purpose: PurposeKey | null
  readonly query: string
  readonly variables?: object
  /** From the answer's data. */
  readonly expect: (data: Readonly<Record<string, unknown>>) => readonly Outcome[]
}

/** Of one `person subgraph`; several of one are joined. */
type Outcome = readonly [string, readonly string[]]

/** `count` requests of all kinds, some at the same time; answers what each should have left, told by what it showed. */
export async function askMixed(
  { url, people }: { readonly url: string; readonly people: readonly Person[] },
  { count, seed, prefix }: { readonly count: number; readonly seed: number; readonly prefix: string },
): Promise<Outcomes> {
  const next = dice(seed)
  const outcomes = new Map<string, readonly string[]>()
  const requests = Array.from({ length: count }, (_, index) => ({
    requestId: `${prefix}-${index}`,
    asked: mixed(people, next),
  })).values()
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (const { requestId, asked } of requests) {
        const data = await ask(url, requestId, asked)
        for (const [key, outcome] of asked.expect(data)) {
          const whole = `${requestId} ${key}`
          outcomes.set(whole, [...(outcomes.get(whole) ?? []), ...outcome].sort())
        }
      }
    }),
  )
  return outcomes
}

export function outcomesOf(entries: readonly AuditEntry[]): Outcomes {
  return new Map(
    entries.map(
      ({ requestId, correlationId = requestId, subject, subgraph, allowed, refused, written, read, asked }) => [
        `${correlationId} ${subject} ${subgraph}`,
        [
          ...Object.keys(allowed).map((category) => `allowed ${category}`),
          ...Object.keys(refused).map((category) => `refused ${category}`),
          ...written.map((category) => `written ${category}`),
          ...read.map((name) => `read ${name}`),
          ...asked.map(({ field, by, found, failed, with: shape }) =>
            by === undefined
              ? `asked ${field} ${JSON.stringify(shape)}`
              : `asked ${field} ${by.kind} ${by.value} ${failed ?? found}`,
          ),
        ].sort(),
      ],
    ),
  )
}

async function ask(url: string, requestId: string, { who, purpose, query, variables }: Asked) {
  for (;;) {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': requestId,
        ...(who !== null && { authorization: `Bearer ${tokenOf(who)}` }),
        ...(purpose !== null && { 'x-purpose': purpose }),
      },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    const { data, errors } = JSON.parse(text)
    // A busy machine plans slowly, and says so before anything is read.
    if (errors?.[0]?.extensions.limit === 'planningMs') continue
    // So does one that has many previews to make, which it makes one after the other.
    if (errors?.[0]?.message.startsWith('Too many merge previews')) {
      await sleep(1_000)
      continue
    }
    if (response.status >= 500) throw new Error(`${query} was answered ${text}`)
    return data ?? {}
  }
}

function mixed(people: readonly Person[], next: () => number): Asked {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const person = pick(people)
  const { id } = person
  const wanted = fields.filter(() => next() < 0.6)
  const held = new Set(scopes.filter(() => next() < 0.85))
  const who: Viewer = {
    subject: 'somebody',
    clientId: 'client',
    scopes: held,
    purposes: purposeKeys,
    sources: null,
    customerId: null,
  }
  const selection = `id ${wanted.map(({ text }) => text).join(' ')}`
  const query = `query ($id: ID!) { customer(id: $id) { ${selection} } }`
  const one: Asked = {
    who,
    purpose: pick(purposeKeys),
    query,
    variables: { id },
    expect: ({ customer }) => [
      ...outcomesOfRow(customer, wanted),
      ...(customer === null ? [] : [[`${id} identity`, [lookedUp('customer', 'ID', id, 1)]] as const]),
    ],
  }
  switch (Math.floor(next() * 20)) {
    case 0:
      return {
        ...one,
        who: { ...who, sources: ['elsewhere'] },
        expect: () => [
          held.has('customer:read')
            ? [`${id} identity`, ['refused ANY', lookedUp('customer', 'ID', id, 0)]]
            : refusedRoot,
        ],
      }
    case 1:
      return {
        ...one,
        variables: { id: 'nobody' },
        expect: () => [
          held.has('customer:read') ? ['null identity', [lookedUp('customer', 'ID', 'nobody', 0)]] : refusedRoot,
        ],
      }
    case 2:
      return { ...one, who: null, expect: () => [] }
    case 3:
      return { ...one, purpose: null, expect: () => [] }
    case 4:
      return { ...one, query: query.replace('customer(', 'nothing('), expect: () => [] }
    case 5:
    case 6:
      return {
        ...one,
        query: `{ customers(first: 20) { edges { node { ${selection} } } } }`,
        expect: ({ customers }) =>
          customers === null
            ? [refusedRoot]
            : [
                ['group:customers identity', ['asked Query.customers {"first":20}']],
                // As asked for.
                ...(customers as { readonly edges: readonly { readonly node: unknown }[] }).edges.flatMap(({ node }) =>
                  outcomesOfRow(node, wanted),
                ),
              ],
      }
    case 7:
      return {
        ...one,
        query: 'mutation ($id: ID!) { setChannelPreference(customerId: $id, channel: SMS) { __typename } }',
        expect: () => [
          held.has('consent:write') ? [`${id} consent`, ['written BEHAVIOURAL']] : ['null consent', ['refused ANY']],
        ],
      }
    case 8:
    case 9:
    case 10:
      return { ...one, ...lookUp(person, pick(people), Math.floor(next() * 6), held, one.purpose) }
    case 11:
    case 12: {
      const { text, subgraph, scopes: needed, shape } = pick(questions)
      const field = `Query.${/^\w+/.exec(text)}`
      return {
        ...one,
        query: `{ ${text} }`,
        expect: () => [
          needed.every((scope) => held.has(scope))
            ? [`group:customers ${subgraph}`, [`asked ${field} ${JSON.stringify(shape)}`]]
            : [`null ${subgraph}`, ['refused ANY']],
        ],
      }
    }
    default:
      return one
  }
}

/** Somebody is named by something else than a customer's id, or is not there at all. */
function lookUp(
  { id, email, source, sourceId }: Person,
  other: Person,
  kind: number,
  held: ReadonlySet<string>,
  purpose: PurposeKey | null,
): Pick<Asked, 'query' | 'variables' | 'expect'> {
  const mayLook = held.has('customer:read')
  const both = [...new Set([id, other.id])]
  const ref = { source, sourceId }
  const otherRef = { source: other.source, sourceId: other.sourceId }
  const named = (field: string, name: string, found: number) => lookedUp(field, 'RECORD', name, found)
  switch (kind) {
    case 0:
      return {
        query: 'query ($email: String!) { customerByIdentifier(type: EMAIL, value: $email) { id } }',
        variables: { email: email.toUpperCase() },
        expect: () => {
          if (!mayLook) return [refusedRoot]
          // A purpose that opens no contact point to anybody finds nobody by one.
          return purpose !== null && policy.purposes[purpose].cells.CONTACT === undefined
            ? [['null identity', [lookedUp('customerByIdentifier', 'EMAIL', email, 0)]]]
            : [[`${id} identity`, ['read Customer', lookedUp('customerByIdentifier', 'EMAIL', email, 1)]]]
        },
      }
    case 1:
      return {
        query: '{ customersByIdentifier(type: EMAIL, value: "nobody@canary.example") { id } }',
        variables: {},
        expect: () => [
          mayLook
            ? ['null identity', [lookedUp('customersByIdentifier', 'EMAIL', 'nobody@canary.example', 0)]]
            : refusedRoot,
        ],
      }
    case 2:
      return {
        query: 'query ($refs: [RecordRefInput!]!) { records(refs: $refs) { sourceId } }',
        variables: { refs: [ref, { source, sourceId: 'nobody' }] },
        expect: () =>
          mayLook || held.has('identity:steward')
            ? [
                [`${id} identity`, ['read SourceRecord', named('records', `${source}:${sourceId}`, 1)]],
                ['null identity', [named('records', `${source}:nobody`, 0)]],
              ]
            : [refusedRoot],
      }
    case 3:
      return {
        query: '{ account(id: "nobody") { id } }',
        variables: {},
        expect: () => [mayLook ? ['null identity', [lookedUp('account', 'ID', 'nobody', 0)]] : refusedRoot],
      }
    case 4:
      return {
        query: 'query ($a: RecordRefInput!, $b: RecordRefInput!) { explainMatch(a: $a, b: $b) { same } }',
        variables: { a: ref, b: otherRef },
        expect: () =>
          held.has('identity:steward')
            ? both.map((subject) => [
                `${subject} identity`,
                [ref, otherRef].map((each) => named('explainMatch', `${each.source}:${each.sourceId}`, both.length)),
              ])
            : [refusedRoot],
      }
    default:
      return {
        query: 'query ($a: ID!, $b: ID!) { mergePreview(keepId: $a, absorbId: $b) { recordsMoved } }',
        variables: { a: id, b: other.id },
        expect: () =>
          held.has('identity:steward')
            ? both.map((subject) => [
                `${subject} identity`,
                [id, other.id].map((each) => lookedUp('mergePreview', 'ID', each, both.length)),
              ])
            : [refusedRoot],
      }
  }
}

/** The name stands there as its pseudonym alone. */
function lookedUp(field: string, kind: string, name: string, found: number): string {
  return `asked Query.${field} ${kind} ${testSecrets.pseudonym('looked up by', `${kind} ${name}`)} ${found}`
}

function outcomesOfRow(row: unknown, wanted: readonly Field[]): readonly Outcome[] {
  if (row === null) return [refusedRoot]
  // A customer that was asked for by what `selection` names.
  const customer = row as Readonly<Record<string, unknown>>
  const handedOut = [`${customer.id} identity`, ['read Customer']] as const
  return [handedOut, ...wanted.map((field) => outcomeOfField(customer, field))]
}

function outcomeOfField(customer: Readonly<Record<string, unknown>>, field: Field): Outcome {
  const { name, subgraph } = field
  const key = `${customer.id} ${subgraph}`
  if (!('category' in field)) return [key, [`read Customer.${name}`]]
  return [key, [`${customer[name] === null ? 'refused' : 'allowed'} ${field.category}`]]
}
