import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../../graph/cypher.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

const sources: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
  { kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: ['*'] },
]

function record(source: string, emails: readonly string[], observedAt = '2026-01-01', id = '1'): IngestLineInput {
  const identifiers = emails.map((value) => ({ type: 'EMAIL' as const, value }))
  const attributes = source === 'crm' ? { fullName: 'Vic Tim' } : {}
  return { kind: 'record', source, id, observedAt, identifiers, attributes }
}

const victim = record('crm', ['vic@x.example'])
const refusal: IngestLineInput = {
  kind: 'consent',
  source: 'cmp',
  id: 'no',
  record: { source: 'crm', id: '1' },
  purpose: 'Marketing',
  status: 'REFUSED',
  occurredAt: '2026-02-01',
}
const noRefusal: IngestLineInput = { ...refusal, purpose: 'Personalisation' }

/** Of the customer who has it on a record, whether or not a look-up by it finds them. */
async function idOf(email: string): Promise<string> {
  const [id, ...others] = await testGraph.graph.read(holders, { key: `EMAIL:${email}` })
  expect(others).toEqual([])
  return id ?? ''
}

async function confirm(value: string, source: string) {
  const record = `record: { source: "${source}", sourceId: "1" }`
  const query = `mutation { recordConsent(customerId: "${await idOf(value)}", purpose: Marketing, ${record}, confirmed: true) {
    ... on LedgerSuccess { appended } } }`
  const { data } = await product.ask({ as: 'support', for: 'CustomerCare', query })
  return data?.recordConsent
}

/** What is shown of the victim for Marketing, on every path that answers whether it may be. */
async function shown(value = 'vic@x.example') {
  const query = `{ customerByIdentifier(type: EMAIL, value: "${value}") { displayName
     identifiers(first: 5) { edges { node { value } } } withheld { category } reach(purpose: Marketing, channel: EMAIL) { value } } }`
  const as = personaViewer('marketing', { purposes: ['Marketing', 'CustomerCare', 'ServiceProvision'] })
  const { data } = await product.ask({ as, for: 'Marketing', query })
  const told = data?.customerByIdentifier as {
    displayName: string | null
    identifiers: { edges: { node: { value: string | null } }[] }
    withheld: { category: string }[]
    reach: { value: string | null }
  }
  return {
    displayName: told.displayName,
    knowsVictim: told.identifiers.edges.some(({ node }) => node.value === 'vic@x.example'),
    isWithheld: told.withheld.some(({ category }) => category === 'IDENTIFYING'),
    reachesVictim: told.reach.value === 'vic@x.example',
  }
}

const closed = { displayName: null, knowsVictim: false, isWithheld: true, reachesVictim: false }
const open = { displayName: 'Vic Tim', knowsVictim: true, isWithheld: false }

const ask = (query: string) => product.ask({ as: 'steward', for: 'CustomerCare', query })

beforeEach(async () => {
  await testGraph.clear()
  await product.ingest(sources)
})

describe.each([
  ['and never refused', noRefusal],
  ['who refused earlier', refusal],
])('a confirmed consent opens nothing of a customer %s', (_, earlier) => {
  it.each(['stray', 'web'])('whom a record of the source %s joins later', async (source) => {
    await product.ingest([victim, earlier, record(source, ['mal@x.example'])])
    expect(await confirm('mal@x.example', source)).toEqual({ appended: 1 })
    await product.ingest([record(source, ['mal@x.example', 'vic@x.example'], '2026-03-01')])
    expect(await idOf('mal@x.example')).toBe(await idOf('vic@x.example'))
    expect(await shown()).toEqual(closed)
  })

  it.each(['stray', 'web'])('whose record comes after that of the source %s', async (source) => {
    await product.ingest([record(source, ['mal@x.example', 'vic@x.example'])])
    await confirm('mal@x.example', source)
    await product.ingest([victim, earlier])
    expect(await idOf('mal@x.example')).toBe(await idOf('vic@x.example'))
    expect(await shown()).toEqual(closed)
  })

  it('with whom a steward merges the one who confirmed, nor after the merge is undone', async () => {
    await product.ingest([victim, earlier, record('web', ['mal@x.example'])])
    await confirm('mal@x.example', 'web')
    const [keep, absorb] = [await idOf('mal@x.example'), await idOf('vic@x.example')]
    const { data } = await ask(
      `mutation { mergeCustomers(keepId: "${keep}", absorbId: "${absorb}", reason: "same") { ... on MergeCustomersSuccess { mergeId } } }`,
    )
    expect(await idOf('mal@x.example')).toBe(await idOf('vic@x.example'))
    expect(await shown()).toEqual(closed)
    const { mergeId } = data?.mergeCustomers as { mergeId: string }
    await ask(`mutation { unmergeCustomers(mergeId: "${mergeId}", reason: "two") { __typename } }`)
    expect(await idOf('mal@x.example')).not.toBe(await idOf('vic@x.example'))
    expect(await shown()).toEqual(closed)
    // The other half of the control: it still opens the record that it was confirmed for.
    expect((await shown('mal@x.example')).isWithheld).toBe(false)
  })

  it.each(['stray', 'web'])('unless it had all records before it, also that of the source %s', async (source) => {
    await product.ingest([victim, earlier, record(source, ['mal@x.example', 'vic@x.example'])])
    await confirm('mal@x.example', source)
    expect(await shown()).toMatchObject(open)
  })

  it('until it is confirmed again with the later records before it', async () => {
    await product.ingest([record('web', ['mal@x.example', 'vic@x.example'])])
    await confirm('mal@x.example', 'web')
    await product.ingest([victim, earlier])
    expect(await confirm('mal@x.example', 'web')).toEqual({ appended: 1 })
    expect(await shown()).toMatchObject(open)
    expect(await confirm('mal@x.example', 'web')).toEqual({ appended: 0 })
  })
})

it('rests on the records that are stored with the entry: the control', async () => {
  await product.ingest([victim, refusal, record('stray', ['mal@x.example'])])
  await confirm('mal@x.example', 'stray')
  await product.ingest([record('stray', ['mal@x.example', 'vic@x.example'], '2026-03-01')])
  expect(await shown()).toEqual(closed)
  await testGraph.graph.write('test.coverAll', (transaction) =>
    transaction.run(cover, { records: ['crm:1', 'stray:1'] }),
  )
  expect(await shown()).toMatchObject(open)
})

it('says that it does not hold for records that joined later, and what to do', async () => {
  await product.ingest([record('web', ['mal@x.example', 'vic@x.example'])])
  await confirm('mal@x.example', 'web')
  const consents = async () => {
    const query = `{ customer(id: "${await idOf('mal@x.example')}") { consents { status conflict { reason because subject refusedAt remedies } } } }`
    const { data } = await product.ask({ as: 'support', for: 'CustomerCare', query })
    return (data?.customer as { consents: unknown[] }).consents
  }
  expect(await consents()).toEqual([{ status: 'GIVEN', conflict: null }])
  await product.ingest([victim])
  expect(await consents()).toEqual([
    {
      status: 'GIVEN',
      conflict: {
        reason: 'JOINED_LATER',
        because: expect.stringContaining('confirmed'),
        subject: 'crm:1',
        refusedAt: null,
        remedies: ['CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
      },
    },
  ])
})

it('reads nothing more where no record joined later', async () => {
  await product.ingest([victim, record('web', ['vic@x.example'])])
  await confirm('vic@x.example', 'web')
  const names: string[] = []
  const stop = testGraph.graph.watch(({ name }) => names.push(name))
  expect(await shown()).toMatchObject(open)
  stop()
  expect(names.filter((name) => name.startsWith('access.linked'))).toEqual([])
})

const holders = statement({
  name: 'test.holders',
  text: cypher<{ readonly key: string }>`
    MATCH (:Identifier {key: $key})<-[:HAS_IDENTIFIER]-(:SourceRecord)-[:RESOLVED_TO]->(c) RETURN DISTINCT c.id AS id`,
  row: (r) => r.string('id'),
})

const cover = command({
  name: 'test.coverAll',
  text: cypher<{ readonly records: readonly string[] }>`
    MATCH (e:ConsentEvent) WHERE e.source = 'consent-api' SET e.confirmedFor = $records`,
})
