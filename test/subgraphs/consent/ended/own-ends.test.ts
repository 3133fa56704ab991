import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../../harness/product.ts'

const test = useGraph()
let product: Product
let id = ''
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(async () => {
  await test.clear()
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'app', role: 'TOUCHPOINT', mayRecordConsentFor: '*' },
    {
      ...{ kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01' },
      identifiers: [{ type: 'EMAIL', value: 'vic@x.example' }],
      attributes: { givenName: 'Ann', familyName: 'Lee' },
    },
  ])
  const query = '{ customerByIdentifier(type: EMAIL, value: "vic@x.example") { id } }'
  const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
  id = (data?.customerByIdentifier as { id: string }).id
})

const support = personaViewer('support', { purposes: ['CustomerCare'] })
const officer = { ...support, scopes: new Set([...support.scopes, 'privacy:manage']) }
const soon = 'expiresAt: "2999-06-01T00:00:00Z"'
const late = 'expiresAt: "2999-07-01T00:00:00Z"'

/** The reasons why a consent was not recorded. */
async function give(by: 'customer' | typeof support, rest = '') {
  const query = `mutation { recordConsent(customerId: "${id}", purpose: Marketing, status: GIVEN, ${rest}) { __typename } }`
  const { errors } =
    by === 'customer'
      ? await product.ask({
          as: personaViewer('customer', { customerId: id, record: 'crm:1' }),
          for: 'RightsFulfilment',
          query,
        })
      : await product.ask({ as: by, for: 'CustomerCare', query })
  return errors.map(({ extensions }) => extensions.reason)
}

const refused = ['SET_BY_CUSTOMER']

it('staff do not extend a consent that the customer limited in time', async () => {
  expect(await give('customer', soon)).toEqual([])
  for (const longer of [
    '',
    late,
    'channel: EMAIL',
    `${late}, channel: EMAIL`,
    'dataCategories: [CONTACT]',
    'confirmed: true',
  ])
    expect([longer, await give(support, longer)]).toEqual([longer, refused])
  expect(await give(officer)).toEqual(refused)
  // What does not last longer is no step towards more.
  for (const within of [soon, 'expiresAt: "2999-05-01T00:00:00Z"']) expect(await give(support, within)).toEqual([])
  expect(await give(support)).toEqual(refused)
  // The controls: an officer who states how, after whom staff may; and the customer.
  expect(await give(officer, 'method: "in writing"')).toEqual([])
  expect(await give(support, late)).toEqual([])
})

it('the customer extends it, and a source that may record consents', async () => {
  expect(await give('customer', soon)).toEqual([])
  expect(await give('customer')).toEqual([])
  expect(await give(support)).toEqual([])
  expect(await give('customer', soon)).toEqual([])
  expect(await give(support)).toEqual(refused)
  await product.ingest([
    {
      ...{ kind: 'consent', source: 'app', id: 'v', record: { source: 'crm', id: '1' }, purpose: 'Marketing' },
      ...{ status: 'GIVEN', occurredAt: new Date().toISOString() },
    },
  ])
  expect(await give(support)).toEqual([])
})

it('a consent for a channel, or to some data, limits no other', async () => {
  expect(await give('customer', `channel: EMAIL, ${soon}`)).toEqual([])
  expect(await give(support, 'channel: SMS')).toEqual([])
  expect(await give(support, 'channel: EMAIL')).toEqual(refused)
  expect(await give(support)).toEqual(refused)
})

it('staff extend what staff limited: the control', async () => {
  expect(await give(support, soon)).toEqual([])
  for (const longer of [late, '']) expect(await give(support, longer)).toEqual([])
})
