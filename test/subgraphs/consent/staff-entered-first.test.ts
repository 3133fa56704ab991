import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

async function ask(by: 'customer' | 'support', id: string, call: string) {
  const as =
    by === 'customer'
      ? personaViewer('customer', { customerId: id, record: 'crm:v' })
      : personaViewer('support', { purposes: ['CustomerCare'] })
  const { data, errors } = await product.ask({
    as,
    for: by === 'customer' ? 'RightsFulfilment' : 'CustomerCare',
    query: `mutation { act: ${call.replace('VERA', id)} { ... on LedgerSuccess { appended } } }`,
  })
  const { act } = (data ?? {}) as { readonly act?: { readonly appended: number } | null }
  return { appended: act?.appended, reasons: errors.map(({ extensions }) => extensions.reason) }
}

const consent = 'recordConsent(customerId: "VERA", purpose: Marketing, status: GIVEN)'
const acts: readonly (readonly [name: string, closing: string, opening: string])[] = [
  ['a refusal', consent.replace('GIVEN', 'REFUSED'), consent],
  ['a withdrawal', 'withdrawConsent(customerId: "VERA", purpose: Marketing)', consent],
  [
    'an objection',
    'objectToUse(customerId: "VERA", purpose: Marketing)',
    'objectToUse(customerId: "VERA", purpose: Marketing, lifted: true)',
  ],
  ['a restriction', 'restrictUse(customerId: "VERA")', 'restrictUse(customerId: "VERA", lifted: true)'],
  [
    'a wish',
    'setChannelPreference(customerId: "VERA", channel: EMAIL, wish: UNWANTED)',
    'setChannelPreference(customerId: "VERA", channel: EMAIL, wish: ACCEPTED)',
  ],
]

const done = { appended: expect.any(Number), reasons: [] }
const refused = { reasons: ['SET_BY_CUSTOMER'] }

async function vera(): Promise<string> {
  await product.ingest([
    { kind: 'source', source: 'crm' },
    {
      ...{ kind: 'record', source: 'crm', id: 'v', observedAt: '2026-01-02' },
      attributes: { givenName: 'Vera', familyName: 'Victor' },
      identifiers: [{ type: 'EMAIL', value: 'vera@x.example', verifiedAt: '2026-01-01' }],
    },
  ])
  return (await subjectOf(test.graph, 'crm:v')).id
}

describe.each(acts)('%s that staff entered before the customer', (_, closing, opening) => {
  async function arrange(): Promise<string> {
    const id = await vera()
    expect(await ask('support', id, consent)).toEqual(done)
    expect(await ask('support', id, closing)).toEqual({ appended: 1, reasons: [] })
    return id
  }

  it('becomes an act of the customer once the customer enters it, too', async () => {
    const id = await arrange()
    expect(await ask('customer', id, closing)).toEqual({ appended: 1, reasons: [] })
    // What the customer entered is not entered twice.
    expect(await ask('customer', id, closing)).toEqual({ appended: 0, reasons: [] })
    expect(await ask('support', id, opening)).toEqual({ reasons: ['SET_BY_CUSTOMER'] })
    expect(await ask('customer', id, opening)).toEqual({ appended: 1, reasons: [] })
  })

  it('may be opened by staff if the customer did not: a control', async () => {
    const id = await arrange()
    expect(await ask('support', id, opening)).toEqual({ appended: 1, reasons: [] })
  })
})

describe.each(acts)('%s of the customer', (_, closing, opening) => {
  it('is not undone by staff who open the same at that moment', async () => {
    for (let trial = 0; trial < 5; trial++) {
      await test.clear()
      const id = await vera()
      // So that staff have something to open where they must not.
      expect(await ask('support', id, closing)).toEqual(done)
      const staff = Array.from({ length: 4 }, () => ask('support', id, opening))
      const [closed] = await Promise.all([ask('customer', id, closing), ...staff])
      expect(closed).toEqual({ appended: 1, reasons: [] })
      expect(await ask('support', id, opening)).toEqual(refused)
    }
  })
})

describe('a withdrawal of the customer', () => {
  const objection = 'objectToUse(customerId: "VERA", purpose: Marketing)'

  it.each([
    'withdrawConsent(customerId: "VERA", purpose: Marketing)',
    consent.replace('GIVEN', 'REFUSED'),
  ])('outlasts an objection that the customer lifts: %s', async (closing) => {
    const id = await vera()
    for (const act of [consent, closing, objection, objection.replace(')', ', lifted: true)')])
      expect(await ask('customer', id, act)).toEqual(done)
    expect(await ask('support', id, consent)).toEqual(refused)
    expect(await ask('customer', id, consent)).toEqual({ appended: 1, reasons: [] })
  })

  it('does not begin with an objection alone: the control', async () => {
    const id = await vera()
    for (const act of [objection, objection.replace(')', ', lifted: true)')])
      expect(await ask('customer', id, act)).toEqual(done)
    expect(await ask('support', id, consent)).toEqual({ appended: 1, reasons: [] })
  })
})

describe('a consent of the customer to some categories on one channel', () => {
  const some = consent.replace(')', ', channel: SMS, dataCategories: [BEHAVIOURAL])')

  it('is not widened by a consent of staff that is for every channel', async () => {
    const id = await vera()
    expect(await ask('customer', id, some)).toEqual(done)
    for (const wider of [consent, consent.replace(')', ', channel: SMS)')])
      expect(await ask('support', id, wider)).toEqual(refused)
    // The controls: no more than the customer gave, and another channel.
    expect(await ask('support', id, some)).toEqual(done)
    expect(await ask('support', id, consent.replace(')', ', channel: EMAIL)'))).toEqual(done)
  })
})

describe('a consent of the customer to some categories', () => {
  const some = consent.replace(')', ', dataCategories: [BEHAVIOURAL])')
  const objection = 'objectToUse(customerId: "VERA", purpose: Marketing)'

  it('is not widened by staff who object for the customer and lift that', async () => {
    const id = await vera()
    expect(await ask('customer', id, some)).toEqual(done)
    for (const act of [objection, objection.replace(')', ', lifted: true)')])
      expect(await ask('support', id, act)).toEqual(done)
    expect(await ask('support', id, consent)).toEqual(refused)
    // The control: as much as the customer gave.
    expect(await ask('support', id, some)).toEqual(done)
  })

  it('is added to by a consent of the customer to others', async () => {
    const id = await vera()
    for (const category of ['BEHAVIOURAL', 'CONTACT'])
      expect(await ask('customer', id, some.replace('BEHAVIOURAL', category))).toEqual(done)
    expect(await ask('support', id, some.replace('BEHAVIOURAL', 'BEHAVIOURAL, CONTACT'))).toEqual(done)
    expect(await ask('support', id, some.replace('BEHAVIOURAL', 'INFERRED'))).toEqual(refused)
  })
})

describe('what the customer says again after the opposite for another channel', () => {
  const email = (call: string) => call.replace(')', ', channel: EMAIL)')
  const refuse = consent.replace('GIVEN', 'REFUSED')
  const isOpen = async (id: string) => {
    const { data } = await product.ask({
      ...{ as: personaViewer('marketing'), for: 'Marketing' as const },
      query: `{ customer(id: "${id}") { mayUse(purpose: Marketing) { category allowed } } }`,
    })
    const { mayUse } = (data as { customer: { mayUse: { category: string; allowed: boolean }[] } }).customer
    return mayUse.find(({ category }) => category === 'IDENTIFYING')?.allowed
  }

  it('counts again: a consent', async () => {
    const id = await vera()
    for (const act of [email(consent), refuse])
      expect(await ask('customer', id, act)).toEqual({ appended: 1, reasons: [] })
    expect(await isOpen(id)).toBe(false)
    expect(await ask('customer', id, email(consent))).toEqual({ appended: 1, reasons: [] })
    expect(await isOpen(id)).toBe(true)
    // The control: nothing has changed since.
    expect(await ask('customer', id, email(consent))).toEqual({ appended: 0, reasons: [] })
  })

  it.each([
    refuse,
    'withdrawConsent(customerId: "VERA", purpose: Marketing)',
    'objectToUse(customerId: "VERA", purpose: Marketing)',
  ])('counts again: %s', async (closing) => {
    const id = await vera()
    for (const act of [closing, email(consent)]) expect(await ask('customer', id, act)).toEqual(done)
    expect(await isOpen(id)).toBe(true)
    expect(await ask('customer', id, closing)).toEqual({ appended: 1, reasons: [] })
    expect(await isOpen(id)).toBe(false)
    expect(await ask('customer', id, closing)).toEqual({ appended: 0, reasons: [] })
  })
})
