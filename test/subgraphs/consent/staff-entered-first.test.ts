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

describe.each(acts)('%s that staff entered before the customer', (_, closing, opening) => {
  const done = { appended: expect.any(Number), reasons: [] }

  async function arrange(): Promise<string> {
    await product.ingest([
      { kind: 'source', source: 'crm' },
      {
        ...{ kind: 'record', source: 'crm', id: 'v', observedAt: '2026-01-02' },
        attributes: { givenName: 'Vera', familyName: 'Victor' },
        identifiers: [{ type: 'EMAIL', value: 'vera@x.example', verifiedAt: '2026-01-01' }],
      },
    ])
    const { id } = await subjectOf(test.graph, 'crm:v')
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
