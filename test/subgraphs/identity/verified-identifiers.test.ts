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

const mail = (value: string) => ({ type: 'EMAIL', value }) as const
const phone = (value: string) => ({ type: 'PHONE', value }) as const
const verified = <T extends object>(identifier: T) => ({ ...identifier, verifiedAt: '2026-01-02' })
const ann = { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-04-05' }
const record = (source: string, id: string, identifiers: readonly object[], attributes: object = ann) =>
  ({ kind: 'record', source, id, observedAt: '2026-01-01', identifiers, attributes }) as IngestLineInput

const sources: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
  { kind: 'source', source: 'desk', role: 'TOUCHPOINT' },
]
/** Whoever typed the victim's name, birth date and e-mail address beside a mailbox and a telephone of their own. */
const stranger = record('web', 'x', [
  mail('vic@x.example'),
  verified(mail('own@y.example')),
  verified(phone('+4915112345678')),
])

async function verifiedOf(
  as: 'support' | 'fraud' | 'steward' | 'privacy-officer',
  purpose: 'CustomerCare' | 'FraudPreventionAndDetection' | 'RightsFulfilment',
  ref = 'crm:1',
): Promise<Readonly<Record<string, boolean>>> {
  const [source, sourceId] = ref.split(':')
  const found = await product.ask({
    as: 'steward',
    for: 'CustomerCare',
    query: `{ records(refs: [{ source: "${source}", sourceId: "${sourceId}" }]) { customer { id } } }`,
  })
  const id = (found.data?.records as { customer: { id: string } }[])[0]?.customer.id
  const query = `{ customer(id: "${id}") { identifiers(first: 20) { edges { node { value verified } } } } }`
  const { data } = await product.ask({ as: personaViewer(as), for: purpose, query })
  const { identifiers } = data?.customer as {
    identifiers: { edges: { node: { value: string; verified: boolean } }[] }
  }
  return Object.fromEntries(identifiers.edges.map(({ node }) => [node.value, node.verified]))
}

describe('an identifier is verified', () => {
  it.each([
    ['support', 'CustomerCare'],
    ['fraud', 'FraudPreventionAndDetection'],
    ['privacy-officer', 'RightsFulfilment'],
  ] as const)('by records that stand for the customer alone, whoever asks: %s', async (as, purpose) => {
    await product.ingest([...sources, record('crm', '1', [verified(mail('vic@x.example'))]), stranger])
    expect(await verifiedOf(as, purpose)).toEqual({
      'vic@x.example': true,
      'own@y.example': false,
      '+4915112345678': false,
    })
  })

  it('by a record of a touchpoint that is verified to be linked with the customer', async () => {
    const own = record('web', 'v', [verified(mail('vic@x.example')), verified(mail('second@x.example'))])
    await product.ingest([...sources, record('crm', '1', [verified(mail('vic@x.example'))]), own, stranger])
    expect(await verifiedOf('support', 'CustomerCare')).toMatchObject({
      'second@x.example': true,
      'own@y.example': false,
    })
  })

  it('by no source that does not verify identifiers of its type', async () => {
    const form = record('desk', '1', [verified(mail('vic@x.example')), verified(mail('desk@x.example'))])
    await product.ingest([...sources, record('crm', '1', [mail('vic@x.example')]), form])
    expect(await verifiedOf('support', 'CustomerCare')).toEqual({ 'vic@x.example': false, 'desk@x.example': false })
  })

  it('for what it is of the customer, not for what a stranger verified of it', async () => {
    // The customer's record has an address that is the stranger's: a slip.
    const typo = record('crm', '1', [verified(mail('vic@x.example')), mail('own@y.example')], ann)
    await product.ingest([...sources, typo, stranger])
    const shown = await verifiedOf('support', 'CustomerCare')
    // crm is a system of record, which verified the one of the two alone.
    expect(shown).toMatchObject({ 'vic@x.example': true, 'own@y.example': false })
    const query = `{ records(refs: [{ source: "crm", sourceId: "1" }]) { customer { reach(purpose: ServiceProvision, channel: EMAIL) { value verified } } } }`
    const as = personaViewer('support')
    expect((await product.ask({ as, for: 'CustomerCare', query })).data).toEqual({
      records: [{ customer: { reach: { value: 'vic@x.example', verified: true } } }],
    })
  })

  it('of a visitor whom touchpoints alone know, by whoever verified it', async () => {
    await product.ingest([...sources, record('web', 'v', [verified(mail('vic@x.example'))])])
    expect(await verifiedOf('fraud', 'FraudPreventionAndDetection', 'web:v')).toEqual({ 'vic@x.example': true })
  })
})
