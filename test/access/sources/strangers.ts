import { purposeKeys } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { command, cypher, statement } from '../../../graph/cypher.ts'
import { tokenOf } from '../../harness/product.ts'
import type { useCanaries, Way } from '../canary/canary-run.ts'
import { dice } from '../canary/dice.ts'

/** An id that is nobody's. */
const nobody = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const merged = '01ARZ3NDEKTSV4RRFFQ69G5MRG'
const erased = '01ARZ3NDEKTSV4RRFFQ69G5ERA'

const query = `query ($id: ID!) { customer(id: $id) {
  displayName identifiers(first: 5) { edges { node { value } } } touchpoints(first: 5) { edges { node { name } } }
  invoices(first: 5) { edges { node { id } } } consents { status } } }`
const mutation = `mutation ($id: ID!) {
  a: withdrawConsent(customerId: $id, purpose: Marketing) { __typename ... on Error { message } ... on LedgerSuccess { appended } }
  b: setChannelPreference(customerId: $id, channel: SMS) { __typename ... on Error { message } ... on LedgerSuccess { appended } } }`

/** What was told of one customer to somebody they are none of the business of, beside what is told of nobody. */
export interface Meeting {
  readonly id: string
  readonly told: readonly string[]
  readonly toldOfNobody: readonly string[]
  /** Statements sent to the graph for the read. */
  readonly statements: number
  readonly statementsForNobody: number
}

/** Everything that stands in the graph, but for what records access: whoever only asks leaves it as it is. */
const graphSize = statement({
  name: 'test.graphSize',
  text: cypher`
    MATCH (n) WHERE NOT n:AuditRecord AND NOT n:AuditWriter
    RETURN count(n) AS nodes, sum(size(keys(n))) AS properties, COUNT { ()-[]->() } AS relationships`,
  row: (r) => [r.number('nodes'), r.number('properties'), r.number('relationships')] as const,
})

const supersede = command({
  name: 'test.supersede',
  text: cypher<{ readonly survivor: string; readonly merged: string; readonly erased: string }>`
    MATCH (survivor:Customer {id: $survivor})
    MERGE (m:Customer {id: $merged}) SET m.status = 'MERGED'
    MERGE (m)-[:MERGED_INTO {at: 1}]->(survivor)
    MERGE (e:Customer {id: $erased}) SET e.status = 'ERASED'`,
})

/** `count` random pairs of a principal and a customer who is foreign to them, one after the other; what was written meanwhile. */
export async function meetStrangers(
  canaries: ReturnType<typeof useCanaries>,
  count: number,
  seed: number,
  way: Way = 'in process',
) {
  const { people } = canaries.world()
  const { url } = await canaries.product(way)
  const { graph } = canaries.test
  const survivor = people[0]?.id ?? ''
  await graph.write('test.supersede', (transaction) => transaction.run(supersede, { survivor, merged, erased }))
  const ids = [...people.map(({ id }) => id), merged, erased, '__proto__']
  const next = dice(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const sizeBefore = await graph.read(graphSize, {})

  async function ask(who: Viewer, text: string, id: string): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokenOf(who)}`,
        'x-purpose': 'RightsFulfilment',
        'x-request-id': 'the-same-request',
      },
      body: JSON.stringify({ query: text, variables: { id } }),
    })
    const told = await response.text()
    // A busy machine plans slowly, and says so before anything is read.
    return told.includes('planningMs') ? ask(who, text, id) : told
  }

  async function counted(who: Viewer, id: string) {
    let statements = 0
    const stop = canaries.graph.watch(() => {
      statements++
    })
    const told = await ask(who, query, id)
    stop()
    return { told, statements }
  }

  const meetings: Meeting[] = []
  for (let index = 0; index < count; index++) {
    const id = pick(ids)
    const own = pick(people).id
    const isOwn = own === id || (own === survivor && id === merged)
    const who = isOwn || next() < 0.3 ? elsewhere : self(own)
    const [read, readOfNobody] = [await counted(who, id), await counted(who, nobody)]
    meetings.push({
      id,
      told: [read.told, await ask(who, mutation, id)],
      toldOfNobody: [readOfNobody.told, await ask(who, mutation, nobody)],
      statements: read.statements,
      statementsForNobody: readOfNobody.statements,
    })
  }
  const sizeAfter = await graph.read(graphSize, {})
  /** The same two requests by the customer. */
  const byThemselves = async (id: string) => [await ask(self(id), query, id), await ask(self(id), mutation, id)]
  return { meetings, sizeBefore, sizeAfter, byThemselves }
}

const everything: Viewer = {
  subject: 'somebody',
  clientId: 'client',
  scopes: new Set([
    'customer:read',
    'engagement:read',
    'billing:read',
    'consent:read',
    'consent:write',
    'privacy:manage',
  ]),
  purposes: purposeKeys,
  sources: null,
  customerId: null,
}

const elsewhere: Viewer = { ...everything, sources: ['elsewhere'] }

function self(customerId: string): Viewer {
  return { ...everything, scopes: new Set(['self']), customerId }
}
