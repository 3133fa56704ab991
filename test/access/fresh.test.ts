import { beforeAll, describe, expect, it } from 'vitest'
import { purposeKeys } from '../../access/purposes.ts'
import type { Viewer } from '../../access/viewer.ts'
import { limits } from '../../config.ts'
import type { SubgraphCall } from '../../gateway/subgraph-calls/subgraph-call.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { createRequestContext } from '../../subgraphs/runtime/request-context.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'
import { startProduct, tokenOf } from '../harness/product.ts'
import { until } from '../harness/until.ts'
import { useCanaries, type Way } from './canary/canary-run.ts'
import { canariesIn, type Person } from './canary/canary-world.ts'
import { serveSubgraphs } from './serve-subgraphs.ts'
import { mixedAnswers } from './two-callers.ts'

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
  const sent = { status: response.status, retryAfter: response.headers.get('retry-after') }
  return { sent, text: await response.text() }
}

function shown(text: string): readonly string[] {
  return canariesIn(canaries.world().canaries, text).map(([value]) => value)
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
  async function answerWith(read: (graph: Graph) => Graph['read']): Promise<string> {
    const graph = ownGraph()
    const faulty: Graph = { ...graph, read: read(graph) }
    const product = await startProduct(
      { graph: faulty, batcher: createPatientBatcher(faulty) },
      {},
      { onFault: () => undefined },
    )
    try {
      return (await post(product.url, { query: facts, variables: { id: related.id } }, 'CustomerCare')).text
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
    // What never ends would not return before this test is given up.
    const text = await answerWith(read)
    expect(shown(text)).toEqual([])
    const { errors } = JSON.parse(text)
    expect(errors.length).toBeGreaterThan(0)
    for (const { extensions } of errors)
      expect(extensions.code).toMatch(/^(SERVICE_UNAVAILABLE|INTERNAL_SERVER_ERROR)$/)
  })

  /** Whether the answer was there before facts that come `factsAfterMs` late, and what it shows. */
  async function answerBeforeFacts(
    way: Way,
    { mostMs, factsAfterMs }: Record<'mostMs' | 'factsAfterMs', number>,
    query = facts,
  ) {
    const graph = ownGraph()
    const come = Promise.withResolvers<null>()
    const timer = setTimeout(come.resolve, factsAfterMs, null)
    const slow: Graph = {
      ...graph,
      async read(statement, ...rest) {
        if (isFacts(statement.name)) await come.promise
        return graph.read(statement, ...rest)
      },
    }
    const test = { graph: slow, batcher: createPatientBatcher(slow, { mostMs }) }
    // Longer than the facts take: what ends the wait is not the time a subgraph has.
    const settings = { audit: null, onFault: () => undefined, timeoutMs: 2 * factsAfterMs }
    const remote = way === 'remote' ? await serveSubgraphs(test, settings) : null
    const product = await startProduct(test, remote?.calls ?? {}, { onFault: () => undefined })
    try {
      const asked = post(product.url, { query, variables: { id: related.id } }, 'CustomerCare')
      const isFirst = (await Promise.race([asked, come.promise])) !== null
      return { isFirst, ...(await asked) }
    } finally {
      clearTimeout(timer)
      come.resolve(null)
      await product.close()
      await remote?.close()
    }
  }

  describe.each<Way>(['in process', 'remote'])('that come late, %s', (way) => {
    it('open nothing, and are not waited for', async () => {
      const { isFirst, text, sent } = await answerBeforeFacts(way, { mostMs: limits.decisionMs, factsAfterMs: 5_000 })
      expect(isFirst).toBe(true)
      expect(shown(text)).toEqual([])
      const { data, errors } = JSON.parse(text)
      // All of it is lost, so there is no answer that looks like one.
      expect(data).toBeUndefined()
      expect(errors[0].extensions.code).toBe('SERVICE_UNAVAILABLE')
      expect(sent).toEqual({ status: 503, retryAfter: '1' })
    })

    it.each([
      'query Q($id: ID!) { id: customer(id: $id) { __typename id kind displayName } }',
      '{ customers(first: 2) { edges { node { id kind displayName } } } }',
    ])('leave no answer of ids and nulls: %s', async (query) => {
      const late = { mostMs: limits.decisionMs, factsAfterMs: 5_000 }
      const { text, sent } = await answerBeforeFacts(way, late, query)
      expect(JSON.parse(text).data).toBeUndefined()
      expect(sent).toEqual({ status: 503, retryAfter: '1' })
    })

    it('would be waited for without a bound', async () => {
      const { isFirst, text } = await answerBeforeFacts(way, { mostMs: 60_000, factsAfterMs: 2_000 })
      expect(isFirst).toBe(false)
      expect(shown(text).length).toBeGreaterThan(2)
    })
  })

  it('while the same question shows values when they can be', async () => {
    const text = await answerWith((graph) => graph.read)
    expect(shown(text).length).toBeGreaterThan(2)
  })
})

/** Whether every object has got what none had. */
function isPolluted(): boolean {
  return Reflect.get({}, 'polluted') !== undefined
}

describe.each<Way>(['in process', 'remote'])('names of JavaScript, %s', (way) => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']
  const properties = () => Object.getOwnPropertyNames(Object.prototype).sort()

  async function ask(name: string, query: string) {
    const { url } = await canaries.product(way)
    const before = properties()
    const said = `"variables": { "id": "${related.id}", "${name}": "${related.id}" }, "extensions": { "${name}": { "polluted": true } }`
    const { text } = await post(url, `{ "query": ${JSON.stringify(query)}, ${said} }` as never, 'CustomerCare')
    expect(properties()).toEqual(before)
    expect(isPolluted()).toBe(false)
    return JSON.parse(text)
  }

  const value = expect.stringMatching(/zq/)

  it.each(names)('%s is an alias like any other', async (name) => {
    const fields = `${name}: displayName b: displayName balance { ${name}: amountMinor }`
    const { data, errors } = await ask(name, `query Q($id: ID!) { ${name}: customer(id: $id) { ${fields} } }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({ [name]: { [name]: value, b: value, balance: [{ [name]: expect.anything() }] } })
    expect(Object.keys(data)).toEqual([name])
  })

  it.each(names)('%s is a variable like any other, or none', async (name) => {
    const { data, errors } = await ask(name, `query Q($${name}: ID!) { customer(id: $${name}) { displayName } }`)
    if (name === '__proto__') {
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
      return
    }
    expect(errors).toBeUndefined()
    expect(data).toEqual({ customer: { displayName: value } })
  })
})

it.each(['__proto__', 'constructor', 'prototype'])('%s in what a subgraph answers changes nothing', async (name) => {
  const remote = await serveSubgraphs(canaries.test, { audit: null, onFault: () => undefined })
  const spiked = Object.entries(remote.calls).map(([subgraph, call]): [string, SubgraphCall] => [
    subgraph,
    async (...asked) => {
      const text = JSON.stringify(await call(...asked))
      return JSON.parse(text.replaceAll('{"', `{"${name}":{"polluted":true},"`))
    },
  ])
  const product = await startProduct(canaries.test, Object.fromEntries(spiked), { onFault: () => undefined })
  try {
    const { text } = await post(product.url, { query: facts, variables: { id: related.id } }, 'CustomerCare')
    expect(shown(text).length).toBeGreaterThan(2)
    expect(text).not.toContain('polluted')
    expect(isPolluted()).toBe(false)
  } finally {
    await product.close()
    await remote.close()
  }
})

it('what merges objects carelessly would be found out', () => {
  type Loose = Record<string, unknown>
  const merge = (into: Loose, from: Loose): void => {
    for (const [key, value] of Object.entries(from)) {
      if (typeof value === 'object' && value !== null) merge((into[key] ?? {}) as Loose, value as Loose)
      else into[key] = value
    }
  }
  try {
    merge({}, JSON.parse('{ "__proto__": { "polluted": true } }'))
    expect(isPolluted()).toBe(true)
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted')
  }
})

/** The long run has 1,000 turns and 500 moments. */
it('two callers of one operation never get answers of each other, by turns and at the same moment', async () => {
  const { url } = await canaries.product('in process')
  const { asked, mixed } = await mixedAnswers({ url, world: canaries.world() }, { turns: 100, moments: 30 })
  expect(mixed).toEqual([])
  expect(asked).toBe(160)
})

it('would where a process keeps what one of them was allowed', async () => {
  let kept: ReturnType<typeof createRequestContext> | null = null
  const product = await startProduct(
    canaries.test,
    {},
    {
      createContext: (caller, deps) => {
        kept ??= createRequestContext(caller, deps, null)
        return { ...createRequestContext(caller, deps, null), access: kept.access, reader: kept.reader }
      },
    },
  )
  try {
    const { mixed } = await mixedAnswers({ url: product.url, world: canaries.world() }, { turns: 20, moments: 0 })
    expect(mixed.length).toBeGreaterThan(0)
  } finally {
    await product.close()
  }
})
