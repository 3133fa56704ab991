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

const own = { type: 'EMAIL' as const, value: 'greta@x.example', verifiedAt: '2026-01-01' }
const other = { type: 'EMAIL' as const, value: 'greta@work.example', verifiedAt: '2026-01-01' }
const attributes = { givenName: 'Greta', familyName: 'Holdsworth', birthDate: '1977-05-06' }
const login = {
  ...{ kind: 'record', source: 'web', id: 'g', observedAt: '2026-01-02', identifiers: [own] },
  attributes,
} satisfies IngestLineInput
const account = {
  ...{ kind: 'record', source: 'crm', id: 'g', observedAt: '2026-01-02', identifiers: [other] },
  attributes: {},
} satisfies IngestLineInput

const support = personaViewer('support', { purposes: ['CustomerCare'] })
const officer = { ...support, scopes: new Set([...support.scopes, 'privacy:manage']) }
const idOf = async (record: string) => (await subjectOf(test.graph, record)).id

async function call(as: typeof support, purpose: 'CustomerCare' | 'RightsFulfilment', mutation: string, of: string) {
  const query = `mutation { ${mutation.replace('ID', await idOf(of))} { __typename } }`
  const { errors } = await product.ask({ as, for: purpose, query })
  return errors.map(({ extensions }) => extensions.reason)
}

async function joinThem(): Promise<void> {
  await product.ingest([{ ...account, observedAt: '2026-02-01', identifiers: [other, own], attributes }])
  expect(await idOf('crm:g')).toBe(await idOf('web:g'))
}

async function seen() {
  const { data } = await product.ask({
    as: personaViewer('marketing'),
    for: 'Marketing',
    query: `{ customer(id: "${await idOf('crm:g')}") {
      displayName identifiers(first: 9) { edges { node { value } } } reach(purpose: Marketing, channel: EMAIL) { value }
    } }`,
  })
  return JSON.stringify(data)
}

const refusals = [
  'objectToUse(customerId: "ID", purpose: Marketing)',
  'withdrawConsent(customerId: "ID", purpose: Marketing)',
  'recordConsent(customerId: "ID", purpose: Marketing, status: REFUSED)',
]
const consents = [
  'recordConsent(customerId: "ID", purpose: Marketing, method: "phone")',
  'recordConsent(customerId: "ID", purpose: Marketing, method: "phone", confirmed: true)',
]

describe('what a customer refused in self-service', () => {
  beforeEach(async () => {
    await test.clear()
    await product.ingest([
      { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
      { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] },
      login,
      account,
    ])
    expect(await idOf('crm:g')).not.toBe(await idOf('web:g'))
  })

  const greta = async () => personaViewer('customer', { customerId: await idOf('web:g'), record: 'web:g' })

  it.each(
    refusals.flatMap((refusal) => consents.map((consent) => [refusal, consent] as const)),
  )('is opened by no consent that staff entered before the records joined: %s, %s', async (refusal, consent) => {
    expect(await call(await greta(), 'RightsFulfilment', refusal, 'web:g')).toEqual([])
    expect(await call(support, 'CustomerCare', consent, 'crm:g')).toEqual([])
    expect(await seen()).toContain('greta@work')
    await joinThem()
    expect(await seen()).not.toMatch(/Greta|greta@x/)
  })

  it.each(consents)('is opened by the consent if nothing was refused: the control: %s', async (consent) => {
    expect(await call(support, 'CustomerCare', consent, 'crm:g')).toEqual([])
    await joinThem()
    expect(await seen()).toContain('greta@work')
  })

  it.each(refusals)('is opened by the customer, and by a privacy officer, later: %s', async (refusal) => {
    expect(await call(await greta(), 'RightsFulfilment', refusal, 'web:g')).toEqual([])
    expect(await call(support, 'CustomerCare', consents[0] ?? '', 'crm:g')).toEqual([])
    await joinThem()
    const anew = 'recordConsent(customerId: "ID", purpose: Marketing, method: "visit")'
    expect(await call(support, 'CustomerCare', anew, 'crm:g')).toEqual(['SET_BY_CUSTOMER'])
    expect(
      await call(
        officer,
        'CustomerCare',
        'recordConsent(customerId: "ID", purpose: Marketing, method: "letter")',
        'crm:g',
      ),
    ).toEqual([])
    expect(await seen()).toContain('Greta')
    expect(await call(await greta(), 'RightsFulfilment', refusal, 'web:g')).toEqual([])
    expect(await seen()).not.toContain('Greta')
    expect(
      await call(await greta(), 'RightsFulfilment', 'recordConsent(customerId: "ID", purpose: Marketing)', 'web:g'),
    ).toEqual([])
    expect(await seen()).toContain('Greta')
  })
})

describe("a stranger's form with the birth date of a child", () => {
  const minor = { givenName: 'Paula', familyName: 'Quartzfield', birthDate: '2015-01-01' }
  const phone = { type: 'PHONE' as const, value: '+447700900123' }
  const form = (observedAt: string, identifiers: readonly object[], more: object) =>
    ({ kind: 'record', source: 'web', id: 'form', observedAt, identifiers, attributes: more }) as IngestLineInput

  it('closes nothing of a customer once it is separated from the customer', async () => {
    await test.clear()
    const paula = { ...own, value: 'paula@x.example' }
    const name = { givenName: 'Paula', familyName: 'Quartzfield' }
    await product.ingest([
      { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
      { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
      {
        ...{ kind: 'record', source: 'web', id: 'g', observedAt: '2026-01-02' },
        identifiers: [paula, { ...phone, verifiedAt: '2026-01-01' }],
        attributes: { ...name, birthDate: '1962-08-14' },
      },
      { ...account, identifiers: [paula], attributes: name },
    ])
    const as = personaViewer('customer', { customerId: await idOf('web:g'), record: 'web:g' })
    await call(as, 'RightsFulfilment', 'recordConsent(customerId: "ID", purpose: Marketing)', 'web:g')
    expect(await seen()).toContain('Paula')
    await product.ingest([form('2026-02-01', [phone], {})])
    expect(await idOf('web:form')).toBe(await idOf('web:g'))
    await product.ingest([form('2026-02-02', [phone, { type: 'EMAIL', value: paula.value }], minor)])
    expect(await idOf('web:form')).not.toBe(await idOf('web:g'))
    expect(await seen()).toContain('Paula')
  })
})
