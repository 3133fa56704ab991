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

const support = personaViewer('support', { purposes: ['CustomerCare', 'ServiceProvision'] })
const marketing = personaViewer('marketing')
const email = { type: 'EMAIL' as const, value: 'hanna@x.example' }
const verified = { ...email, verifiedAt: '2026-01-01' }
const name = { givenName: 'Hanna', familyName: 'Holdsworth' }
const sources: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
  { kind: 'source', source: 'erp', verifies: ['EMAIL'] },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
]
const known: Extract<IngestLineInput, { readonly kind: 'record' }> = {
  ...{ kind: 'record', source: 'crm', id: 'h', observedAt: '2026-01-02', identifiers: [verified] },
  attributes: { ...name, birthDate: '1980-01-01' },
}
const account = { ...known, source: 'web', attributes: name } satisfies IngestLineInput

/** Somebody else whose record holds Hanna's address. */
const others: readonly (readonly [string, IngestLineInput])[] = [
  [
    'a customer of the system of record who states it',
    { ...known, id: 'a', identifiers: [email], attributes: aarons() },
  ],
  ['a customer of another system', { ...known, source: 'erp', id: 'a', identifiers: [email], attributes: aarons() }],
  ['a visitor who has verified it as well', { ...account, id: 'a', attributes: aarons() }],
]

function aarons() {
  return { givenName: 'Aaron', familyName: 'Attwater', birthDate: '1970-01-01' }
}

async function ask(as: typeof support, purpose: 'CustomerCare' | 'Marketing' | 'RightsFulfilment', query: string) {
  const { data, errors } = await product.ask({ as, for: purpose, query })
  return { data: data ?? {}, reasons: errors.map(({ extensions }) => extensions.reason) }
}

const idOf = async () => (await subjectOf(test.graph, 'crm:h')).id

/** As Hanna, signed in with her account. */
async function enter(call: string): Promise<void> {
  const { id } = await subjectOf(test.graph, 'web:h')
  const own = personaViewer('customer', { customerId: id, record: 'web:h' })
  const query = `mutation { ${call.replace('HANNA', id)} { __typename } }`
  expect(await ask(own, 'RightsFulfilment', query)).toMatchObject({ reasons: [] })
}

const consent = async (id: string) =>
  ask(
    support,
    'CustomerCare',
    `mutation { recordConsent(customerId: "${id}", purpose: Marketing, status: GIVEN) { __typename } }`,
  )
const seen = async (id: string) => {
  const { data } = await ask(
    marketing,
    'Marketing',
    `{ customer(id: "${id}") { displayName reach(purpose: Marketing, channel: EMAIL) { value } } }`,
  )
  return data.customer
}
const closed = { displayName: null, reach: { value: null } }
const open = { displayName: 'Hanna Holdsworth', reach: { value: 'hanna@x.example' } }

/** Hanna has an account before her address is verified in the system of record, where she once agreed by telephone. */
async function arrange(entered: string): Promise<void> {
  await product.ingest([...sources, { ...known, identifiers: [email] }])
  expect(await consent(await idOf())).toMatchObject({ reasons: [] })
  expect(await seen(await idOf())).toEqual(open)
  await product.ingest([account])
  await enter(entered)
  await product.ingest([{ ...known, observedAt: '2026-01-03' }])
}

const seenBySupport = async () =>
  (await ask(support, 'CustomerCare', `{ customer(id: "${await idOf()}") { displayName } }`)).data

describe.each(
  others,
)('what a customer refused in self-service, once %s holds the address that links the records', (_, other) => {
  it.each([
    'objectToUse(customerId: "HANNA", purpose: Marketing)',
    'withdrawConsent(customerId: "HANNA", purpose: Marketing)',
  ])('stays refused: %s', async (closes) => {
    await arrange(closes)
    expect(await seen(await idOf())).toEqual(closed)
    await product.ingest([other])
    expect(await seen(await idOf())).toEqual(closed)
  })

  it('is not opened by a consent that staff type', async () => {
    await product.ingest([...sources, account])
    await enter('objectToUse(customerId: "HANNA", purpose: Marketing)')
    await product.ingest([known, other])
    expect(await consent(await idOf())).toMatchObject({ reasons: ['SET_BY_CUSTOMER'] })
    expect(await seen(await idOf())).toEqual(closed)
  })

  it('keeps the use restricted', async () => {
    await arrange('restrictUse(customerId: "HANNA")')
    expect(await seenBySupport()).toEqual({ customer: { displayName: null } })
    await product.ingest([other])
    expect(await seenBySupport()).toEqual({ customer: { displayName: null } })
  })

  it('keeps an unwanted channel closed', async () => {
    await arrange('setChannelPreference(customerId: "HANNA", channel: EMAIL, wish: UNWANTED)')
    const withoutEmail = { ...open, reach: { value: null } }
    expect(await seen(await idOf())).toEqual(withoutEmail)
    await product.ingest([other])
    expect(await seen(await idOf())).toEqual(withoutEmail)
  })
})

describe('facts told about identifiers alone, of a visitor who verified nothing', () => {
  const cookie = { type: 'COOKIE_ID' as const, value: 'c-hanna' }
  const telling = (name: string, identifier: typeof email | typeof cookie): IngestLineInput => ({
    ...{ kind: 'event', source: 'web', id: name, name, channel: 'WEB', occurredAt: '2026-01-05' },
    identifier,
  })
  const visitor: IngestLineInput = { ...account, identifiers: [email, cookie] }
  const stated = [telling('about_address', email), telling('about_browser', cookie)]
  const names = async (id: string) => {
    const query = `{ customer(id: "${id}") { touchpoints(first: 9) { edges { node { name } } } } }`
    const { data } = await ask(support, 'CustomerCare', query)
    const found = data.customer as { touchpoints: { edges: { node: { name: string } }[] } | null } | null
    return (found?.touchpoints?.edges ?? []).map(({ node }) => node.name).toSorted()
  }

  it.each([
    'objectToUse(customerId: "HANNA", purpose: CustomerCare)',
    'restrictUse(customerId: "HANNA")',
  ])('are closed with the record that holds these: %s', async (closes) => {
    await product.ingest([...sources, visitor, ...stated])
    const { id } = await subjectOf(test.graph, 'web:h')
    expect(await names(id)).toEqual(['about_address', 'about_browser'])
    await enter(closes)
    expect(await names(id)).toEqual([])
  })

  it('stay open where a record of somebody else holds the identifier as well, the control', async () => {
    const browser: IngestLineInput = { ...visitor, id: 'o', identifiers: [email], attributes: {} }
    await product.ingest([...sources, visitor, browser, ...stated])
    const { id } = await subjectOf(test.graph, 'web:h')
    expect((await subjectOf(test.graph, 'web:o')).id).toBe(id)
    await enter('objectToUse(customerId: "HANNA", purpose: CustomerCare)')
    expect(await names(id)).toEqual(['about_address'])
  })
})

describe('the control', () => {
  it('an account without a verified link closes its own record alone', async () => {
    await product.ingest([...sources, known])
    await consent(await idOf())
    await product.ingest([{ ...account, identifiers: [email] }])
    await enter('objectToUse(customerId: "HANNA", purpose: Marketing)')
    expect(await seen(await idOf())).toEqual(open)
  })

  it('what an account agrees to opens nothing over an address that somebody else holds as well', async () => {
    await product.ingest([...sources, known, account, others[0]?.[1] as IngestLineInput])
    await enter('recordConsent(customerId: "HANNA", purpose: Marketing, status: GIVEN)')
    expect(await seen(await idOf())).toMatchObject({ reach: { value: null } })
  })
})
