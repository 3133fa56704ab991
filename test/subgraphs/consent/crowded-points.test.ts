import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { faultsIn, subjectOf } from '../../resolution/graph-state.ts'
import { people } from '../../resolution/partition/different-people.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(() => test.clear())

type RecordLine = Extract<IngestLineInput, { readonly kind: 'record' }>

const address = { type: 'EMAIL' as const, value: 'vera@x.example' }
const placeholder = 'identifier:EMAIL:vera@x.example'
const sources: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  {
    kind: 'source',
    source: 'web',
    role: 'TOUCHPOINT',
    verifies: ['EMAIL'],
    mayRecordConsentFor: ['crm', 'identifier'],
  },
]
const at = { kind: 'record', observedAt: '2026-01-02' } as const
const vera = { givenName: 'Vera', familyName: 'Victor', birthDate: '1971-01-01' }

function victim(source: string, isVerified: boolean): RecordLine {
  const identifiers = [isVerified ? { ...address, verifiedAt: '2026-01-01' } : address]
  return { ...at, source, id: 'v', attributes: vera, identifiers }
}

/** Forms of as many different people, each of whom states the address. */
function forms(count: number): readonly RecordLine[] {
  return people(count).map(({ name }, n) => {
    const identifiers = [address, { type: 'COOKIE_ID' as const, value: `c${n}` }]
    return { ...at, source: 'web', id: `f${n}`, attributes: { fullName: `${name} ${n}` }, identifiers }
  })
}

const visit = (id: string) =>
  ({
    ...{ kind: 'event', source: 'web', id, identifier: address, name: 'page_viewed', channel: 'WEB' },
    occurredAt: '2026-03-01',
  }) as IngestLineInput
const consent = {
  ...{ kind: 'consent', source: 'web', id: 'k', identifier: address, purpose: 'Marketing', status: 'GIVEN' },
  ...{ basis: 'CONSENT', method: 'DOUBLE_OPT_IN', occurredAt: '2026-03-01' },
} as IngestLineInput

/** What Customer Care sees of the customer. */
async function seenOf(id: string) {
  const query = `{ customer(id: "${id}") {
    touchpoints(first: 5) { edges { node { name } } } consents { purpose { key } status } } }`
  const { data, errors } = await product.ask({
    as: personaViewer('support', { purposes: ['CustomerCare'] }),
    for: 'CustomerCare',
    query,
  })
  expect(errors).toEqual([])
  return (data as { customer: object }).customer
}

const whole = {
  touchpoints: { edges: [{ node: { name: 'page_viewed' } }] },
  consents: [{ purpose: { key: 'Marketing' }, status: 'GIVEN' }],
}

describe.each([
  ['a system of record verified', victim('crm', true)],
  ['a system of record states', victim('crm', false)],
  ['a site verified', victim('web', true)],
])('a crowd of forms on an address that %s', (_, known) => {
  it.each([60, 350])('takes no facts and no consent from its owner: %i forms', async (count) => {
    await product.ingest([...sources, known, visit('e1'), consent])
    const { id } = await subjectOf(test.graph, `${known.source}:v`)
    expect(await seenOf(id)).toEqual(whole)
    await product.ingest(forms(count))
    expect((await subjectOf(test.graph, `${known.source}:v`)).id).toBe(id)
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    expect(await seenOf(id)).toEqual(whole)
    await product.ingest([visit('e2')])
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    expect(await faultsIn(test.graph)).toEqual([])
  }, 120_000)

  it.each([60, 350])('that came first keeps neither from its owner: %i forms', async (count) => {
    await product.ingest([...sources, ...forms(count)])
    await product.ingest([visit('e1'), consent])
    await product.ingest([known])
    const { id } = await subjectOf(test.graph, `${known.source}:v`)
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    expect(await seenOf(id)).toEqual(whole)
    expect(await faultsIn(test.graph)).toEqual([])
  }, 120_000)
})

describe.each([
  ['a system of record', victim('crm', true)],
  ['a site', victim('web', true)],
])('a crowd of forms on an address that %s verified', (_, known) => {
  it('of an undeclared source takes no facts of such a source either', async () => {
    const stray = { ...visit('e1'), source: 'stray' } as IngestLineInput
    await product.ingest([...sources, known, stray])
    const { id } = await subjectOf(test.graph, `${known.source}:v`)
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    await product.ingest(forms(60).map((form) => ({ ...form, source: 'stray' })))
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    await product.ingest(forms(60))
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    expect(await faultsIn(test.graph)).toEqual([])
  }, 120_000)
})

describe('a record of the customer that a crowd of forms separates from the customer', () => {
  const newsletter: RecordLine = {
    ...{ ...at, source: 'web', id: 'w', attributes: {} },
    identifiers: [address, { type: 'COOKIE_ID', value: 'w' }],
  }
  const onNewsletter = { ...visit('w1'), identifier: undefined, record: { source: 'web', id: 'w' } } as IngestLineInput

  async function seenOfNewsletter() {
    const { id } = await subjectOf(test.graph, 'web:w')
    const query = `{ customer(id: "${id}") { touchpoints(first: 5) { edges { node { name } } } } }`
    const as = personaViewer('support', { purposes: ['CustomerCare'] })
    const { data } = await product.ask({ as, for: 'CustomerCare', query })
    return { id, touchpoints: (data as { customer: { touchpoints: object | null } }).customer.touchpoints }
  }

  async function separated(act: string | null, by: 'customer' | 'support') {
    await product.ingest([...sources, victim('crm', true), newsletter, onNewsletter])
    const { id } = await subjectOf(test.graph, 'crm:v')
    expect(await seenOfNewsletter()).toEqual({ id, touchpoints: whole.touchpoints })
    if (act !== null) {
      const { errors } = await product.ask({
        as:
          by === 'customer'
            ? personaViewer('customer', { customerId: id, record: 'crm:v' })
            : personaViewer('support', { purposes: ['CustomerCare'] }),
        for: by === 'customer' ? 'RightsFulfilment' : 'CustomerCare',
        query: `mutation { ${act.replace('VERA', id)} { __typename } }`,
      })
      expect(errors).toEqual([])
      expect((await seenOfNewsletter()).touchpoints).toBeNull()
    }
    await product.ingest(forms(60))
    const found = await seenOfNewsletter()
    expect(found.id).not.toBe(id)
    return found.touchpoints
  }

  it.each([
    ['restrictUse(customerId: "VERA")', 'customer'],
    ['restrictUse(customerId: "VERA")', 'support'],
    ['objectToUse(customerId: "VERA", purpose: CustomerCare)', 'customer'],
    ['objectToUse(customerId: "VERA", purpose: CustomerCare)', 'support'],
  ] as const)('stays closed: %s, entered by %s', async (act, by) => {
    expect(await separated(act, by)).toBeNull()
  })

  it('is open if the customer closed nothing: a control', async () => {
    expect(await separated(null, 'customer')).toEqual(whole.touchpoints)
  })

  it('is opened again by the customer who closed it', async () => {
    expect(await separated('restrictUse(customerId: "VERA")', 'customer')).toBeNull()
    const { id } = await subjectOf(test.graph, 'crm:v')
    await product.ask({
      as: personaViewer('customer', { customerId: id, record: 'crm:v' }),
      for: 'RightsFulfilment',
      query: `mutation { restrictUse(customerId: "${id}", lifted: true) { __typename } }`,
    })
    expect((await seenOfNewsletter()).touchpoints).toEqual(whole.touchpoints)
  })

  it.each([
    'restrictUse(customerId: "VERA")',
    'objectToUse(customerId: "VERA", purpose: CustomerCare)',
  ])('is open again once the customer lifts what closed it, separated or not: %s', async (act) => {
    await product.ingest([...sources, victim('crm', true), newsletter, onNewsletter])
    const { id } = await subjectOf(test.graph, 'crm:v')
    for (const call of [act, act.replace(')', ', lifted: true)')])
      await product.ask({
        as: personaViewer('customer', { customerId: id, record: 'crm:v' }),
        for: 'RightsFulfilment',
        query: `mutation { ${call.replace('VERA', id)} { __typename } }`,
      })
    expect(await seenOfNewsletter()).toEqual({ id, touchpoints: whole.touchpoints })
  })
})
