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

const email = { type: 'EMAIL' as const, value: 'vera@x.example', verifiedAt: '2026-01-01' }
const browser = { type: 'COOKIE_ID' as const, value: 'c1' }
const device = { type: 'DEVICE_ID' as const, value: 'd1' }
const at = { kind: 'record', observedAt: '2026-01-02' } as const
const vera = { givenName: 'Vera', familyName: 'Victor', birthDate: '1971-01-01' }

function world(link: object): readonly IngestLineInput[] {
  return [
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'], mayRecordConsentFor: ['crm', 'web'] },
    { ...at, source: 'crm', id: 'v', attributes: vera, identifiers: [email] },
    { ...at, source: 'web', id: 'account', identifiers: [email, browser, device] },
    { ...at, source: 'web', id: 'visit', identifiers: [link] },
  ] as readonly IngestLineInput[]
}

function entry(record: string, status: string, day: number, more: object = {}): IngestLineInput {
  const [source = '', id = ''] = record.split(':')
  return {
    ...{ kind: 'consent', source: 'web', id: `${record} ${day}`, record: { source, id }, purpose: 'Marketing', status },
    ...{ occurredAt: `2026-03-0${day}`, ...more },
  } as IngestLineInput
}

async function reached(): Promise<string | null> {
  const { id } = await subjectOf(test.graph, 'crm:v')
  expect((await subjectOf(test.graph, 'web:visit')).id).toBe(id)
  const { data } = await product.ask({
    as: personaViewer('marketing', { purposes: ['Marketing'] }),
    for: 'Marketing',
    query: `{ customer(id: "${id}") { reach(purpose: Marketing) { value } identifiers(first: 5) { edges { node { value } } } } }`,
  })
  const { reach, identifiers } = (
    data as { customer: { reach: { value: string | null } | null; identifiers: { edges: readonly object[] } | null } }
  ).customer
  const isShown = JSON.stringify(identifiers).includes(email.value)
  expect(isShown).toBe(reach?.value === email.value)
  return reach?.value ?? null
}

describe.each([
  ['a browser', browser],
  ['a device', device],
  ['the address', { type: 'EMAIL', value: email.value }],
])('what is refused on a record that is linked by %s', (_, link) => {
  const given = entry('crm:v', 'GIVEN', 1, { basis: 'CONSENT', method: 'DOUBLE_OPT_IN' })

  it.each([
    ['for every channel', {}],
    ['for e-mails', { channel: 'EMAIL' }],
  ])('closes the contact points: %s', async (_channel, more) => {
    await product.ingest([...world(link), given])
    expect(await reached()).toBe(email.value)
    await product.ingest([entry('web:visit', 'REFUSED', 2, more)])
    expect(await reached()).toBeNull()
  })
})

it('what a browser agrees to reaches nobody by e-mail, and what is agreed to for the address later does', async () => {
  await product.ingest([...world(browser), entry('web:visit', 'GIVEN', 1)])
  expect(await reached()).toBeNull()
  await product.ingest([entry('web:visit', 'REFUSED', 2), entry('crm:v', 'GIVEN', 3)])
  expect(await reached()).toBe(email.value)
})
