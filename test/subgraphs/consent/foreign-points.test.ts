import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

type Identifier = {
  readonly type: 'EMAIL' | 'PHONE' | 'SOCIAL_HANDLE'
  readonly value: string
  readonly verifiedAt?: string
}

const observedAt = '2026-01-01'
const mailbox = { type: 'EMAIL', value: 'susan@x.example' } as const
const ownPhone = { type: 'PHONE', value: '+447700900311', verifiedAt: observedAt } as const
const confirmed = (identifier: Identifier): Identifier => ({ ...identifier, verifiedAt: observedAt })

function record(name: string, identifiers: readonly Identifier[], attributes: object = {}): IngestLineInput {
  const [source = '', id = ''] = name.split(':')
  return { kind: 'record', source, id, observedAt, identifiers, attributes } as IngestLineInput
}

let count = 0
function told(kind: 'consent' | 'preference' | 'restriction', owner: object, more: object): IngestLineInput {
  count += 1
  return { kind, source: 'cmp', id: `l${count}`, occurredAt: '2026-02-01', ...owner, ...more } as IngestLineInput
}
const marketing = (status: string) => ({ purpose: 'Marketing', status })
const onStranger = { record: { source: 'web', id: 'mal' } }
const aboutMailbox = { identifier: mailbox }

const susan = { givenName: 'Susan', familyName: 'Bednar', birthDate: '1971-03-02' }
const mallory = { givenName: 'Mallory', familyName: 'Quist', birthDate: '1951-12-24' }

/** What `reach` answers for the customer of a record, as whoever may ask for the purpose. `sources`: of a partner who knows these alone. */
async function reach(
  recordName: string,
  purpose: PurposeKey,
  channel: string,
  sources: readonly string[] | null = null,
) {
  const [source, sourceId] = recordName.split(':')
  const query = `{ records(refs: [{ source: "${source}", sourceId: "${sourceId}" }]) { customer {
    reach(purpose: ${purpose}, channel: ${channel}) { value reason } } } }`
  const as = personaViewer('fraud', { purposes: [purpose], sources })
  const scopes = new Set([...as.scopes, 'consent:read', 'customer:read'])
  const { data, errors } = await product.ask({ as: { ...as, scopes }, for: purpose, query })
  expect(errors).toEqual([])
  return (data?.records as { customer: { reach: unknown } }[])[0]?.customer.reach
}

const nothing = { value: null, reason: 'NO_CONTACT_POINT' }
const answers = (value: string) => ({ value, reason: null })

beforeEach(async () => {
  await testGraph.clear()
  await product.ingest([
    { kind: 'source', source: 'crm' },
    { kind: 'source', source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
    { kind: 'source', source: 'cmp', role: 'TOUCHPOINT', mayRecordConsentFor: '*' },
  ] as IngestLineInput[])
})

describe('an address that a form of somebody else names', () => {
  const stranger = record('web:mal', [mailbox, ownPhone], mallory)
  const agreed = told('consent', onStranger, marketing('GIVEN'))

  it('is not reached where its holder verified it, whatever the holder said', async () => {
    const refused = told('consent', aboutMailbox, marketing('WITHDRAWN'))
    await product.ingest([record('crm:s', [confirmed(mailbox)], susan), stranger, agreed])
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toEqual(nothing)
    await product.ingest([refused])
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toEqual(nothing)
    // The control: what the stranger has verified.
    expect(await reach('web:mal', 'Marketing', 'SMS')).toEqual(answers(ownPhone.value))
  })

  it.each<readonly [string, Identifier, Identifier, string]>([
    ['in quotes', mailbox, { type: 'EMAIL', value: '"susan"@x.example' }, 'EMAIL'],
    ['as a social handle', mailbox, { type: 'SOCIAL_HANDLE', value: mailbox.value }, 'SOCIAL'],
    ['with an extension', ownPhone, { type: 'PHONE', value: '+44 7700 900311 ext 1' }, 'SMS'],
    ['with an extension of a dialler', ownPhone, { type: 'PHONE', value: '+447700900311;ext=9' }, 'CALL'],
  ])('is not reached where the form writes it %s', async (_, held, written, channel) => {
    const form = record('web:mal', [written], mallory)
    await product.ingest([form, agreed])
    // The control: nobody else has it.
    expect(await reach('web:mal', 'Marketing', channel)).toMatchObject({ reason: null })
    await product.ingest([record('crm:s', [confirmed(held)], susan)])
    expect(await reach('web:mal', 'Marketing', channel)).toEqual(nothing)
  })

  it.each([
    ['a refusal about the address', told('consent', aboutMailbox, marketing('WITHDRAWN'))],
    [
      'a refusal of a customer who holds it',
      told('consent', { record: { source: 'crm', id: 's' } }, marketing('REFUSED')),
    ],
    ['a wish about the address', told('preference', aboutMailbox, { channel: 'EMAIL', wish: 'UNWANTED' })],
  ])('is closed by %s where nobody verified it', async (_, refusal) => {
    await product.ingest([record('crm:s', [mailbox], susan), stranger, agreed])
    // The control: nobody said no.
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toEqual(answers(mailbox.value))
    await product.ingest([refusal])
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toEqual(nothing)
    expect(await reach('web:mal', 'Marketing', 'SMS')).toEqual(answers(ownPhone.value))
  })

  it('is closed by a restriction about the address for what needs no consent', async () => {
    const ofShop = record('crm:m', [mailbox], mallory)
    await product.ingest([record('crm:s', [mailbox], susan), ofShop])
    expect(await reach('crm:m', 'ServiceProvision', 'EMAIL')).toEqual(answers(mailbox.value))
    await product.ingest([told('restriction', aboutMailbox, {})])
    expect(await reach('crm:m', 'ServiceProvision', 'EMAIL')).toMatchObject({ value: null })
  })

  it('is closed to nobody by a form that refuses', async () => {
    const refused = told('consent', onStranger, marketing('REFUSED'))
    const given = told('consent', { record: { source: 'crm', id: 's' } }, marketing('GIVEN'))
    await product.ingest([record('crm:s', [mailbox], susan), stranger, given, refused])
    expect(await reach('crm:s', 'Marketing', 'EMAIL')).toEqual(answers(mailbox.value))
  })

  it('is opened again by whoever verified it and agrees later', async () => {
    const refused = told('consent', aboutMailbox, marketing('WITHDRAWN'))
    const both = [record('crm:s', [confirmed(mailbox)], susan), record('web:mal', [confirmed(mailbox)], mallory)]
    await product.ingest([...both, agreed, { ...refused, occurredAt: '2026-03-01' } as IngestLineInput])
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toMatchObject({ value: null })
    await product.ingest([{ ...agreed, id: 'again', occurredAt: '2026-04-01' } as IngestLineInput])
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toEqual(answers(mailbox.value))
  })
})

describe('what a form names beside a customer’s own address', () => {
  const fraud = 'FraudPreventionAndDetection'
  const home = { addresses: [{ line1: '66 Other Road', city: 'Leeds', countryCode: 'GB' }] }

  it.each(['web', 'undeclared'])('is no contact point of the customer: %s', async (source) => {
    await product.ingest([record('crm:s', [mailbox], susan)])
    await product.ingest([record(`${source}:mal`, [mailbox, ownPhone], { ...susan, ...home })])
    for (const channel of ['SMS', 'CALL', 'POST']) expect(await reach('crm:s', fraud, channel)).toEqual(nothing)
    expect(await reach('crm:s', fraud, 'EMAIL')).toEqual(answers(mailbox.value))
  })

  it('is one where the customer verified the address in both', async () => {
    await product.ingest([
      record('crm:s', [confirmed(mailbox)], susan),
      record('web:s', [confirmed(mailbox), { ...ownPhone }], { ...susan, ...home }),
    ])
    expect(await reach('crm:s', fraud, 'CALL')).toEqual(answers(ownPhone.value))
    expect(await reach('crm:s', fraud, 'POST')).toEqual(answers('66 Other Road, Leeds, GB'))
  })

  it('is none of a customer whom only a form knows that verified the address', async () => {
    await product.ingest([record('web:s', [confirmed(mailbox)], susan)])
    await product.ingest([record('web:mal', [mailbox, ownPhone], susan)])
    expect(await reach('web:s', fraud, 'SMS')).toEqual(nothing)
    // The control: nobody verified anything, so that no record is one of trust.
    await testGraph.clear()
    await product.ingest([{ kind: 'source', source: 'web', role: 'TOUCHPOINT' }])
    await product.ingest([record('web:s', [mailbox, { type: 'PHONE', value: ownPhone.value }], susan)])
    expect(await reach('web:s', fraud, 'SMS')).toEqual(answers(ownPhone.value))
  })
})

/** What `identifiers` lists of the customer of a record. */
async function listed(
  recordName: string,
  purpose: PurposeKey,
  first = 10,
  sources: readonly string[] | null = null,
): Promise<readonly string[]> {
  const [source, sourceId] = recordName.split(':')
  const query = `{ records(refs: [{ source: "${source}", sourceId: "${sourceId}" }]) { customer {
    identifiers(first: ${first}) { edges { node { value } } pageInfo { hasNextPage } } } } }`
  const as = personaViewer('fraud', { purposes: [purpose], sources })
  const { data } = await product.ask({ as, for: purpose, query })
  const [row] = data?.records as { customer: { identifiers: { edges: { node: { value: string } }[] } } }[]
  return row?.customer.identifiers.edges.map(({ node }) => node.value) ?? []
}

describe('Customer.identifiers for a purpose that reaches people by consent', () => {
  const stranger = record('web:mal', [mailbox, ownPhone], mallory)
  const agreed = told('consent', onStranger, marketing('GIVEN'))
  const fraud = 'FraudPreventionAndDetection'

  it.each([
    ['a refusal about the address', told('consent', aboutMailbox, marketing('WITHDRAWN'))],
    ['a refusal of its holder', told('consent', { record: { source: 'crm', id: 's' } }, marketing('REFUSED'))],
    ['a wish about the address', told('preference', aboutMailbox, { channel: 'EMAIL', wish: 'UNWANTED' })],
  ])('leaves out an address after %s', async (_, refusal) => {
    await product.ingest([record('crm:s', [mailbox], susan), stranger, agreed])
    // The control: nobody said no.
    expect(await listed('web:mal', 'Marketing')).toEqual([mailbox.value, ownPhone.value])
    await product.ingest([refusal])
    expect(await listed('web:mal', 'Marketing')).toEqual([ownPhone.value])
    expect(await listed('web:mal', 'Marketing', 1)).toEqual([ownPhone.value])
    expect(await listed('web:mal', fraud)).toEqual([mailbox.value, ownPhone.value])
  })

  it('leaves out what another customer verified, and lists what both did', async () => {
    await product.ingest([record('crm:s', [confirmed(mailbox)], susan), stranger, agreed])
    expect(await listed('web:mal', 'Marketing')).toEqual([ownPhone.value])
    await product.ingest([record('web:mal', [confirmed(mailbox), ownPhone], mallory)])
    await product.ingest([
      { ...record('web:mal', [confirmed(mailbox), ownPhone], mallory), observedAt: '2026-01-03' } as IngestLineInput,
    ])
    expect(await listed('web:mal', 'Marketing')).toEqual([mailbox.value, ownPhone.value])
  })
})

describe('a partner who knows only data of the own source', () => {
  const form = record('web:mal', [mailbox, ownPhone], mallory)
  const agreed = told('consent', onStranger, marketing('GIVEN'))
  const ofPartner = ['web']

  it('does not learn that another source knows who verified an address', async () => {
    await product.ingest([form, agreed])
    const alone = [
      await reach('web:mal', 'Marketing', 'EMAIL', ofPartner),
      await listed('web:mal', 'Marketing', 10, ofPartner),
    ]
    await product.ingest([record('crm:s', [confirmed(mailbox)], susan)])
    expect([
      await reach('web:mal', 'Marketing', 'EMAIL', ofPartner),
      await listed('web:mal', 'Marketing', 10, ofPartner),
    ]).toEqual(alone)
    expect(alone).toEqual([answers(mailbox.value), [mailbox.value, ownPhone.value]])
    // The controls: who knows both, and a refusal, which counts whoever asks.
    expect(await reach('web:mal', 'Marketing', 'EMAIL')).toEqual(nothing)
    await product.ingest([told('consent', { record: { source: 'crm', id: 's' } }, marketing('REFUSED'))])
    expect(await reach('web:mal', 'Marketing', 'EMAIL', ofPartner)).toEqual(nothing)
    expect(await listed('web:mal', 'Marketing', 10, ofPartner)).toEqual([ownPhone.value])
  })
})

describe('an address that an isolated source states', () => {
  const ofPartner = ['shop']
  const extended = { type: 'PHONE', value: '+44 7700 900311 ext 1' } as const
  const form = record('shop:mal', [mailbox, extended], mallory)
  const agreed = told('consent', { record: { source: 'shop', id: 'mal' } }, marketing('GIVEN'))
  const seen = async (sources: readonly string[] | null) => [
    await reach('shop:mal', 'Marketing', 'EMAIL', sources),
    await reach('shop:mal', 'Marketing', 'SMS', sources),
    await listed('shop:mal', 'Marketing', 10, sources),
  ]
  beforeEach(() =>
    product.ingest([
      { kind: 'source', source: 'shop', role: 'TOUCHPOINT', isolated: true } as IngestLineInput,
      form,
      agreed,
    ]),
  )

  it.each([
    ['verified', [record('crm:s', [confirmed(mailbox), confirmed(ownPhone)], susan)]],
    [
      'holds, and refuses',
      [
        record('crm:s', [mailbox, { ...ownPhone, verifiedAt: '2026-01-02' }], susan),
        told('consent', { record: { source: 'crm', id: 's' } }, marketing('REFUSED')),
      ],
    ],
  ])('is closed to whoever may know all sources if a customer of another %s it', async (_, lines) => {
    const open = await seen(null)
    expect(open[0]).toEqual(answers(mailbox.value))
    const asPartner = await seen(ofPartner)
    await product.ingest(lines)
    expect(await seen(null)).toEqual([nothing, nothing, []])
    // The control: what the partner sees does not depend on others.
    expect(await seen(ofPartner)).toEqual(asPartner)
    expect(asPartner).toEqual(open)
  })

  it.each([
    ['a refusal', told('consent', aboutMailbox, marketing('WITHDRAWN'))],
    ['a wish', told('preference', aboutMailbox, { channel: 'EMAIL', wish: 'UNWANTED' })],
  ])('is closed to them by %s about the address', async (_, refusal) => {
    await product.ingest([record('crm:s', [mailbox], susan), refusal])
    const [email, , identifiers] = await seen(null)
    expect(email).toEqual(nothing)
    expect(identifiers).not.toContain(mailbox.value)
  })
})

describe('a frequency cap', () => {
  const cap = told(
    'preference',
    { record: { source: 'crm', id: 's' } },
    { channel: 'EMAIL', frequencyCap: { max: 1, days: 30 } },
  )
  const sent = (source: string, owner: object): IngestLineInput => {
    count += 1
    const occurredAt = new Date(Date.now() - 3_600_000).toISOString()
    return {
      kind: 'event',
      source,
      id: `m${count}`,
      ...owner,
      name: 'email_sent',
      channel: 'EMAIL',
      occurredAt,
    } as IngestLineInput
  }
  const asked = () => reach('crm:s', 'FraudPreventionAndDetection', 'EMAIL')

  it.each([
    ['the customer by the record', sent('cmp', { record: { source: 'crm', id: 's' } })],
    ['an address that the customer holds', sent('cmp', { identifier: mailbox })],
  ])('counts what was sent to %s', async (_, message) => {
    await product.ingest([record('crm:s', [mailbox], susan), cap])
    expect(await asked()).toEqual(answers(mailbox.value))
    await product.ingest([message])
    expect(await asked()).toEqual({ value: null, reason: 'FREQUENCY_CAP' })
  })

  it.each([
    ['a form that names the customer', sent('web', onStranger)],
    ['an address that only such a form states', sent('cmp', { identifier: { type: 'EMAIL', value: 'own@x.example' } })],
  ])('counts nothing of %s', async (_, message) => {
    const form = record(
      'web:mal',
      [mailbox, ownPhone, { type: 'EMAIL', value: 'own@x.example', verifiedAt: observedAt }],
      susan,
    )
    await product.ingest([record('crm:s', [mailbox], susan), form, cap, message])
    expect(await asked()).toEqual(answers(mailbox.value))
  })
})
