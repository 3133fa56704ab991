import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product

beforeAll(async () => {
  product = await startProduct(testGraph)
})
beforeEach(testGraph.clear)
afterAll(() => product.close())

const record = (source: string, more: object = {}): IngestLineInput => ({
  kind: 'record',
  source,
  id: '1',
  observedAt: '2026-01-01',
  identifiers: [{ type: 'EMAIL', value: 'ann@x.io', ...more }],
  attributes: { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-01-31' },
})

const consent = (source: string, status: 'GIVEN' | 'WITHDRAWN', occurredAt: string) =>
  ({
    kind: 'consent',
    source,
    id: `${status} ${occurredAt}`,
    record: { source, id: '1' },
    purpose: 'Marketing',
    channel: 'EMAIL',
    status,
    occurredAt,
  }) as const

/** Unsubscribed at one record, subscribed anew at another; both are one customer by now. */
async function merged(verified: object) {
  const summary = await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'shop' },
    record('crm', verified),
    record('shop', verified),
    consent('crm', 'WITHDRAWN', '2026-03-01'),
    consent('shop', 'GIVEN', '2026-04-01'),
  ])
  expect(summary.quarantined).toBe(0)
}

interface Told {
  readonly id: string
  readonly consents: readonly {
    subject: string
    status: string
    conflict: { reason: string; remedies: string[] } | null
  }[]
  readonly reach: { value: string | null; reason: string | null }
}

const viewer = () =>
  personaViewer('marketing', { scopes: new Set(['customer:read', 'consent:read', 'consent:write', 'contact:read']) })

async function told(): Promise<Told> {
  const query = `{ customerByIdentifier(type: EMAIL, value: "ann@x.io") { id
    consents { subject status conflict { reason because subject refusedAt remedies } }
    reach(purpose: Marketing, channel: EMAIL) { value reason } } }`
  const { data } = await product.ask({ as: viewer(), for: 'Marketing', query })
  return data?.customerByIdentifier as Told
}

describe('unsubscribed, subscribed anew on another record, and merged', () => {
  it('stays unsubscribed, and says why and what to do', async () => {
    await merged({})
    const { consents, reach } = await told()
    expect(reach).toEqual({ value: null, reason: 'CONSENT_WITHDRAWN' })
    // Whichever name this viewer is shown for the record.
    const [refusing, consenting] = consents.map(({ subject }) => subject)
    expect(consents).toEqual([
      { subject: refusing, status: 'WITHDRAWN', conflict: null },
      {
        subject: consenting,
        status: 'GIVEN',
        conflict: {
          reason: 'OTHER_RECORD',
          because: expect.stringContaining('no verified identifier shows that both records belong to one person'),
          subject: refusing,
          refusedAt: '2026-03-01T00:00:00.000Z',
          remedies: ['CONFIRM_FOR_ALL', 'VERIFY_SHARED_IDENTIFIER', 'SPLIT_RECORDS'],
        },
      },
    ])
  })

  it('is subscribed where both records share a verified identifier: the remedy, and the control', async () => {
    await merged({ verifiedAt: '2026-01-01' })
    const { consents, reach } = await told()
    expect(reach).toEqual({ value: 'ann@x.io', reason: null })
    expect(consents.map(({ conflict }) => conflict)).toEqual([null, null])
  })

  it('is subscribed once the customer confirms for all records', async () => {
    await merged({})
    const { id } = await told()
    const query = `mutation ($id: ID!) { recordConsent(customerId: $id, purpose: Marketing, channel: EMAIL, confirmed: true) {
      ... on LedgerSuccess { appended } ... on Error { message } } }`
    const { errors } = await product.ask({ as: viewer(), for: 'Marketing', query, variables: { id } })
    expect(errors).toEqual([])
    const { consents, reach } = await told()
    expect(reach.value).toBe('ann@x.io')
    expect(consents.filter(({ status }) => status === 'GIVEN').some(({ conflict }) => conflict === null)).toBe(true)
  })

  it('is unsubscribed where the refusal came last, wherever it was', async () => {
    await merged({ verifiedAt: '2026-01-01' })
    await product.ingest([consent('crm', 'WITHDRAWN', '2026-05-01')])
    const { consents, reach } = await told()
    expect(reach.reason).toBe('CONSENT_WITHDRAWN')
    expect(consents[1]?.conflict).toMatchObject({
      reason: 'LATER_REFUSAL',
      subject: consents[0]?.subject,
      remedies: ['CONSENT_AGAIN'],
    })
    await product.ingest([consent('crm', 'GIVEN', '2026-05-02')])
    expect((await told()).reach.value).toBe('ann@x.io')
  })
})
