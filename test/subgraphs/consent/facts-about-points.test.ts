import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(() => test.clear())

type RecordLine = Extract<IngestLineInput, { readonly kind: 'record' }>

const verifiedAt = '2026-01-01'
const address = { type: 'EMAIL' as const, value: 'vera@x.example' }
const phone = { type: 'PHONE' as const, value: '+4915112345678' }
const own = { type: 'EMAIL' as const, value: 'zed@x.example', verifiedAt }
const sources: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  { kind: 'source', source: 'erp' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE', 'USER_ID'] },
  { kind: 'source', source: 'desk', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
]
const at = { kind: 'record', observedAt: '2026-01-02' } as const
const vera = { givenName: 'Vera', familyName: 'Victor', birthDate: '1971-01-01' }
const zed = { givenName: 'Zed', familyName: 'Other', birthDate: '1999-09-09' }

function victim(source: string, isVerified: boolean): RecordLine {
  const identifiers = [address, phone].map((point) => (isVerified ? { ...point, verifiedAt } : point))
  return { ...at, source, id: 'v', attributes: vera, identifiers }
}

function stating(source: string, point: typeof address | typeof phone, more: readonly (typeof own)[]): RecordLine {
  return { ...at, source, id: 'z', attributes: zed, identifiers: [point, ...more] }
}

const seen = async (
  persona: 'support' | 'fraud',
  purpose: 'CustomerCare' | 'FraudPreventionAndDetection',
  point: typeof address | typeof phone,
) => {
  const query = `{ customersByIdentifier(type: ${point.type}, value: "${point.value}") { id kind touchpoints(first: 5) { edges { node { name } } } } }`
  const { data } = await product.ask({ as: personaViewer(persona, { purposes: [purpose] }), for: purpose, query })
  const found = (data as { customersByIdentifier: readonly { touchpoints: { edges: readonly object[] } | null }[] })
    .customersByIdentifier
  return found.flatMap(({ touchpoints }) => touchpoints?.edges ?? [])
}

async function arrange(known: RecordLine, point: typeof address | typeof phone, act: string | null): Promise<string> {
  await product.ingest([
    ...sources,
    known,
    {
      ...{ kind: 'event', source: 'web', id: 'e', identifier: point, name: 'page_viewed', channel: 'WEB' },
      ...{ occurredAt: '2026-03-01', properties: { page: 'secret' } },
    } as IngestLineInput,
  ])
  const { id } = await subjectOf(test.graph, `${known.source}:v`)
  if (act === null) return id
  const viewer = personaViewer('customer', { customerId: id, record: `${known.source}:v` })
  const { errors } = await product.ask({
    as: viewer,
    for: 'RightsFulfilment',
    query: `mutation { ${act.replace('VERA', id)} { __typename } }`,
  })
  expect(errors).toEqual([])
  return id
}

const restrict = 'restrictUse(customerId: "VERA")'
const attackers: readonly (readonly [string, RecordLine, RecordLine, typeof address | typeof phone])[] = [
  ['a customer of the same system', victim('crm', true), stating('crm', address, [own]), address],
  ['a customer of another system', victim('crm', true), stating('erp', address, [own]), address],
  ['somebody who has verified nothing', victim('crm', true), stating('erp', address, []), address],
  ['a customer who states the telephone', victim('crm', true), stating('crm', phone, [own]), phone],
  ['a customer of a system, of a visitor', victim('web', true), stating('crm', address, [own]), address],
  ['a form, of a visitor who has verified nothing', victim('web', false), stating('web', address, []), address],
  [
    'a customer of a system, of one whose point nobody has verified',
    victim('crm', false),
    stating('crm', address, [own]),
    address,
  ],
]

describe.each(attackers)('facts about a point that is stated by %s', (_, known, other, point) => {
  it('stay closed once the person restricted their use', async () => {
    await arrange(known, point, restrict)
    expect(await seen('support', 'CustomerCare', point)).toEqual([])
    expect(await seen('fraud', 'FraudPreventionAndDetection', point)).toEqual([])
    await product.ingest([other])
    expect(await seen('support', 'CustomerCare', point)).toEqual([])
    expect(await seen('fraud', 'FraudPreventionAndDetection', point)).toEqual([])
  })

  it('are open where nobody restricted anything: a control', async () => {
    await arrange(known, point, null)
    const open = [{ node: { name: 'page_viewed' } }]
    expect(await seen('fraud', 'FraudPreventionAndDetection', point)).toEqual(open)
    await product.ingest([other])
    expect(await seen('fraud', 'FraudPreventionAndDetection', point)).toEqual(open)
  })
})

it('facts about a point stay closed once the person restricted their use and no longer has the point', async () => {
  const known = victim('crm', true)
  await arrange(known, address, restrict)
  await product.ingest([{ ...known, observedAt: '2026-04-01', identifiers: [{ ...phone, verifiedAt }] }])
  expect(await seen('support', 'CustomerCare', address)).toEqual([])
  expect(await seen('fraud', 'FraudPreventionAndDetection', address)).toEqual([])
})

it('facts about a point that another customer comes to state stay closed for the use that the person objected to', async () => {
  await arrange(victim('crm', false), address, 'objectToUse(customerId: "VERA", purpose: CustomerCare)')
  await product.ingest([stating('crm', address, [own])])
  expect(await seen('support', 'CustomerCare', address)).toEqual([])
  expect(await seen('fraud', 'FraudPreventionAndDetection', address)).toHaveLength(1)
})

describe.each(
  attackers.filter(([, { identifiers }]) => identifiers?.some((each) => 'verifiedAt' in each)),
)('facts about a point that one customer has verified and %s states', (_, known, other, point) => {
  it('stay those of the one who has verified it, whoever comes first', async () => {
    for (const order of [
      [known, other],
      [other, known],
    ]) {
      await test.clear()
      await product.ingest([
        ...sources,
        ...order,
        {
          ...{ kind: 'event', source: 'web', id: 'e', identifier: point, name: 'page_viewed', channel: 'WEB' },
          occurredAt: '2026-03-01',
        } as IngestLineInput,
      ])
      const { id } = await subjectOf(test.graph, `${known.source}:v`)
      expect((await subjectOf(test.graph, `identifier:${point.type}:${point.value}`)).id).toBe(id)
    }
  })
})

describe.each([
  ['the customer', (id: string) => personaViewer('customer', { customerId: id, record: 'crm:v' }), 'RightsFulfilment'],
  ['Customer Care', () => personaViewer('support', { purposes: ['CustomerCare'] }), 'CustomerCare'],
] as const)('acts of %s', (_, viewer, purpose) => {
  const refused = 'recordConsent(customerId: "VERA", purpose: Marketing, status: REFUSED)'
  it.each([
    ['GIVEN', [refused.replace('REFUSED', 'GIVEN')]],
    ['REFUSED', [refused]],
    ['REQUESTED', [refused.replace('REFUSED', 'REQUESTED')]],
    ['WITHDRAWN', [refused.replace('REFUSED', 'GIVEN'), 'withdrawConsent(customerId: "VERA", purpose: Marketing)']],
    [null, ['objectToUse(customerId: "VERA", purpose: Marketing)']],
    [null, [restrict]],
    [null, [restrict, restrict.replace(')', ', lifted: true)')]],
  ] as const)('are taken, although a source states a fact about the address alone: %s', async (status, acts) => {
    const id = await arrange(victim('crm', true), address, null)
    expect((await subjectOf(test.graph, `identifier:EMAIL:${address.value}`)).id).toBe(id)
    const ask = (query: string) => product.ask({ as: viewer(id), for: purpose, query: query.replaceAll('VERA', id) })
    for (const act of acts) {
      const { data, errors } = await ask(`mutation { act: ${act} { __typename } }`)
      expect({ act, errors, data }).toMatchObject({
        errors: [],
        data: { act: { __typename: expect.stringMatching(/Success$/) } },
      })
    }
    if (status === null) return
    const { data } = await ask('{ customer(id: "VERA") { consents { purpose { key } status } } }')
    const { consents } = (data as { customer: { consents: readonly { status: string }[] } }).customer
    expect(new Set(consents.map((one) => one.status))).toEqual(new Set([status]))
  })
})
