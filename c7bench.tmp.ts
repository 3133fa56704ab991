import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { readFileSync } from 'node:fs'
import * as g1 from './access/guard.ts'
import * as a1 from './access/access.ts'
import * as w1 from './access/withholding.ts'
import { readBirth } from './subgraphs/read-birth.ts'
const base = process.argv[2]!
const g0 = await import(`${base}/access/guard.ts`)
const a0 = await import(`${base}/access/access.ts`)
const w0 = await import(`${base}/access/withholding.ts`)
const valueTypes = readFileSync('/work/main/subgraphs/value-types.graphql', 'utf8')
const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
type Query @public { customers: [Customer!] }
type Customer @key(fields: "id") { id: ID! @public
 displayName: String @personalData(category: IDENTIFYING) @requiresScopes(scopes: [["customer:read"], ["self"]])
 given: String @personalData(category: IDENTIFYING) family: String @personalData(category: IDENTIFYING)
 email: String @personalData(category: CONTACT) phone: String @personalData(category: CONTACT)
 likes: String @personalData(category: BEHAVIOURAL)
 identifiers: [Identifier!] @public
 touchpoints: TouchpointConnection @personalData(category: BEHAVIOURAL) }
type Identifier @public { type: String! value: String @personalData(by: ROW) }
type TouchpointConnection @public { edges: [TouchpointEdge!]! }
type TouchpointEdge @public { node: Touchpoint cursor: String! }
type Touchpoint @key(fields: "id") @personalData(category: BEHAVIOURAL) { id: ID! name: String! channel: String! occurredAt: Float! }
${valueTypes}`
const customers = Array.from({ length: 50 }, (_, i) => ({ id: `c${i}`, displayName: 'n', given: 'g', family: 'f', email: 'e@x.io', phone: '+44', likes: 'l',
  identifiers: [1,2,3].map(() => ({ subject: `c${i}`, type: 'EMAIL', value: 'a@x.io' })),
  touchpoints: { edges: Array.from({ length: 10 }, (_, k) => ({ node: { id: `t${k}`, subject: `c${i}`, name: 'x', channel: 'WEB', occurredAt: 5 }, cursor: 'c' })) } }))
const isOne = process.argv[3]==='one'
const list = isOne ? customers.slice(0,1) : customers
const build = () => buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: { Query: { customers: () => list } } }])
const doc = parse('{ customers { id displayName given family email phone likes identifiers { type value } touchpoints { edges { cursor node { id name channel occurredAt } } } } }')
const facts = [{ subject: 'crm:1', source: 'crm', role: 'SYSTEM_OF_RECORD', isPlaceholder: false, endedAt: null, isDevice: false, verified: [], birth: null,
  consents: [{ purpose: 'Marketing', status: 'GIVEN', channel: null, controller: null, occurredAt: 1, expiresAt: null, act:'CONSENT', categories:null,isConfirmed:null,jurisdiction:null,lineId:'a',observedAt:1 }, { purpose: 'Marketing', status: 'GIVEN', channel: 'EMAIL', controller: null, occurredAt: 1, expiresAt: null, act:'CONSENT', categories:null,isConfirmed:null,jurisdiction:null,lineId:'b',observedAt:1 }] }]
const reader = { rows: () => ({ load: async () => facts, clear() {} }), row: () => ({ load: async () => null }), read: async () => [] }
const viewer = { subject: 's', clientId: 'c', scopes: new Set(['customer:read']), purposes: ['Marketing'], sources: null, customerId: null }
const s = { none: build(), base: build(), now: build() }
g0.guardSchema(s.base, { 'Identifier.value': () => 'CONTACT' })
g1.guardSchema(s.now, { 'Identifier.value': () => ({ category: 'CONTACT', channels: ['EMAIL'], name: 'EMAIL' }) })
const ctx = {
  none: () => ({}),
  base: (p: string) => ({ access: a0.createAccess(viewer, p, { reader, now: () => new Date() }), withholding: w0.createWithholding(p) }),
  now: (p: string) => ({ access: a1.createAccess(viewer as never, p as never, { reader: reader as never, now: () => new Date(), readBirth }), withholding: w1.createWithholding(p as never) }),
} as Record<string, (p: string) => object>
async function run(kind: 'none'|'base'|'now', purpose: string, n: number) {
  const t = performance.now()
  for (let i = 0; i < n; i++) { const r = await execute({ schema: s[kind], document: doc, contextValue: ctx[kind]!(purpose) }); if (r.errors) throw r.errors[0] }
  return n / (performance.now() - t) * 1000
}
const n = isOne ? 2000 : 120
for (const purpose of ['ServiceProvision', 'Marketing']) {
  const res: Record<string, number[]> = { none: [], base: [], now: [] }
  for (let round = 0; round < 9; round++) for (const kind of ['none', 'base', 'now'] as const) { const r = await run(kind, purpose, n); if (round > 1) res[kind]!.push(r) }
  const med = (x: number[]) => x.sort((a, b) => a - b)[x.length >> 1]!
  console.log(purpose, isOne ? 'one customer' : '50 customers', Object.fromEntries(Object.entries(res).map(([k, v]) => [k, Math.round(med(v))])), 'now/base', (med(res.now!) / med(res.base!)).toFixed(2))
}
