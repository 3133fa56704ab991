import { readFileSync } from 'node:fs'
import { parse, visit } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purposeKeys } from '../../../access/purposes.ts'
import { personas } from '../../../access/tokens/personas.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { candidateContext } from '../../../subgraphs/identity/corrections/review-queue.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

/** May do everything, for the source `crm` alone. */
const bound: Viewer = {
  ...personaViewer('ingest'),
  scopes: new Set<string>(Object.values(personas).flatMap(({ scopes }) => scopes)),
  purposes: purposeKeys,
  sources: ['crm'],
}
const unbound: Viewer = { ...bound, sources: null }

interface Attempt {
  readonly query: string
  readonly variables?: object
}

/** Customers: `own` and `own2` of crm, `shared` of crm and erp, `foreign` of erp. */
type Ids = Readonly<Record<'own' | 'own2' | 'shared' | 'foreign' | 'ownMerge' | 'sharedMerge', string>>

const record = { observedAt: '2026-01-02T00:00:00Z', attributes: { givenName: 'Zoe' } }
const crm = (sourceId: string) => ({ source: 'crm', sourceId })
const erp = (sourceId: string) => ({ source: 'erp', sourceId })
let keys = 0

function ingest(field: string, type: string, items: readonly object[]): Attempt {
  const argument = field === 'ingestRecords' ? 'records' : field === 'ingestEvents' ? 'events' : 'feedback'
  return {
    query: `mutation($items: [${type}!]!, $key: String!) { ${field}(${argument}: $items, idempotencyKey: $key) { __typename } }`,
    variables: { items, key: `key-${++keys}` },
  }
}

const records = (...items: readonly object[]) =>
  ingest(
    'ingestRecords',
    'RecordInput',
    items.map((item) => ({ ...record, ...item })),
  )
const events = (...items: readonly object[]) =>
  ingest(
    'ingestEvents',
    'EventInput',
    items.map((item) => ({
      id: `e${keys}`,
      name: 'page_viewed',
      channel: 'WEB',
      occurredAt: '2026-01-02T00:00:00Z',
      ...item,
    })),
  )
const feedback = (...items: readonly object[]) =>
  ingest(
    'recordFeedback',
    'FeedbackInput',
    items.map((item) => ({ id: `f${keys}`, type: 'NPS', score: 1, occurredAt: '2026-01-02T00:00:00Z', ...item })),
  )
const mutation = (call: string): Attempt => ({ query: `mutation { ${call} { __typename } }` })
const because = 'reason: "because"'

/** Of each mutation: what a caller bound to crm must not be able to write, and what it may. */
const attempts: Readonly<
  Record<string, (ids: Ids) => { readonly foreign: readonly Attempt[]; readonly own: Attempt }>
> = {
  ingestRecords: () => ({
    foreign: [
      records({ source: 'erp', id: 'f' }),
      records({ source: 'crm', id: 'new' }, { source: 'erp', id: 'f' }),
      records({ source: 'crm', id: 'new', relations: [{ role: 'EMPLOYEE_OF', to: erp('f') }] }),
      records({ source: 'erp', id: '' }),
      records({ source: 'ERP', id: 'f' }),
      records({ source: 'erp:f', id: '1' }),
      records({ source: 'crm', id: '', relations: [{ role: 'EMPLOYEE_OF', to: erp('f') }] }),
    ],
    own: records({ source: 'crm', id: 'new', relations: [{ role: 'EMPLOYEE_OF', to: crm('own') }] }),
  }),
  ingestEvents: () => ({
    foreign: [
      events({ source: 'erp', record: crm('own') }),
      events({ source: 'crm', record: erp('f') }),
      events({ source: 'crm', record: erp('f'), name: '' }),
    ],
    own: events(
      { source: 'crm', record: crm('own') },
      { source: 'crm', identifier: { type: 'EMAIL', value: 'f@x.io' } },
    ),
  }),
  recordFeedback: () => ({
    foreign: [feedback({ source: 'erp', record: crm('own') }), feedback({ source: 'crm', record: erp('f') })],
    own: feedback({ source: 'crm', record: crm('own') }),
  }),
  advanceJourney: ({ own, foreign }) => {
    const move = (id: string) =>
      mutation(`advanceJourney(id: "${id}", to: LEAD, ${because}, idempotencyKey: "k${++keys}")`)
    return { foreign: [move(foreign)], own: move(own) }
  },
  recordConsent: ({ own, shared, foreign }) => {
    const give = (id: string, more = '') =>
      mutation(
        `recordConsent(customerId: "${id}", purpose: MARKETING${more}, controller: "Acme")`.replace(
          'MARKETING',
          'Marketing',
        ),
      )
    return {
      foreign: [
        give(foreign),
        give(shared, ', record: { source: "erp", sourceId: "s" }'),
        give(shared, ', record: { source: "erp:s", sourceId: "s" }'),
      ],
      own: give(own),
    }
  },
  withdrawConsent: (ids) => onCustomer(ids, (id) => `withdrawConsent(customerId: "${id}", purpose: Marketing)`),
  objectToUse: (ids) => onCustomer(ids, (id) => `objectToUse(customerId: "${id}", purpose: Marketing)`),
  restrictUse: (ids) => onCustomer(ids, (id) => `restrictUse(customerId: "${id}")`),
  setChannelPreference: (ids) => onCustomer(ids, (id) => `setChannelPreference(customerId: "${id}", channel: EMAIL)`),
  mergeCustomers: ({ own, own2, shared, foreign }) => {
    const merge = (keep: string, absorb: string) =>
      mutation(`mergeCustomers(keepId: "${keep}", absorbId: "${absorb}", ${because})`)
    return { foreign: [merge(own, shared), merge(shared, own), merge(own, foreign)], own: merge(own, own2) }
  },
  unmergeCustomers: ({ ownMerge, sharedMerge }) => ({
    foreign: [mutation(`unmergeCustomers(mergeId: "${sharedMerge}", ${because})`)],
    own: mutation(`unmergeCustomers(mergeId: "${ownMerge}", ${because})`),
  }),
  splitCustomer: ({ shared, own }) => {
    const split = (id: string, sourceId: string) =>
      mutation(`splitCustomer(id: "${id}", records: [{ source: "crm", sourceId: "${sourceId}" }], ${because})`)
    return { foreign: [split(shared, 's')], own: split(own, 'own') }
  },
  assertSame: () => onPair('assertSame'),
  assertDistinct: () => onPair('assertDistinct'),
  decideMatchCandidate: () => {
    const decide = (id: string) =>
      mutation(`decideMatchCandidate(id: "${testSecrets.seal(candidateContext, id)}", accept: true, ${because})`)
    return { foreign: [decide('shared')], own: decide('own') }
  },
  correctAttribute: ({ shared, own }) => {
    const correct = (id: string) =>
      mutation(`correctAttribute(customerId: "${id}", name: "givenName", value: "Eve", ${because})`)
    return { foreign: [correct(shared)], own: correct(own) }
  },
}

function onCustomer({ own, foreign }: Ids, call: (id: string) => string) {
  return { foreign: [mutation(call(foreign))], own: mutation(call(own)) }
}

function onPair(name: string) {
  const pair = (a: string, b: string) =>
    mutation(`${name}(a: { source: "crm", sourceId: "${a}" }, b: { source: "crm", sourceId: "${b}" }, ${because})`)
  return { foreign: [pair('own', 's')], own: pair('own', 'own2') }
}

async function run(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const session = test.driver.session({ database: test.database })
  try {
    return (await session.run(text)).records.map((found) => found.toObject())
  } finally {
    await session.close()
  }
}

/** All there is, but what a refused caller may leave as well: locks and keys that were tried. */
async function everything(): Promise<string> {
  const rows = await run(`
    MATCH (n) WHERE NOT n:IdempotencyKey AND NOT n:Migration
    RETURN labels(n) AS labels, n {.*, lock: null} AS properties,
           COLLECT { MATCH (n)-[x]->(m) RETURN [type(x), properties(x), coalesce(m.id, m.key)] } AS edges`)
  return rows
    .map((row) => JSON.stringify(row))
    .toSorted()
    .join('\n')
}

let ids: Ids
beforeEach(async () => {
  await test.clear()
  const person = (source: string, id: string, ...keys: readonly string[]) => ({
    ...{ kind: 'record' as const, source, id, observedAt: '2026-01-01', attributes: {} },
    identifiers: keys.map((value) => ({ type: 'USER_ID' as const, value })),
  })
  await product.ingest([
    ...['crm', 'erp'].map((source) => ({ kind: 'source' as const, source })),
    person('crm', 'own', 'o'),
    person('crm', 'own-b', 'o'),
    person('crm', 'own2', 'o2'),
    person('crm', 's', 's'),
    person('erp', 's', 's'),
    person('erp', 'f', 'f'),
    person('crm', 'm1', 'm1'),
    person('crm', 'm2', 'm2'),
    person('crm', 'n1', 'n1'),
    person('erp', 'n2', 'n2'),
  ])
  const rows = await run('MATCH (r:SourceRecord)-[:RESOLVED_TO]->(c) RETURN r.id AS record, c.id AS id')
  const idOf = (recordId: string) => String(rows.find((row) => row.record === recordId)?.id)
  const merge = async (keep: string, absorb: string) => {
    const query = `mutation { mergeCustomers(keepId: "${idOf(keep)}", absorbId: "${idOf(absorb)}", ${because}) { ... on MergeCustomersSuccess { mergeId } } }`
    const { data } = await product.ask({ as: unbound, for: 'CustomerCare', query })
    return String((data?.mergeCustomers as { mergeId?: string }).mergeId)
  }
  ids = {
    own: idOf('crm:own'),
    own2: idOf('crm:own2'),
    shared: idOf('crm:s'),
    foreign: idOf('erp:f'),
    ownMerge: await merge('crm:m1', 'crm:m2'),
    sharedMerge: await merge('crm:n1', 'erp:n2'),
  }
  await run(`
    UNWIND [['own', 'crm:own', 'crm:own2'], ['shared', 'crm:own', 'crm:s']] AS c
    CREATE (:MatchCandidate {id: c[0], a: c[1], b: c[2], status: 'OPEN', createdAt: 1, stake: 2, teller: ''})`)
})

/** For the purpose under which everything is open. */
async function tried(
  as: Viewer,
  { query, variables = {} }: Attempt,
): Promise<{ readonly isWritten: boolean; readonly text: string }> {
  const before = await everything()
  const { text } = await product.ask({ as, for: 'CustomerCare', query, variables })
  return { isWritten: (await everything()) !== before, text }
}

describe('a journey that a caller bound to sources moved', () => {
  const golden: Viewer = { ...bound, view: 'golden' }
  const move = async (as: Viewer, to: string) => {
    const call = `advanceJourney(id: "${ids.shared}", to: ${to}, ${because}, idempotencyKey: "k${++keys}")`
    const { data } = await product.ask({ as, for: 'CustomerCare', query: `mutation { ${call} { __typename } }` })
    expect(data?.advanceJourney).toEqual({ __typename: 'AdvanceJourneySuccess' })
  }
  const seenBy = async (as: Viewer) => {
    const query = `{ customer(id: "${ids.shared}") { journeys { stage transitions { actor } } } }`
    const { data } = await product.ask({ as, for: 'CustomerCare', query })
    return (data?.customer as { journeys: { stage: string }[] }).journeys.map(({ stage }) => stage)
  }

  it('stays where it was for everybody who does not know exactly the same sources', async () => {
    await move(unbound, 'OPPORTUNITY')
    await move(bound, 'CONVERSATION')
    expect(await seenBy(bound)).toEqual(['CONVERSATION'])
    expect(await seenBy({ ...bound, sources: ['crm', 'crm'] })).toEqual(['CONVERSATION'])
    for (const other of [unbound, golden, { ...bound, sources: ['erp'] }, { ...bound, sources: ['crm', 'shop'] }])
      expect(await seenBy(other)).not.toContain('CONVERSATION')
    expect(await seenBy(unbound)).toEqual(['OPPORTUNITY'])
  })

  it('moves for everybody where the registry shows the caller the whole customer', async () => {
    await move(golden, 'CONVERSATION')
    for (const other of [unbound, golden, bound]) expect(await seenBy(other)).toEqual(['CONVERSATION'])
  })
})

const mutations: string[] = []
visit(parse(readFileSync(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8')), {
  ObjectTypeDefinition({ name, fields = [] }) {
    if (name.value === 'Mutation') mutations.push(...fields.map((field) => field.name.value))
  },
})

describe('a caller bound to sources', () => {
  it('is tried on every mutation there is', () => {
    expect(Object.keys(attempts).toSorted()).toEqual(mutations.toSorted())
  })

  describe.each(Object.entries(attempts))('%s', (_name, attemptsOf) => {
    it('writes about its own records, and nothing about another source, which an unbound caller may', async () => {
      const { foreign, own } = attemptsOf(ids)
      for (const attempt of foreign) {
        const { isWritten, text } = await tried(bound, attempt)
        expect.soft(isWritten, `${JSON.stringify(attempt)} answers ${text}`).toBe(false)
        expect.soft(text).toMatch(/FORBIDDEN|NotFound|Not found|no such/i)
      }
      const { isWritten, text } = await tried(bound, own)
      expect(isWritten, `${JSON.stringify(own)} answers ${text}`).toBe(true)
      // The control: without the bound the last attempt does write.
      const last = attemptsOf(ids).foreign[0]
      const unheld = last && (await tried(unbound, last))
      expect(unheld?.isWritten, unheld?.text).toBe(true)
    })
  })
})
