import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(() => test.clear())

const email = { type: 'EMAIL' as const, value: 'vic@x.example' }
const support = personaViewer('support', { purposes: ['CustomerCare', 'ServiceProvision'] })
const world: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  { kind: 'source', source: 'app', role: 'TOUCHPOINT', mayRecordConsentFor: '*' },
  {
    ...{ kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01', identifiers: [email] },
    attributes: { givenName: 'Ann', familyName: 'Lee' },
  },
  { kind: 'record', source: 'app', id: '2', observedAt: '2026-01-01', identifiers: [email], attributes: {} },
]
const told = { source: 'app', id: 't', occurredAt: '2026-02-01' } as const

/** On whom it is told: an identifier alone, or a record that does not speak for the whole customer. */
const places = [
  ['an identifier alone', { identifier: email }],
  ['the record of a touchpoint', { record: { source: 'app', id: '2' } }],
] as const

async function customer(selection: string): Promise<Readonly<Record<string, unknown>>> {
  const query = `{ customerByIdentifier(type: EMAIL, value: "vic@x.example") { id ${selection} } }`
  const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
  return data?.customerByIdentifier as Readonly<Record<string, unknown>>
}

async function act(call: (id: string) => string): Promise<number> {
  const { id } = await customer('')
  const query = `mutation { ${call(String(id))} { __typename ... on LedgerSuccess { appended } } }`
  const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
  return (Object.values(data ?? {})[0] as { appended: number }).appended
}

describe.each(places)('what a source told of %s', (_, on) => {
  it('and restricts, is lifted by support', async () => {
    await product.ingest([...world, { ...told, ...on, kind: 'restriction' }])
    expect(await customer('displayName')).toMatchObject({ displayName: null })
    expect(await act((id) => `restrictUse(customerId: "${id}", lifted: true)`)).toBe(1)
    expect(await customer('displayName')).toMatchObject({ displayName: 'Ann Lee' })
    // Once lifted, there is nothing more to lift.
    expect(await act((id) => `restrictUse(customerId: "${id}", lifted: true)`)).toBe(0)
  })

  it('as an objection, is lifted by support, and no other', async () => {
    const objection = { ...told, ...on, kind: 'objection', purpose: 'CustomerCare' } as const
    await product.ingest([...world, objection, { ...objection, id: 'u', purpose: 'Marketing' }])
    const closed = 'consents { purpose { key } status }'
    expect(await act((id) => `objectToUse(customerId: "${id}", purpose: CustomerCare, lifted: true)`)).toBe(1)
    const { consents } = await customer(closed)
    expect(consents).toContainEqual({ purpose: { key: 'Marketing' }, status: 'REFUSED' })
    expect(consents).not.toContainEqual({ purpose: { key: 'CustomerCare' }, status: 'REFUSED' })
  })

  it('as a wish, gives way to what the customer tells support later', async () => {
    await product.ingest([...world, { ...told, ...on, kind: 'preference', channel: 'EMAIL', wish: 'UNWANTED' }])
    const reach = 'reach(purpose: ServiceProvision, channel: EMAIL) { reason }'
    expect(await customer(reach)).toMatchObject({ reach: { reason: 'UNWANTED_CHANNEL' } })
    await act((id) => `setChannelPreference(customerId: "${id}", channel: EMAIL, wish: ACCEPTED)`)
    expect(await customer(reach)).toMatchObject({ reach: { reason: null } })
  })
})

describe('what the customer entered in self-service', () => {
  const officer = personaViewer('support', { purposes: ['CustomerCare'] })
  const withPrivacy = { ...officer, scopes: new Set([...officer.scopes, 'privacy:manage']) }

  async function mutate(as: typeof support, purpose: 'CustomerCare' | 'RightsFulfilment', call: string) {
    const { id } = await customer('')
    const query = `mutation { ${call.replace('ANN', String(id))} { __typename ... on LedgerSuccess { appended } } }`
    const { data, errors } = await product.ask({ as, for: purpose, query })
    return { done: Object.values(data ?? {})[0], errors: errors.map(({ extensions }) => extensions.reason) }
  }

  it.each([
    ['restrictUse(customerId: "ANN")', 'restrictUse(customerId: "ANN", lifted: true)'],
    [
      'objectToUse(customerId: "ANN", purpose: CustomerCare)',
      'objectToUse(customerId: "ANN", purpose: CustomerCare, lifted: true)',
    ],
  ])('is not lifted by support, but by a privacy officer who says how the customer was informed: %s', async (set, lift) => {
    await product.ingest(world)
    const { id } = await customer('')
    const own = personaViewer('customer', { customerId: String(id), record: 'crm:1' })
    expect(await mutate(own, 'RightsFulfilment', set)).toMatchObject({ errors: [] })
    const refused = { errors: ['SET_BY_CUSTOMER'] }
    expect(await mutate(support, 'CustomerCare', lift)).toMatchObject(refused)
    // Nor by entering the same first.
    await mutate(support, 'CustomerCare', set)
    expect(await mutate(support, 'CustomerCare', lift)).toMatchObject(refused)
    expect(await mutate(withPrivacy, 'CustomerCare', lift)).toMatchObject(refused)
    const informed = lift.replace('lifted: true', 'lifted: true, method: "informed by letter"')
    expect(await mutate(support, 'CustomerCare', informed)).toMatchObject(refused)
    expect(await mutate(withPrivacy, 'CustomerCare', informed)).toMatchObject({ errors: [], done: expect.anything() })
    // The control: what staff enter, staff lift, also after the customer's own was lifted.
    await mutate(support, 'CustomerCare', set)
    expect(await mutate(support, 'CustomerCare', lift)).toMatchObject({ errors: [], done: expect.anything() })
    // Customers lift their own.
    await mutate(own, 'RightsFulfilment', set)
    expect(await mutate(own, 'RightsFulfilment', lift)).toMatchObject({ errors: [], done: expect.anything() })
  })

  const object = 'objectToUse(customerId: "ANN", purpose: CustomerCare)'
  const withdraw = 'withdrawConsent(customerId: "ANN", purpose: CustomerCare)'
  const consent = 'recordConsent(customerId: "ANN", purpose: CustomerCare, status: GIVEN)'
  const refused = { errors: ['SET_BY_CUSTOMER'] }
  const accepted = { errors: [], done: expect.objectContaining({ appended: 1 }) }
  const liftedOnBoth = { errors: [], done: expect.objectContaining({ appended: 2 }) }
  const touchpoints = 'touchpoints(first: 1) { edges { node { name } } }'

  async function own(call: string, record = 'crm:1') {
    const { id } = await customer('')
    const viewer = personaViewer('customer', { customerId: String(id), record })
    expect(await mutate(viewer, 'RightsFulfilment', call)).toMatchObject({ errors: [] })
  }

  /** An address that both records have verified. */
  const linked: readonly IngestLineInput[] = world.map((line) =>
    line.kind === 'record'
      ? { ...line, identifiers: [{ ...email, verifiedAt: '2026-01-01' }] }
      : { ...line, verifies: ['EMAIL' as const] },
  )

  it.each([
    object,
    withdraw,
    'restrictUse(customerId: "ANN")',
  ])('is not overruled by a consent that support types, but by one that the customer gives: %s', async (closes) => {
    await product.ingest(linked)
    await own(closes)
    const variants = [
      consent,
      consent.replace('GIVEN', 'GIVEN, confirmed: true'),
      consent.replace('GIVEN', 'GIVEN, channel: EMAIL'),
      consent.replace('GIVEN', 'GIVEN, controller: "acme"'),
      consent.replace('GIVEN', 'GIVEN, method: "by telephone"'),
      consent.replace('GIVEN', 'GIVEN, record: { source: "app", sourceId: "2" }'),
    ]
    for (const variant of variants) expect(await mutate(support, 'CustomerCare', variant)).toMatchObject(refused)
    // Nor is it by an objection that support enters and lifts again.
    await mutate(support, 'CustomerCare', object)
    const lift = object.replace('CustomerCare', 'CustomerCare, lifted: true')
    expect(await mutate(support, 'CustomerCare', lift)).toMatchObject(
      closes === 'restrictUse(customerId: "ANN")' ? liftedOnBoth : refused,
    )
    // A refusal or a question takes nothing back.
    for (const status of ['REFUSED', 'REQUESTED'])
      expect((await mutate(support, 'CustomerCare', consent.replace('GIVEN', status))).errors).toEqual([])
    // The controls.
    expect(await mutate(withPrivacy, 'CustomerCare', consent)).toMatchObject(refused)
    const informed = consent.replace('GIVEN', 'GIVEN, method: "in writing"')
    expect(await mutate(withPrivacy, 'CustomerCare', informed)).toMatchObject(accepted)
    expect((await mutate(support, 'CustomerCare', consent)).errors).toEqual(
      closes === 'restrictUse(customerId: "ANN")' ? refused.errors : [],
    )
  })

  it('gives way to a later consent through a source that may record consents', async () => {
    await product.ingest([
      ...linked,
      { ...told, kind: 'event', record: { source: 'crm', id: '1' }, name: 'call', channel: 'CALL' },
    ])
    await own(object)
    expect(await customer(touchpoints)).toMatchObject({ touchpoints: null })
    expect(await mutate(support, 'CustomerCare', consent)).toMatchObject(refused)
    expect(await customer(touchpoints)).toMatchObject({ touchpoints: null })
    const line = { ...told, id: 'v', kind: 'consent', purpose: 'CustomerCare', status: 'GIVEN' } as const
    await product.ingest([{ ...line, record: { source: 'crm', id: '1' }, occurredAt: new Date().toISOString() }])
    expect(await customer(touchpoints)).toMatchObject({ touchpoints: { edges: [expect.anything()] } })
    expect((await mutate(support, 'CustomerCare', consent)).errors).toEqual([])
  })

  it('on a record that is not verified to be theirs keeps nobody from consenting for the others', async () => {
    await product.ingest(world)
    await own(object, 'app:2')
    expect(await mutate(support, 'CustomerCare', consent)).toMatchObject(accepted)
    expect(
      await mutate(
        support,
        'CustomerCare',
        consent.replace('GIVEN', 'GIVEN, record: { source: "app", sourceId: "2" }'),
      ),
    ).toMatchObject(refused)
  })

  it.each([
    ['restrictUse(customerId: "ANN")', 'restrictUse(customerId: "ANN", lifted: true)'],
    [object, object.replace('CustomerCare', 'CustomerCare, lifted: true')],
    [
      'setChannelPreference(customerId: "ANN", channel: EMAIL, wish: UNWANTED)',
      'setChannelPreference(customerId: "ANN", channel: EMAIL, wish: ACCEPTED)',
    ],
  ])('on a record that is not verified to be theirs keeps nobody from opening the others: %s', async (set, lift) => {
    await product.ingest(world)
    expect(await mutate(support, 'CustomerCare', set)).toMatchObject(accepted)
    await own(set, 'app:2')
    expect(await mutate(support, 'CustomerCare', lift)).toMatchObject(accepted)
    // The entry of that record stays, and nobody else lifts it.
    if (!set.startsWith('set')) expect(await mutate(support, 'CustomerCare', lift)).toMatchObject(refused)
    expect(await customer('displayName reach(purpose: ServiceProvision, channel: EMAIL) { reason }')).toMatchObject({
      displayName: 'Ann Lee',
      reach: { reason: null },
    })
  })

  it('as a preference is made stricter by support, and not looser', async () => {
    await product.ingest(world)
    const prefer = (rest: string) => `setChannelPreference(customerId: "ANN", channel: EMAIL, ${rest})`
    const cap = (max: number, days: number) => prefer(`wish: ACCEPTED, frequencyCap: { max: ${max}, days: ${days} }`)
    await own(cap(2, 7))
    for (const looser of [prefer('wish: ACCEPTED'), cap(3, 7), cap(2, 6)])
      expect(await mutate(support, 'CustomerCare', looser)).toMatchObject(refused)
    for (const stricter of [cap(1, 7), prefer('wish: UNWANTED'), cap(2, 7)])
      expect(await mutate(support, 'CustomerCare', stricter)).toMatchObject(accepted)
    await own(prefer('wish: UNWANTED'))
    expect(await mutate(support, 'CustomerCare', cap(0, 7))).toMatchObject(refused)
    const asked = prefer('wish: ACCEPTED, method: "in writing"')
    expect(await mutate(withPrivacy, 'CustomerCare', asked)).toMatchObject({ errors: [] })
    // Once it was changed for the customer, it is nobody's own any more.
    expect(await mutate(support, 'CustomerCare', prefer('wish: PREFERRED'))).toMatchObject(accepted)
  })
})
