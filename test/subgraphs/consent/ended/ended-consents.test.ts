import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../../ingest/line.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../../harness/product.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(() => test.clear())

const phone = '+43664123456'
const record = { source: 'crm', id: '1' }
const world: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  {
    ...{ kind: 'record', source: 'crm', id: '1', observedAt: '2026-01-01' },
    identifiers: [
      { type: 'EMAIL', value: 'vic@x.example' },
      { type: 'PHONE', value: phone },
    ],
    attributes: { givenName: 'Ann', familyName: 'Lee' },
  },
]
const support = personaViewer('support', { purposes: ['CustomerCare'] })
const marketing = personaViewer('marketing', { purposes: ['Marketing'] })

type Told = Readonly<{ kind?: 'consent' | 'objection'; status?: string; channel?: string; lifted?: boolean }> & object

/** One after the other, each of its own day. */
function lines(...told: readonly Told[]): readonly IngestLineInput[] {
  return told.map(
    (one, index) =>
      ({
        ...{ kind: 'consent', source: 'crm', id: `e${index}`, record, purpose: 'Marketing' },
        ...{ occurredAt: `2026-03-0${index + 1}`, ...one },
      }) as IngestLineInput,
  )
}

async function customerId(): Promise<string> {
  const query = '{ customerByIdentifier(type: EMAIL, value: "vic@x.example") { id } }'
  const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
  return (data?.customerByIdentifier as { id: string }).id
}

/** The channels on which marketing reaches the customer, and whether it sees the phone. */
async function open() {
  const query = `{ customer(id: "${await customerId()}") {
    EMAIL: reach(purpose: Marketing, channel: EMAIL) { value }
    SMS: reach(purpose: Marketing, channel: SMS) { value }
    identifiers(first: 5, types: [PHONE]) { edges { node { value } } }
  } }`
  const { data } = await product.ask({ as: marketing, for: 'Marketing', query })
  const { EMAIL, SMS, identifiers } = data?.customer as {
    EMAIL: { value: string | null }
    SMS: { value: string | null }
    identifiers: { edges: readonly { node: { value: string | null } }[] } | null
  }
  const isShown = identifiers?.edges.some(({ node }) => node.value === phone) ?? false
  return [
    ...(EMAIL.value === null ? [] : ['EMAIL']),
    ...(SMS.value === null ? [] : ['SMS']),
    ...(isShown ? ['shown'] : []),
  ]
}

describe('a consent to messages on the phone that ended on every channel', () => {
  const sms = { status: 'GIVEN', channel: 'SMS' }
  const ends: readonly (readonly [string, object])[] = [
    ['stated to have expired', { status: 'EXPIRED' }],
    ['stated to be invalid', { status: 'INVALIDATED' }],
    ['not known any more', { status: 'UNKNOWN' }],
    ['given with a string that cannot be read', { status: 'GIVEN', tcString: 'garbage' }],
    ['given again for a time that is over', { status: 'GIVEN', expiresAt: '2026-06-01' }],
  ]

  it.each(ends)('stays closed whatever was refused before: %s', async (_, end) => {
    for (const before of [{ status: 'WITHDRAWN' }, { kind: 'objection' } as const, null]) {
      await test.clear()
      await product.ingest([...world, ...lines(...(before ? [before] : []), sms, end)])
      expect([before, await open()]).toEqual([before, []])
    }
    // The control: what ended before the consent.
    await test.clear()
    await product.ingest([...world, ...lines({ status: 'WITHDRAWN' }, end, sms)])
    expect(await open()).toEqual(['SMS', 'shown'])
  })
})

const channels = [null, 'EMAIL'] as const
const cases = channels.flatMap((given) => channels.map((of) => [given, of] as const))

describe.each(cases)('a consent (channel %s), an objection (channel %s) and its lifting', (given, of) => {
  const left = given === null && of === 'EMAIL' ? ['SMS', 'shown'] : []
  const before = given === null ? ['EMAIL', 'SMS', 'shown'] : ['EMAIL']
  const on = (channel: string | null) => (channel === null ? {} : { channel })

  it('by lines open nothing that the objection closed', async () => {
    const said = [{ status: 'GIVEN', ...on(given) }, { kind: 'objection', ...on(of) } as const]
    await product.ingest([...world, ...lines(...said)])
    expect(await open()).toEqual(left)
    const lifting = { kind: 'objection', lifted: true, ...on(of) } as const
    await product.ingest(lines(...said, lifting).slice(-1))
    expect(await open()).toEqual(left)
    // The control: a new consent.
    await product.ingest(lines(...said, lifting, { status: 'GIVEN', ...on(given) }).slice(-1))
    expect(await open()).toEqual(before)
  })

  it.each(['staff', 'the customer'])('by %s open nothing that the objection closed', async (who) => {
    await product.ingest(world)
    const id = await customerId()
    const own = personaViewer('customer', { customerId: id, record: 'crm:1' })
    const act = async (call: string, channel: string | null, rest = '') => {
      const ofChannel = channel === null ? '' : `, channel: ${channel}`
      const query = `mutation { ${call}(customerId: "${id}", purpose: Marketing${ofChannel}${rest}) { __typename ... on LedgerSuccess { appended } } }`
      const asked =
        who === 'staff'
          ? ({ as: support, for: 'CustomerCare', query } as const)
          : ({ as: own, for: 'RightsFulfilment', query } as const)
      const { data, errors } = await product.ask(asked)
      expect(errors).toEqual([])
      expect(data?.[call]).toMatchObject({ appended: 1 })
    }
    await act('recordConsent', given, ', status: GIVEN')
    expect(await open()).toEqual(before)
    await act('objectToUse', of)
    expect(await open()).toEqual(left)
    await act('objectToUse', of, ', lifted: true')
    expect(await open()).toEqual(left)
    // The control: a new consent, which is entered although the one before is still on record.
    await act('recordConsent', given, ', status: GIVEN')
    expect(await open()).toEqual(before)
  })
})

describe('an objection that was lifted', () => {
  const touchpoints = async () => {
    const query = `{ customer(id: "${await customerId()}") { touchpoints(first: 1) { edges { node { name } } } } }`
    const { data } = await product.ask({ as: support, for: 'CustomerCare', query })
    return (data?.customer as { touchpoints: object | null }).touchpoints
  }

  it.each(channels)('opens a use that needs no consent again: channel %s', async (of) => {
    const call = { kind: 'event', source: 'crm', id: 'c', record, name: 'call', occurredAt: '2026-02-01' } as const
    const about = { purpose: 'CustomerCare', ...(of && { channel: of }) }
    const objection = { ...about, kind: 'objection' } as const
    await product.ingest([...world, { ...call, channel: 'CALL' }, ...lines(objection)])
    expect(await touchpoints()).toBeNull()
    await product.ingest(lines(objection, { ...objection, lifted: true }).slice(-1))
    expect(await touchpoints()).not.toBeNull()
  })

  it('opens no consent of another record of the customer', async () => {
    const app = { source: 'app', id: '2' }
    await product.ingest([
      ...world,
      { kind: 'source', source: 'app' },
      {
        ...app,
        kind: 'record',
        observedAt: '2026-01-01',
        identifiers: [{ type: 'EMAIL', value: 'vic@x.example' }],
        attributes: {},
      },
      ...lines({ status: 'GIVEN' }),
    ])
    const later = (at: number, more: object) =>
      product.ingest([
        {
          kind: 'objection',
          source: 'app',
          id: `o${at}`,
          record: app,
          purpose: 'Marketing',
          occurredAt: `2026-04-0${at}`,
          ...more,
        },
      ])
    // The control: nobody objected before it was given.
    expect(await open()).toEqual(['EMAIL', 'SMS', 'shown'])
    await later(1, {})
    expect(await open()).toEqual([])
    await later(2, { lifted: true })
    expect(await open()).toEqual([])
    await product.ingest([{ ...lines({ status: 'GIVEN' })[0], id: 'n', occurredAt: '2026-04-03' } as IngestLineInput])
    expect(await open()).toEqual(['EMAIL', 'SMS', 'shown'])
  })
})
