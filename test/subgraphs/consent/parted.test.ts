import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { categories } from '../../../access/categories.ts'
import { command, cypher, statement } from '../../../graph/cypher.ts'
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

const email = { type: 'EMAIL' as const, value: 'hanna@x.example', verifiedAt: '2026-01-01' }
const moved = { ...email, value: 'hanna@elsewhere.example' }
const account = {
  ...{ kind: 'record', source: 'crm', id: 'h', observedAt: '2026-01-02', identifiers: [email] },
  attributes: { givenName: 'Hanna', familyName: 'Holdsworth' },
} satisfies IngestLineInput
const login = { ...account, source: 'web', attributes: {} } satisfies IngestLineInput
const world: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
  account,
  login,
]
const support = personaViewer('support', { purposes: ['CustomerCare'] })
const marketing = personaViewer('marketing')
const steward = personaViewer('steward')

const idOf = async (record: string) => (await subjectOf(test.graph, record)).id

/** About the customer of `crm:h`. */
async function call(as: typeof support, purpose: 'CustomerCare' | 'RightsFulfilment', mutation: string) {
  const query = `mutation { ${mutation.replace('HANNA', await idOf('crm:h'))} { __typename } }`
  const { data, errors } = await product.ask({ as, for: purpose, query })
  return { done: Object.values(data ?? {})[0], reasons: errors.map(({ extensions }) => extensions.reason) }
}

/** Signed in with the account at the shop. */
async function enter(mutation: string): Promise<void> {
  const own = personaViewer('customer', { customerId: await idOf('web:h'), record: 'web:h' })
  expect(await call(own, 'RightsFulfilment', mutation)).toMatchObject({ reasons: [] })
}

async function nameFor(as: typeof support, purpose: 'CustomerCare' | 'Marketing'): Promise<unknown> {
  const query = `{ customer(id: "${await idOf('crm:h')}") { displayName } }`
  const { data } = await product.ask({ as, for: purpose, query })
  return (data?.customer as { displayName: unknown }).displayName
}

const consent = 'recordConsent(customerId: "HANNA", purpose: Marketing)'
const later = '2026-02-01'

const stewardSplits = () =>
  call(
    steward,
    'CustomerCare',
    'splitCustomer(id: "HANNA", records: [{ source: "web", sourceId: "h" }], reason: "test")',
  )

const partings: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['the shop knows another address', () => product.ingest([{ ...login, observedAt: later, identifiers: [moved] }])],
  ['the crm knows another address', () => product.ingest([{ ...account, observedAt: later, identifiers: [moved] }])],
  ['a steward splits them', stewardSplits],
]

const refusals = [
  ['withdrawConsent(customerId: "HANNA", purpose: Marketing)', 'Marketing'],
  ['recordConsent(customerId: "HANNA", purpose: Marketing, status: REFUSED)', 'Marketing'],
  ['objectToUse(customerId: "HANNA", purpose: Marketing)', 'Marketing'],
  ['restrictUse(customerId: "HANNA")', 'CustomerCare'],
] as const

describe.each(partings)('when the records of a customer part because %s', (_, part) => {
  beforeEach(async () => {
    await product.ingest(world)
    await call(support, 'CustomerCare', consent)
    expect(await nameFor(marketing, 'Marketing')).toBe('Hanna Holdsworth')
  })

  async function partThem() {
    await part()
    expect(await idOf('web:h')).not.toBe(await idOf('crm:h'))
  }
  const read = (purpose: 'CustomerCare' | 'Marketing') =>
    nameFor(purpose === 'Marketing' ? marketing : support, purpose)

  it.each(refusals)('what the customer refused stays: %s', async (refusal, purpose) => {
    await enter(refusal)
    expect(await read(purpose)).toBeNull()
    await partThem()
    expect(await read(purpose)).toBeNull()
    const history = `{ customer(id: "${await idOf('crm:h')}") { consentHistory(first: 9) { edges { node { status } } } } }`
    const { data } = await product.ask({ as: support, for: 'CustomerCare', query: history })
    if (purpose === 'Marketing') expect(JSON.stringify(data)).toMatch(/REFUSED|WITHDRAWN/)
    // It was the customer's choice, so that staff do not open it again.
    if (refusal.startsWith('withdraw'))
      expect(await call(support, 'CustomerCare', consent)).toMatchObject({ reasons: ['SET_BY_CUSTOMER'] })
  })

  it.each(refusals)('what the customer refused in the other account stays as well: %s', async (refusal, purpose) => {
    const own = personaViewer('customer', { customerId: await idOf('crm:h'), record: 'crm:h' })
    expect(await call(own, 'RightsFulfilment', refusal)).toMatchObject({ reasons: [] })
    await partThem()
    const query = `{ customer(id: "${await idOf('web:h')}") { consents { status subject } } }`
    const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
    if (purpose === 'Marketing') expect(JSON.stringify(data)).toMatch(/"(REFUSED|WITHDRAWN)","subject":"web:/)
    expect((await restrictions('web:h')).length).toBeGreaterThan(0)
  })

  it('a channel that the customer does not want stays unwanted', async () => {
    const reach = async () => {
      const query = `{ customer(id: "${await idOf('crm:h')}") { reach(purpose: CustomerCare, channel: EMAIL) { reason } } }`
      const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
      return (data?.customer as { reach: { reason: string | null } }).reach.reason
    }
    expect(await reach()).toBeNull()
    await enter('setChannelPreference(customerId: "HANNA", channel: EMAIL, wish: UNWANTED)')
    await partThem()
    expect(await reach()).toBe('UNWANTED_CHANNEL')
  })

  it('a limit of messages stays; a looser wish does not', async () => {
    const limits = async () => {
      const query = `{ customer(id: "${await idOf('crm:h')}") { channelPreferences { wish frequencyCap { max } } } }`
      const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
      return (data?.customer as { channelPreferences: unknown }).channelPreferences
    }
    const limit = (max: number) =>
      `setChannelPreference(customerId: "HANNA", channel: EMAIL, wish: PREFERRED, frequencyCap: { max: ${max}, days: 30 })`
    await enter(limit(2))
    await enter(limit(9))
    await partThem()
    expect(await limits()).toEqual([{ wish: 'PREFERRED', frequencyCap: { max: 2 } }])
  })

  it('a consent that the customer limited stays limited', async () => {
    const limitTo = (categories: string) =>
      `recordConsent(customerId: "HANNA", purpose: Marketing, dataCategories: [${categories}])`
    await enter(limitTo('BEHAVIOURAL'))
    // Wider again: this ends.
    await enter(limitTo('BEHAVIOURAL, CONTACT'))
    await partThem()
    const query = `{ customer(id: "${await idOf('crm:h')}") { consents { status dataCategories } } }`
    const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
    const others = categories.filter((category) => category !== 'BEHAVIOURAL')
    const stated = [
      { status: 'GIVEN', dataCategories: ['BEHAVIOURAL'] },
      { status: 'WITHDRAWN', dataCategories: others },
    ]
    expect((data?.customer as { readonly consents: readonly object[] }).consents).toHaveLength(2)
    expect(data?.customer).toEqual({ consents: expect.arrayContaining(stated) })
  })

  it('nothing stays closed that the customer did not refuse: the control', async () => {
    await partThem()
    expect(await read('Marketing')).toBe('Hanna Holdsworth')
  })

  it('would be open if the refusal counted only while they are together: the control of the mark and of what restricts the part', async () => {
    await enter('withdrawConsent(customerId: "HANNA", purpose: Marketing)')
    await test.graph.write('test.mark', (transaction) => transaction.run(mark, {}))
    await partThem()
    expect(await read('Marketing')).toBeNull()
    await test.graph.write('test.unrestrict', (transaction) => transaction.run(unrestrict, {}))
    expect(await read('Marketing')).toBe('Hanna Holdsworth')
  })

  it('what the customer opened through the account that left is closed again', async () => {
    await enter('withdrawConsent(customerId: "HANNA", purpose: Marketing)')
    await enter(consent)
    expect(await read('Marketing')).toBe('Hanna Holdsworth')
    await partThem()
    expect(await read('Marketing')).toBeNull()
  })
})

describe('a second system that states the address without having verified it', () => {
  const erp = {
    ...{ ...account, source: 'erp', identifiers: [{ type: 'EMAIL' as const, value: email.value }] },
    attributes: { ...account.attributes, birthDate: '1970-01-02' },
  } satisfies IngestLineInput
  beforeEach(async () => {
    await product.ingest([{ kind: 'source', source: 'erp' }, ...world, erp])
    expect(await idOf('erp:h')).toBe(await idOf('crm:h'))
    await call(support, 'CustomerCare', consent)
    expect(await nameFor(marketing, 'Marketing')).toBe('Hanna Holdsworth')
  })
  const own = async () => personaViewer('customer', { customerId: await idOf('crm:h'), record: 'crm:h' })

  it.each(refusals)('is closed as well by what the customer refuses: %s', async (refusal, purpose) => {
    expect(await call(await own(), 'RightsFulfilment', refusal)).toMatchObject({ reasons: [] })
    expect(await nameFor(purpose === 'Marketing' ? marketing : support, purpose)).toBeNull()
  })

  const addresses = [{ line1: '5 Hidden Mews', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }]
  const details = { ...account.attributes, birthDate: '1970-01-02', addresses }
  const [born, settled] = [
    { ...account, attributes: details },
    { ...erp, attributes: details },
  ]
  const verifying: IngestLineInput = {
    ...{ kind: 'record', source: 'web', id: 'other', observedAt: later, identifiers: [email] },
    attributes: { givenName: 'Olaf', familyName: 'Brandt', birthDate: '1950-05-05' },
  }
  it.each<[string, IngestLineInput]>([
    ['the second system states it no longer', { ...settled, observedAt: later, identifiers: [] }],
    ['the second system states another one', { ...settled, observedAt: later, identifiers: [moved] }],
    ['the customer has another one', { ...born, observedAt: later, identifiers: [moved] }],
    [
      'it is not verified any more',
      { ...born, observedAt: later, identifiers: [{ type: 'EMAIL', value: email.value }] },
    ],
    ['somebody else verifies it', verifying],
  ])('stays closed while both are one customer: %s', async (_, line) => {
    for (const [refusal, purpose] of refusals) {
      await test.clear()
      await product.ingest([{ kind: 'source', source: 'erp' }, ...world, born, settled])
      await call(support, 'CustomerCare', consent)
      await call(await own(), 'RightsFulfilment', refusal)
      await product.ingest([line])
      expect(await idOf('erp:h')).toBe(await idOf('crm:h'))
      const viewer = purpose === 'Marketing' ? marketing : support
      expect(await nameFor(viewer, purpose), refusal).toBeNull()
    }
  })

  it.each([
    false,
    true,
  ])('stays closed when the customer gets another name and the rules separate the two: %s', async (isClosed) => {
    const given = 'recordConsent(customerId: "HANNA", purpose: Marketing, record: { source: "erp", sourceId: "h" })'
    expect(await call(support, 'CustomerCare', given)).toMatchObject({ reasons: [] })
    if (isClosed) await call(await own(), 'RightsFulfilment', refusals[2][0])
    await product.ingest([
      { ...born, observedAt: later, attributes: { givenName: 'Xaver', familyName: 'Quist', birthDate: '1950-01-01' } },
    ])
    expect(await idOf('erp:h')).not.toBe(await idOf('crm:h'))
    const query = `{ customer(id: "${await idOf('erp:h')}") { displayName } }`
    const { data } = await product.ask({ as: marketing, for: 'Marketing', query })
    expect(data).toEqual({ customer: { displayName: isClosed ? null : 'Hanna Holdsworth' } })
  })

  it.each([
    'splitCustomer(id: "HANNA", records: [{ source: "erp", sourceId: "h" }], reason: "test")',
    'assertDistinct(a: { source: "crm", sourceId: "h" }, b: { source: "erp", sourceId: "h" }, reason: "test")',
  ])('stays closed when a steward separates it: %s', async (separation) => {
    const limited = 'recordConsent(customerId: "HANNA", purpose: Marketing, dataCategories: [BEHAVIOURAL])'
    for (const [refusal, purpose] of [...refusals, [limited, 'Marketing'] as const, [null, 'Marketing'] as const]) {
      await test.clear()
      await product.ingest([{ kind: 'source', source: 'erp' }, ...world, erp])
      const given = 'recordConsent(customerId: "HANNA", purpose: Marketing, record: { source: "erp", sourceId: "h" })'
      expect(await call(support, 'CustomerCare', given)).toMatchObject({ reasons: [] })
      if (refusal !== null) await call(await own(), 'RightsFulfilment', refusal)
      expect(await call(steward, 'CustomerCare', separation)).toMatchObject({ reasons: [] })
      const id = await idOf('erp:h')
      expect(id).not.toBe(await idOf('crm:h'))
      const query = `{ customer(id: "${id}") { displayName } }`
      const [as, name] = purpose === 'Marketing' ? [marketing, 'Marketing' as const] : [support, purpose]
      const { data } = await product.ask({ as, for: name, query })
      // Nothing stays closed that the customer did not refuse: the control.
      expect(data, String(refusal)).toEqual({ customer: { displayName: refusal === null ? 'Hanna Holdsworth' : null } })
      if (purpose !== 'Marketing' || refusal === null) continue
      const again = `recordConsent(customerId: "${id}", purpose: Marketing, noticeVersion: "2")`
      expect(await call(support, 'CustomerCare', again), refusal).toMatchObject({ reasons: ['SET_BY_CUSTOMER'] })
    }
  })

  it('is as before once the customer consents again', async () => {
    await call(await own(), 'RightsFulfilment', refusals[0][0])
    await call(await own(), 'RightsFulfilment', consent)
    expect(await nameFor(marketing, 'Marketing')).toBe('Hanna Holdsworth')
  })
})

describe('a consent that staff confirm for the record that left', () => {
  beforeEach(async () => {
    // Its birth date still counts for the record that left.
    await product.ingest([...world, { ...account, attributes: { ...account.attributes, birthDate: '1970-01-02' } }])
    await product.ingest([{ ...login, observedAt: later, identifiers: [moved], attributes: { givenName: 'Hanna' } }])
    const id = await idOf('web:h')
    expect(id).not.toBe(await idOf('crm:h'))
    const given = `recordConsent(customerId: "${id}", purpose: Marketing, record: { source: "web", sourceId: "h" }, confirmed: true)`
    expect(await call(support, 'CustomerCare', given)).toMatchObject({ reasons: [] })
  })

  const usesOf = async (record: string) => {
    const query = `{ customer(id: "${await idOf(record)}") { displayName mayUse(purpose: Marketing) { category allowed reason } } }`
    const { data } = await product.ask({ as: marketing, for: 'Marketing', query })
    const { displayName, mayUse } = data?.customer as Uses
    return { displayName, ...mayUse.find(({ category }) => category === 'IDENTIFYING') }
  }
  interface Uses {
    readonly displayName: string | null
    readonly mayUse: readonly { readonly category: string; readonly allowed: boolean; readonly reason: string | null }[]
  }

  it('opens that record', async () => {
    expect(await usesOf('web:h')).toMatchObject({ displayName: 'Hanna', allowed: true })
    expect(await usesOf('crm:h')).toMatchObject({ displayName: null, allowed: false })
  })

  it('ends when the customer refuses, and no part of the answer says otherwise', async () => {
    const id = await idOf('web:h')
    const own = personaViewer('customer', { customerId: id, record: 'web:h' })
    const refused = `recordConsent(customerId: "${id}", purpose: Marketing, status: REFUSED)`
    expect(await call(own, 'RightsFulfilment', refused)).toMatchObject({ reasons: [] })
    expect(await usesOf('web:h')).toMatchObject({ displayName: null, allowed: false, reason: 'CONSENT_WITHDRAWN' })
  })

  it('does not open the record from which it had left, when both are one customer again', async () => {
    await product.ingest([{ ...login, observedAt: '2026-03-01', identifiers: [email, moved] }])
    expect(await idOf('web:h')).toBe(await idOf('crm:h'))
    expect((await usesOf('crm:h')).displayName).not.toBe('Hanna Holdsworth')
  })
})

async function restrictions(recordId: string): Promise<readonly unknown[]> {
  return test.graph.read(
    statement({
      name: 'test.restrictions',
      text: cypher<{ readonly recordId: string }>`
        MATCH (e:ConsentEvent {recordId: $recordId}) WHERE e.status IN ['REFUSED', 'WITHDRAWN'] AND e.byRecord IS NULL RETURN e.id AS id`,
      row: (r) => r.string('id'),
    }),
    { recordId },
  )
}

const unrestrict = command({ name: 'test.unrestrict', text: cypher`MATCH ()-[edge:RESTRICTED_BY]->() DELETE edge` })

const mark = command({
  name: 'test.markActs',
  text: cypher`MATCH (e:ConsentEvent {recordId: 'crm:h', isSelfService: true}) SET e.byRecord = 'web:h'`,
})
