import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

const support = personaViewer('support', { purposes: ['CustomerCare'] })

it('an opportunity is named as its source names it only where the identity of the person is open', async () => {
  const person = (source: string): readonly IngestLineInput[] => {
    const [record, opportunityId] = [{ source, id: '1' }, `ann.lee@${source}.example`]
    const fact = { source, record, occurredAt: '2026-02-01' }
    const identifiers = [{ type: 'EMAIL' as const, value: `${source}@x.example` }]
    return [
      { kind: 'record', ...record, observedAt: '2026-01-01', identifiers, attributes: { fullName: `Ann ${source}` } },
      {
        ...fact,
        kind: 'event',
        id: 'o',
        name: 'opportunity_created',
        channel: 'WEB',
        properties: { opportunityId, buyingGroupTemplate: 'SMALL' },
      },
      {
        ...{ ...fact, kind: 'billing', id: 'b', type: 'BOOKING', amountMinor: 5, currency: 'EUR' },
        properties: { opportunityId },
      },
    ]
  }
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
    ...person('crm'),
    ...person('web'),
  ])
  const named = async (source: string) => {
    const query = `{ customerByIdentifier(type: EMAIL, value: "${source}@x.example") {
      journey { opportunity { id buyingGroup { id } } } bookings(first: 5) { edges { node { opportunityId } } } } }`
    const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
    return JSON.stringify(data?.customerByIdentifier)
  }
  // Nobody's customer yet: who the visitor is stays closed, what they did is open.
  expect(await named('web')).toMatch(/"opportunity":\{"id":"~/)
  expect(await named('web')).not.toContain('ann.lee@')
  expect(await named('web')).toBe(await named('web'))
  const group = /"opportunity":{"id":("[^"]+"),"buyingGroup":{"id":("[^"]+")}/
  for (const source of ['web', 'crm']) {
    const [, opportunity, ofGroup] = group.exec(await named(source)) ?? []
    expect(opportunity).toBeDefined()
    expect(ofGroup).toBe(opportunity)
  }
  // The control: of a customer.
  expect(await named('crm')).toMatch(/"opportunity":\{"id":"ann\.lee@crm\.example"/)
})
