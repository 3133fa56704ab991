import { beforeAll, describe, expect, it } from 'vitest'
import { auditFolder } from '../../access/audit/audit.ts'
import { purposeKeys } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { createBatcher } from '../../graph/batch.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { startProduct, tokenOf } from '../product.ts'
import { entriesIn, spooledLines } from './audit/spool-folder.ts'
import { useCanaries, type Way } from './canary-run.ts'
import { canariesIn, type Person } from './canary-world.ts'

const canaries = useCanaries()
let consented: Person
let related: Person

const asker: Viewer = {
  subject: 'somebody',
  clientId: 'client',
  scopes: new Set(['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'consent:write']),
  purposes: purposeKeys,
  sources: null,
  customerId: null,
}

beforeAll(() => {
  const of = (wanted: string) => {
    const person = canaries.world().people.find(({ state }) => state === wanted)
    if (person === undefined) throw new Error(`nobody is ${wanted}`)
    return person
  }
  consented = of('consented')
  related = of('relationship')
})

const facts = `query Q($id: ID!) { customer(id: $id) { id displayName balance { amountMinor }
  touchpoints(first: 5) { edges { node { name } } } } }`

async function post(url: string, body: object, purpose: string, headers: object = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokenOf(asker)}`,
      'x-purpose': purpose,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}

function shown(text: string): readonly string[] {
  return canariesIn(canaries.world().canaries, text).map(([value]) => value)
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('a withdrawal while 20 clients poll', () => {
  it('holds for every request that begins after its acknowledgement', async () => {
    const { url } = await canaries.product('in process')
    const counts = { seen: 0, after: 0, late: 0 }
    let acknowledged = Number.POSITIVE_INFINITY
    let isOver = false
    async function poll(): Promise<void> {
      while (!isOver) {
        const began = performance.now()
        const { text } = await post(url, { query: facts, variables: { id: consented.id } }, 'Marketing')
        const isShown = shown(text).length > 0
        if (isShown) counts.seen++
        if (began <= acknowledged) continue
        counts.after++
        if (isShown) counts.late++
      }
    }
    const pollers = Array.from({ length: 20 }, poll)
    await until(() => counts.seen >= 60)
    const withdraw = `mutation ($id: ID!) { withdrawConsent(customerId: $id, purpose: Marketing) { ... on LedgerSuccess { appended } } }`
    const { text } = await post(url, { query: withdraw, variables: { id: consented.id } }, 'CustomerCare')
    acknowledged = performance.now()
    expect(JSON.parse(text)).toMatchObject({ data: { withdrawConsent: { appended: 1 } } })
    await until(() => counts.after >= 60)
    isOver = true
    await Promise.all(pollers)
    expect(counts.late).toBe(0)
    // One call, and the same again changes nothing.
    const again = await post(url, { query: withdraw, variables: { id: consented.id } }, 'CustomerCare')
    expect(JSON.parse(again.text)).toMatchObject({ data: { withdrawConsent: { appended: 0 } } })
  }, 60_000)
})

describe('facts of consent that cannot be read', () => {
  const statementTimeoutMs = 500
  const ownGraph = () => createGraph(canaries.test.driver, { database: canaries.test.database, statementTimeoutMs })
  const isFacts = (name: string) => name === 'access.recordFactsByCustomerId'

  /** The product, with one statement changed on its way to the database. */
  async function answerWith(read: (graph: Graph) => Graph['read']): Promise<{ text: string; milliseconds: number }> {
    const graph = ownGraph()
    const faulty: Graph = { ...graph, read: read(graph) }
    const product = await startProduct(
      { graph: faulty, batcher: createBatcher(faulty) },
      {},
      { onFault: () => undefined },
    )
    try {
      const startedAt = performance.now()
      const { text } = await post(product.url, { query: facts, variables: { id: related.id } }, 'CustomerCare')
      return { text, milliseconds: performance.now() - startedAt }
    } finally {
      await product.close()
    }
  }

  const faults: Readonly<Record<string, (graph: Graph) => Graph['read']>> = {
    'the database refuses it': (graph) => (statement, params, options) =>
      graph.read(isFacts(statement.name) ? { ...statement, text: 'RETURN nonsense' } : statement, params, options),
    'it never ends': (graph) => (statement, params, options) => {
      const text = `UNWIND range(1, 20000000000) AS n WITH count(n) AS many ${statement.text}`
      return graph.read(isFacts(statement.name) ? { ...statement, text } : statement, params, options)
    },
  }

  it.each(Object.keys(faults))('open nothing: %s', async (name) => {
    const read = faults[name]
    if (read === undefined) throw new Error('no such fault')
    const { text, milliseconds } = await answerWith(read)
    expect(shown(text)).toEqual([])
    const { errors } = JSON.parse(text)
    expect(errors.length).toBeGreaterThan(0)
    for (const { extensions } of errors)
      expect(extensions.code).toMatch(/^(SERVICE_UNAVAILABLE|INTERNAL_SERVER_ERROR)$/)
    // The statement's own bound, twice for the one retry, and what a busy machine takes.
    expect(milliseconds).toBeLessThan(20 * statementTimeoutMs)
  })

  it('while the same question shows values when they can be', async () => {
    const { text } = await answerWith((graph) => graph.read)
    expect(shown(text).length).toBeGreaterThan(2)
  })
})

describe.each<Way>(['in process', 'remote'])('names of JavaScript, %s', (way) => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

  it.each(names)('%s is an alias, a variable and an extension like any other', async (name) => {
    const { url } = await canaries.product(way)
    const before = Object.getOwnPropertyNames(Object.prototype).sort()
    const query = `query Q($id: ID!) { ${name}: customer(id: $id) { ${name}: displayName b: displayName } }`
    const said = `"variables": { "id": "${related.id}", "${name}": { "polluted": true } }, "extensions": { "${name}": { "polluted": true } }`
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokenOf(asker)}`,
        'x-purpose': 'CustomerCare',
      },
      body: `{ "query": ${JSON.stringify(query)}, ${said} }`,
    })
    const { data, errors } = JSON.parse(await answer.text())
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    // An object built by assignment cannot hold it.
    if (name === '__proto__') {
      expect(data).toBeUndefined()
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }, {}])
      return
    }
    const value = expect.stringMatching(/zq/)
    expect(data).toEqual({ [name]: { [name]: value, b: value } })
  })
})

describe('access records over HTTP', () => {
  it('are as many as reads: one a request, person and subgraph, denied ones too', async () => {
    const { url } = await canaries.product('in process')
    const { people } = canaries.world()
    const expected = new Map<string, readonly string[]>()
    const categoryBySubgraph = { identity: 'IDENTIFYING', billing: 'FINANCIAL', engagement: 'BEHAVIOURAL' }
    const field = { identity: 'displayName', billing: 'balance', engagement: 'touchpoints' }
    const questions = Array.from({ length: 60 }, (_, index) => {
      const person = people[index % people.length]
      const purpose = purposeKeys[index % purposeKeys.length]
      return person === undefined || purpose === undefined ? [] : [{ person, purpose, requestId: `counted-${index}` }]
    }).flat()
    await Promise.all(
      questions.map(async ({ person, purpose, requestId }) => {
        const headers = { 'x-request-id': requestId }
        const { text } = await post(url, { query: facts, variables: { id: person.id } }, purpose, headers)
        const { customer } = JSON.parse(text).data
        for (const [subgraph, category] of Object.entries(categoryBySubgraph)) {
          const value = customer[Reflect.get(field, subgraph)]
          const outcome = value === null ? 'refused' : 'allowed'
          expected.set(`${requestId} ${person.id} ${subgraph}`, [outcome, category])
        }
      }),
    )
    const entries = entriesIn(await spooledLines(auditFolder(canaries.dataDir))).filter(({ requestId }) =>
      requestId.startsWith('counted-'),
    )
    const recorded = new Map(
      entries.map(({ requestId, subject, subgraph, allowed }) => {
        const category = Reflect.get(categoryBySubgraph, subgraph)
        return [`${requestId} ${subject} ${subgraph}`, [category in allowed ? 'allowed' : 'refused', category]]
      }),
    )
    expect(recorded).toEqual(expected)
    expect(entries.length).toBe(expected.size)
    expect(new Set([...expected.values()].map(([outcome]) => outcome)).size).toBe(2)
  })
})
