import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

const verifies = ['EMAIL' as const]
const crm: IngestLineInput = { kind: 'source', source: 'crm', verifies }
const cmp: IngestLineInput = { kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: ['*'] }
/** The source verifies the address that the stranger names. */
const declared: IngestLineInput = { kind: 'source', source: 'stray', role: 'TOUCHPOINT', verifies }
const form: IngestLineInput = { kind: 'source', source: 'stray', role: 'TOUCHPOINT' }

function record(source: string, emails: readonly string[], attributes: object = {}): IngestLineInput {
  // What they state counts only where the source may verify it.
  const identifiers = emails.map((value) => ({ type: 'EMAIL' as const, value, verifiedAt: '2026-01-01' }))
  return { kind: 'record', source, id: '1', observedAt: '2026-01-01', identifiers, attributes: { ...attributes } }
}

const victim = record('crm', ['vic@x.example'], { fullName: 'Vic Tim' })
const stranger = record('stray', ['vic@x.example'])

function consent(owner: object, status: 'GIVEN' | 'REFUSED' = 'GIVEN', occurredAt = '2026-02-01'): IngestLineInput {
  const id = `${JSON.stringify(owner)} ${status}`
  return { kind: 'consent', source: 'cmp', id, ...owner, purpose: 'Marketing', status, occurredAt } as IngestLineInput
}

const onStranger = { record: { source: 'stray', id: '1' } }
const onVictim = { record: { source: 'crm', id: '1' } }

async function askAs(as: 'marketing' | 'support', selection: string, value = 'vic@x.example') {
  const query = `{ customerByIdentifier(type: EMAIL, value: "${value}") { ${selection} } }`
  const forPurpose = as === 'marketing' ? 'Marketing' : 'CustomerCare'
  const viewer = personaViewer(as, { purposes: ['Marketing', 'CustomerCare', 'ServiceProvision'] })
  const { data } = await product.ask({ as: viewer, for: forPurpose, query })
  return data?.customerByIdentifier as Readonly<Record<string, unknown>> | null
}

/** What is shown of the victim for Marketing, on every path that answers whether it may be. */
async function shown() {
  const told = await askAs(
    'marketing',
    `displayName identifiers(first: 5) { edges { node { value } } }
     mayUse(purpose: Marketing) { category allowed } withheld { category }
     reach(purpose: Marketing, channel: EMAIL) { value }`,
  )
  const { displayName, identifiers, mayUse, withheld, reach } = told as {
    displayName: string | null
    identifiers: { edges: { node: { value: string | null } }[] }
    mayUse: { category: string; allowed: boolean }[]
    withheld: { category: string }[]
    reach: { value: string | null }
  }
  return {
    displayName,
    values: identifiers.edges.flatMap(({ node }) => node.value ?? []),
    mayUse: mayUse.find(({ category }) => category === 'IDENTIFYING')?.allowed,
    isWithheld: withheld.some(({ category }) => category === 'IDENTIFYING'),
    reach: reach.value,
  }
}

const closed = { displayName: null, values: [], mayUse: false, isWithheld: true, reach: null }
const open = { displayName: 'Vic Tim', mayUse: true, values: expect.arrayContaining(['vic@x.example']) }

beforeEach(async () => {
  await testGraph.clear()
  await product.ingest([crm, cmp])
})

describe('a consent on a record of a source that nobody declared', () => {
  it('opens nothing of the customer whom a declared source knows', async () => {
    await product.ingest([victim, stranger, consent(onStranger)])
    expect(await shown()).toEqual(closed)
    // Declared, it is a form that anybody may fill in.
    await product.ingest([form])
    expect(await shown()).toEqual(closed)
    // The control: the operator declares that the source verifies the address, as the system of record does.
    await product.ingest([declared])
    expect(await shown()).toMatchObject(open)
  })

  it('tells why, and what to do', async () => {
    await product.ingest([victim, stranger, consent(onStranger)])
    const selection = 'consents { status conflict { reason because subject refusedAt remedies } }'
    const conflictOf = async () =>
      ((await askAs('support', selection)) as { consents: { status: string; conflict: unknown }[] }).consents[0]
    expect(await conflictOf()).toMatchObject({
      status: 'GIVEN',
      conflict: {
        reason: 'UNDECLARED_SOURCE',
        because: expect.stringContaining('The source of this record is not declared'),
        subject: 'stray:1',
        refusedAt: null,
        remedies: ['DECLARE_SOURCE', 'CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
      },
    })
    await product.ingest([form])
    expect(await conflictOf()).toMatchObject({
      status: 'GIVEN',
      conflict: {
        reason: 'UNVERIFIED_RECORD',
        subject: 'stray:1',
        remedies: ['VERIFY_SHARED_IDENTIFIER', 'CONFIRM_FOR_ALL', 'SPLIT_RECORDS'],
      },
    })
    await product.ingest([declared])
    expect(await conflictOf()).toMatchObject({ status: 'GIVEN', conflict: null })
  })

  it('opens the record where no declared source knows the customer', async () => {
    await product.ingest([record('stray', ['vic@x.example'], { fullName: 'Vic Tim' }), consent(onStranger)])
    expect(await shown()).toMatchObject(open)
  })

  it('takes no refusal back that a declared source knows, and refuses for all records', async () => {
    await product.ingest([victim, consent(onVictim)])
    expect(await shown()).toMatchObject(open)
    await product.ingest([stranger, consent(onStranger, 'REFUSED', '2026-03-01')])
    expect(await shown()).toEqual(closed)
    // Agreed to anew on the same record: the refusal there goes on counting for the records of others.
    await product.ingest([consent(onStranger, 'GIVEN', '2026-04-01')])
    expect(await shown()).toEqual(closed)
  })

  it('leaves a consent of a declared source as it is', async () => {
    await product.ingest([victim, consent(onVictim), stranger, consent(onStranger)])
    expect(await shown()).toMatchObject(open)
  })

  it('that staff enter speaks for that record, unless the customer confirmed it for all', async () => {
    await product.ingest([victim, stranger])
    const id = (await askAs('support', 'id'))?.id
    const enter = (more: string) =>
      product.ask({
        as: 'support',
        for: 'CustomerCare',
        query: `mutation { recordConsent(customerId: "${id}", purpose: Marketing, ${more}) { __typename } }`,
      })
    const entered = await enter('record: { source: "stray", sourceId: "1" }')
    expect(entered.data).toEqual({ recordConsent: { __typename: 'LedgerSuccess' } })
    expect(await shown()).toEqual(closed)
    await enter('record: { source: "stray", sourceId: "1" }, confirmed: true')
    expect(await shown()).toMatchObject(open)
  })

  it('that staff enter for the whole customer goes on the record of a declared source', async () => {
    const shop: IngestLineInput = { kind: 'source', source: 'web', role: 'TOUCHPOINT' }
    const known = record('web', ['vic@x.example'], { fullName: 'Vic Tim' })
    await product.ingest([shop, known, record('also', ['vic@x.example'])])
    const id = (await askAs('support', 'id'))?.id
    const { data } = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: `mutation { recordConsent(customerId: "${id}", purpose: Marketing) { ... on LedgerSuccess { events { subject } } } }`,
    })
    expect(data).toEqual({ recordConsent: { events: [{ subject: expect.stringMatching(/^web:/) }] } })
    expect(await shown()).toMatchObject(open)
  })
})

describe('a consent told about an identifier alone', () => {
  const about = (value: string) => consent({ identifier: { type: 'EMAIL', value } })

  it.each([
    ['an undeclared source', [], closed],
    ['a form', [form], closed],
    // The control.
    ['a source that verified both addresses', [declared], open],
  ])('of a customer whom only a record of %s joins with the identifier', async (_, source, expected) => {
    await product.ingest(source)
    await product.ingest([victim, record('stray', ['vic@x.example', 'mal@x.example']), about('mal@x.example')])
    expect(await shown()).toMatchObject(expected)
  })

  it('opens the customer of whom a declared source has the identifier, whatever others write', async () => {
    await product.ingest([victim, about('vic@x.example')])
    expect(await shown()).toMatchObject(open)
    await product.ingest([record('stray', ['vic@x.example', 'mal@x.example'])])
    expect(await shown()).toMatchObject(open)
  })
})

it('reads nothing more of a customer who consents on a record of a system of record', async () => {
  await product.ingest([form, victim, stranger, consent(onVictim)])
  const names: string[] = []
  const stop = testGraph.graph.watch(({ name }) => names.push(name))
  expect(await shown()).toMatchObject(open)
  stop()
  expect(names.filter((name) => name.startsWith('access.linked'))).toEqual([])
})
