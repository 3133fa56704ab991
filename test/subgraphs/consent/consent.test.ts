import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import { categories } from '../../../access/categories.ts'
import { policy } from '../../../access/policy.ts'
import { subgraphNames } from '../../../config.ts'
import { createConsentSubgraph } from '../../../subgraphs/consent/index.ts'
import { consentLine } from '../../../subgraphs/consent/lines.ts'
import { readSdl } from '../../../subgraphs/runtime/executable.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createAsk } from '../ask.ts'
import { createPeople } from '../people.ts'

const test = useGraph()
const now = () => new Date('2026-06-01T00:00:00Z')
const deps = { graph: test.graph, batcher: test.batcher, now, newId: () => ulid(), secrets: testSecrets }
const sdls = subgraphNames.map((name) => readSdl(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url)))
const subgraph = createConsentSubgraph(deps, sdls)
const { entities } = createAsk(test, subgraph, now)
// The map of line types is loose where all subgraphs meet; this is its own kind.
const writer = subgraph.lines.consent as unknown as LineType<unknown>

let count = 0
function write(...choices: readonly (readonly [status: string, day: string, more?: object])[]) {
  return writer.write(
    choices.map(([status, occurredAt, more]) =>
      consentLine.parse({
        kind: 'consent',
        source: 'cmp',
        id: `c${++count}`,
        record: { source: 'crm', id: '1' },
        purpose: 'Marketing',
        status,
        occurredAt,
        controller: 'Acme',
        ...more,
      }),
    ),
  )
}

const consents = async (selection: string, args = '') => {
  const { rows, codes } = await entities<{ consents: readonly Readonly<Record<string, unknown>>[] }>(
    'Customer',
    ['ANN'],
    `consents${args} { ${selection} }`,
  )
  expect(codes).toEqual([])
  return rows[0]?.consents
}

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1', 'web:1', 'identifier:EMAIL:ann@x.io'] })
})

describe('Customer.consents', () => {
  it.each([
    [
      'the latest choice wins, whatever came first',
      [
        ['WITHDRAWN', '2026-02-01'],
        ['GIVEN', '2026-01-01'],
      ],
      'WITHDRAWN',
    ],
    [
      'and a later GIVEN again',
      [
        ['GIVEN', '2026-03-01'],
        ['WITHDRAWN', '2026-02-01'],
      ],
      'GIVEN',
    ],
    [
      'ties restrict',
      [
        ['WITHDRAWN', '2026-01-01'],
        ['GIVEN', '2026-01-01'],
      ],
      'WITHDRAWN',
    ],
    [
      'one dated tomorrow counts from its arrival',
      [
        ['GIVEN', '2026-01-01'],
        ['WITHDRAWN', '2026-06-02'],
      ],
      'WITHDRAWN',
    ],
    ['a GIVEN that ran out is EXPIRED', [['GIVEN', '2026-01-01', { expiresAt: '2026-05-01' }]], 'EXPIRED'],
  ] as const)('%s', async (_, choices, status) => {
    await write(...choices)
    expect(await consents('status')).toEqual([{ status }])
  })

  it('stands side by side for each subject, controller, purpose and channel', async () => {
    await write(
      ['GIVEN', '2026-01-01', { noticeVersion: 'v3', method: 'WEB_FORM' }],
      ['WITHDRAWN', '2026-02-01'],
      ['GIVEN', '2026-01-01', { channel: 'EMAIL' }],
      ['GIVEN', '2026-01-01', { purpose: 'Personalisation', controller: undefined, expiresAt: '2027-01-01T00:00:00Z' }],
      ['REFUSED', '2026-01-01', { record: { source: 'web', id: '1' } }],
    )
    const selection =
      'purpose { key benefit } controller channel subject status givenAt withdrawnAt expiresAt legalBasis source'
    const common = {
      purpose: { key: 'Marketing', benefit: policy.purposes.Marketing.benefit },
      controller: 'Acme',
      legalBasis: 'CONSENT',
      source: 'cmp',
    }
    const given = '2026-01-01T00:00:00.000Z'
    const marketing = [
      {
        ...common,
        channel: null,
        subject: 'crm:1',
        status: 'WITHDRAWN',
        givenAt: given,
        withdrawnAt: '2026-02-01T00:00:00.000Z',
        expiresAt: null,
      },
      {
        ...common,
        channel: 'EMAIL',
        subject: 'crm:1',
        status: 'GIVEN',
        givenAt: given,
        withdrawnAt: null,
        expiresAt: null,
      },
    ]
    const personal = {
      ...common,
      purpose: { key: 'Personalisation', benefit: policy.purposes.Personalisation.benefit },
      controller: '',
      channel: null,
      subject: 'crm:1',
      status: 'GIVEN',
      givenAt: given,
      withdrawnAt: null,
      expiresAt: '2027-01-01T00:00:00.000Z',
    }
    const web = {
      ...common,
      channel: null,
      subject: 'web:1',
      status: 'REFUSED',
      givenAt: null,
      withdrawnAt: given,
      expiresAt: null,
    }
    expect(await consents(selection)).toEqual([...marketing, personal, web])
    expect(await consents(selection, '(purposes: [Personalisation])')).toEqual([personal])
  })

  it('never shows the identifier that gave it', async () => {
    await write(['GIVEN', '2026-01-01', { record: undefined, identifier: { type: 'EMAIL', value: 'Ann@X.io' } }])
    const [consent] = (await consents('subject status')) ?? []
    expect(consent?.subject).toMatch(/^EMAIL#[\w-]{12}$/)
  })

  it("needs the scope or one's own data", async () => {
    await write(['GIVEN', '2026-01-01'])
    const denied = await entities('Customer', ['ANN'], 'consents { status }', {
      scopes: ['customer:read', 'privacy:manage'],
    })
    expect([denied.rows, denied.codes]).toEqual([[{ consents: null }], ['FORBIDDEN']])
    const own = await entities('Customer', ['ANN'], 'consents { status }', { scopes: ['self'], customerId: 'ANN' })
    expect(own.rows).toEqual([{ consents: [{ status: 'GIVEN' }] }])
  })

  it('is an entry of the timeline with a title', async () => {
    await write(['GIVEN', '2026-01-01', { id: 'entry', channel: 'MOBILE_APP' }])
    const { rows } = await entities('ConsentEvent', ['consent:cmp:entry'], 'kind title status channel occurredAt')
    const occurredAt = '2026-01-01T00:00:00.000Z'
    expect(rows).toEqual([
      { kind: 'CONSENT', title: 'Marketing by mobile app: given', status: 'GIVEN', channel: 'MOBILE_APP', occurredAt },
    ])
  })
})

describe('Customer.withheld', () => {
  const closedFor = async (purpose: 'Marketing' | 'CustomerCare' | 'RightsFulfilment') => {
    const { rows, codes } = await entities<{
      withheld: readonly { category: string; reason: string; fields: readonly string[] }[]
    }>('Customer', ['ANN'], 'withheld { category reason fields until }', { purpose })
    expect(codes).toEqual([])
    return rows[0]?.withheld ?? []
  }

  it('names every closed category with its reason and fields', async () => {
    const closed = await closedFor('Marketing')
    expect(closed.map(({ category, reason }) => [category, reason])).toEqual(
      categories.map((category) => [
        category,
        category === 'FINANCIAL' || category === 'SPECIAL' ? 'NOT_FOR_PURPOSE' : 'NO_CONSENT',
      ]),
    )
    expect(closed.find(({ category }) => category === 'FINANCIAL')?.fields).toEqual(
      expect.arrayContaining(['Customer.balance', 'Invoice.total']),
    )
    expect(closed.find(({ category }) => category === 'BEHAVIOURAL')?.fields).toEqual(
      expect.arrayContaining(['Customer.touchpoints', 'Touchpoint.name']),
    )
  })

  it('follows the choice at once', async () => {
    await write(['GIVEN', '2026-01-01'])
    expect((await closedFor('Marketing')).map(({ category }) => category)).toEqual(['FINANCIAL', 'SPECIAL'])
    await write(['WITHDRAWN', '2026-02-01'])
    expect((await closedFor('Marketing')).find(({ category }) => category === 'BEHAVIOURAL')?.reason).toBe(
      'CONSENT_WITHDRAWN',
    )
  })

  it('names the channels of CONTACT that stay closed where one is open', async () => {
    await write(['GIVEN', '2026-01-01', { channel: 'EMAIL' }])
    const { rows } = await entities<{ withheld: readonly { category: string; channels: readonly string[] | null }[] }>(
      'Customer',
      ['ANN'],
      'withheld { category channels }',
      { purpose: 'Marketing' },
    )
    expect(rows[0]?.withheld).toEqual([
      { category: 'CONTACT', channels: ['SMS', 'CALL', 'POST', 'SOCIAL'] },
      { category: 'FINANCIAL', channels: null },
      { category: 'SPECIAL', channels: null },
    ])
  })

  it("is empty for one's rights", async () => {
    expect(await closedFor('RightsFulfilment')).toEqual([])
  })
})
