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

const hour = 3_600_000
const at = (ms: number) => new Date(Date.now() + ms).toISOString()
const email = { type: 'EMAIL' as const, value: 'ann@x.example', verifiedAt: '2026-01-01' }
const record = { record: { source: 'crm', id: '1' } }
const customer: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
  {
    ...{ kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-02', identifiers: [email] },
    attributes: { givenName: 'Ann', familyName: 'Lee' },
  },
]
const consent = { kind: 'consent', source: 'crm', ...record, purpose: 'Marketing' } as const
const given = (ms: number): IngestLineInput => ({ ...consent, id: 'given', status: 'GIVEN', occurredAt: at(ms) })
const marketing = personaViewer('marketing')
const support = personaViewer('support', { purposes: ['CustomerCare', 'Marketing'] })

async function reached(as = marketing, purpose: 'Marketing' | 'CustomerCare' = 'Marketing'): Promise<unknown> {
  const query = `{ records(refs: [{source: "crm", sourceId: "1"}]) { customer { reach(purpose: ${purpose}, channel: EMAIL) { value } } } }`
  const { data } = await product.ask({ as, for: purpose, query })
  return (data?.records as readonly { readonly customer: { readonly reach: unknown } | null }[])[0]?.customer?.reach
}

const isReached = { value: 'ann@x.example' }
const isClosed = { value: null }

describe('a consent that was dated in the future', () => {
  const late = -hour / 6
  it.each<readonly [string, IngestLineInput]>([
    ['a withdrawal', { ...consent, id: 'w', status: 'WITHDRAWN', occurredAt: at(late) }],
    ['a withdrawal of last month', { ...consent, id: 'w', status: 'WITHDRAWN', occurredAt: at(-30 * 24 * hour) }],
    ['one for a channel', { ...consent, id: 'w', status: 'REFUSED', channel: 'EMAIL', occurredAt: at(late) }],
    [
      'an objection',
      { kind: 'objection', source: 'crm', id: 'o', ...record, purpose: 'Marketing', occurredAt: at(late) },
    ],
    ['a string that cannot be read', { ...consent, id: 's', status: 'GIVEN', gppString: 'x', occurredAt: at(late) }],
    [
      'a withdrawal for the address itself',
      {
        ...{ kind: 'consent', source: 'crm', id: 'i', identifier: { type: 'EMAIL', value: 'ann@x.example' } },
        ...{ purpose: 'Marketing', status: 'WITHDRAWN', occurredAt: at(late) },
      },
    ],
  ])('gives way to %s that arrives after it, and the same file again changes nothing', async (_, restricting) => {
    const ahead = given(9 * hour)
    await product.ingest([...customer, ahead])
    expect(await reached()).toEqual(isReached)
    await product.ingest([restricting])
    expect(await reached()).toEqual(isClosed)
    await product.ingest([...customer, ahead])
    expect(await reached()).toEqual(isClosed)
  })

  it('stands against one that arrived before it, also if that one arrives again', async () => {
    const withdrawn = { ...consent, id: 'w', status: 'WITHDRAWN', occurredAt: at(late) } as const
    await product.ingest([...customer, withdrawn])
    await product.ingest([given(9 * hour)])
    await product.ingest([withdrawn])
    await product.ingest([{ ...withdrawn, observedAt: at(0) }])
    expect(await reached()).toEqual(isReached)
  })

  it('with a right time stands against one of yesterday that arrives late: the control', async () => {
    await product.ingest([...customer, given(-hour)])
    await product.ingest([{ ...consent, id: 'w', status: 'WITHDRAWN', occurredAt: at(-24 * hour) }])
    expect(await reached()).toEqual(isReached)
  })

  it('gives way likewise if it lifted a restriction or wanted a channel', async () => {
    const restriction = { kind: 'restriction', source: 'crm', ...record } as const
    const preference = { kind: 'preference', source: 'crm', ...record, channel: 'EMAIL' } as const
    await product.ingest([...customer, { ...restriction, id: 'l', lifted: true, occurredAt: at(9 * hour) }])
    expect(await reached(support, 'CustomerCare')).toEqual(isReached)
    await product.ingest([{ ...restriction, id: 'r', occurredAt: at(late) }])
    expect(await reached(support, 'CustomerCare')).toEqual(isClosed)
    await product.ingest([{ ...restriction, id: 'm', lifted: true, occurredAt: at(0) }])
    await product.ingest([{ ...preference, id: 'p', wish: 'PREFERRED', occurredAt: at(9 * hour) }])
    expect(await reached(support, 'CustomerCare')).toEqual(isReached)
    await product.ingest([{ ...preference, id: 'q', wish: 'UNWANTED', occurredAt: at(late) }])
    expect(await reached(support, 'CustomerCare')).toEqual(isClosed)
  })
})
