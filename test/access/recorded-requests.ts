import type { AuditEntry } from '../../access/audit/record.ts'
import { type PurposeKey, purposeKeys } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { tokenOf } from '../product.ts'
import type { Person } from './canary-world.ts'
import { dice } from './dice.ts'

/** What of one person each request should have left: `allowed BEHAVIOURAL`, by `request person subgraph`. */
export type Outcomes = ReadonlyMap<string, readonly string[]>

/** A field of Customer for each subgraph, which every person has a value of. */
const fields = [
  { name: 'displayName', text: 'displayName', subgraph: 'identity', category: 'IDENTIFYING' },
  { name: 'balance', text: 'balance { amountMinor }', subgraph: 'billing', category: 'FINANCIAL' },
  {
    name: 'touchpoints',
    text: 'touchpoints(first: 1) { pageInfo { hasNextPage } }',
    subgraph: 'engagement',
    category: 'BEHAVIOURAL',
  },
  // No purpose closes it, and yet it is recorded.
  { name: 'consents', text: 'consents { status }', subgraph: 'consent', category: 'BEHAVIOURAL' },
] as const

/** A field of Query whose scope is missing: refused before it is known of whom. */
const refusedRoot = ['null identity', ['refused ANY']] as const

const scopes = ['customer:read', 'billing:read', 'engagement:read', 'consent:read', 'consent:write']

interface Asked {
  readonly who: Viewer | null
  readonly purpose: PurposeKey | null
  readonly query: string
  readonly variables?: object
  /** From the answer's data. */
  readonly expect: (data: Readonly<Record<string, unknown>>) => readonly (readonly [string, readonly string[]])[]
}

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
        for (const [key, outcome] of asked.expect(data)) outcomes.set(`${requestId} ${key}`, outcome)
      }
    }),
  )
  return outcomes
}

export function outcomesOf(entries: readonly AuditEntry[]): Outcomes {
  return new Map(
    entries.map(({ requestId, subject, subgraph, allowed, refused, written }) => [
      `${requestId} ${subject} ${subgraph}`,
      [
        ...Object.keys(allowed).map((category) => `allowed ${category}`),
        ...Object.keys(refused).map((category) => `refused ${category}`),
        ...written.map((category) => `written ${category}`),
      ].sort(),
    ]),
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
    const { data, errors } = JSON.parse(await response.text())
    // A busy machine plans slowly, and says so before anything is read.
    if (errors?.[0]?.extensions.limit !== 'planningMs') return data ?? {}
  }
}

function mixed(people: readonly Person[], next: () => number): Asked {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const { id } = pick(people)
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
    expect: ({ customer }) => outcomesOfRow(customer, wanted),
  }
  switch (Math.floor(next() * 12)) {
    case 0:
      return {
        ...one,
        who: { ...who, sources: ['elsewhere'] },
        expect: () => [held.has('customer:read') ? [`${id} identity`, ['refused ANY']] : refusedRoot],
      }
    case 1:
      return { ...one, variables: { id: 'nobody' }, expect: () => (held.has('customer:read') ? [] : [refusedRoot]) }
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
            : // As asked for.
              (customers as { readonly edges: readonly { readonly node: unknown }[] }).edges.flatMap(({ node }) =>
                outcomesOfRow(node, wanted),
              ),
      }
    case 7:
      return {
        ...one,
        query: 'mutation ($id: ID!) { setChannelPreference(customerId: $id, channel: SMS) { __typename } }',
        expect: () => [
          held.has('consent:write') ? [`${id} consent`, ['written BEHAVIOURAL']] : ['null consent', ['refused ANY']],
        ],
      }
    default:
      return one
  }
}

function outcomesOfRow(
  row: unknown,
  wanted: readonly (typeof fields)[number][],
): readonly (readonly [string, readonly string[]])[] {
  if (row === null) return [refusedRoot]
  // A customer that was asked for by what `selection` names.
  const customer = row as Readonly<Record<string, unknown>>
  return wanted.map(({ name, subgraph, category }) => {
    const outcome = customer[name] === null ? 'refused' : 'allowed'
    return [`${customer.id} ${subgraph}`, [`${outcome} ${category}`]] as const
  })
}
