import { beforeAll, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../../../access/purposes.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createViewers } from '../../identity/viewers.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const askIdentity = createViewers(test)
const at = '2026-05-25T12:00:00Z'

/** Companies, with what their records state of a form, and their people: by which source, the name of each, and when they left. */
const companies = {
  named: { name: 'Quill, Jane', people: [['crm', 'Jane', 'Quill']] },
  besides: { name: 'Quill Reed', people: [['crm', 'Jane', 'Quill']] },
  stated: { name: 'Quill Books', legalForm: 'Sole Trader', people: [] },
  // The stranger's colleague makes no company of it.
  'with "quotes"\\': {
    name: 'Jane QUILL',
    people: [
      ['crm', 'Jane', 'Quill'],
      ['stranger', 'Eve', 'Adder'],
    ],
  },
  filler: { name: 'Jane Quill', legalForm: 'n/a', people: [['crm', 'Jane', 'Quill']] },
  vague: { name: 'Quill Limited Editions', legalForm: 'Other', people: [['crm', 'Jane', 'Quill']] },
  left: {
    name: 'Quill Books',
    people: [
      ['crm', 'Jane', 'Quill'],
      ['crm', 'Tom', 'Reed', '2021-01-01'],
      ['crm', 'Zoe', 'Vale', '2022-01-01'],
    ],
  },
  // Stated as a person before.
  formerly: { name: 'Quill Books', was: 'Jane Quill', people: [] },
  closed: { name: 'Quill Books', people: [['crm', 'Jane', 'Quill', '2021-01-01T00:00:00Z']] },
  // The controls: a company with a form, of two people, of another name, and of nobody.
  limited: { name: 'Jane Quill', legalForm: 'Ltd', people: [['crm', 'Jane', 'Quill']] },
  two: {
    name: 'Jane Quill',
    people: [
      ['crm', 'Jane', 'Quill'],
      ['crm', 'Tom', 'Reed'],
    ],
  },
  leaving: {
    name: 'Jane Quill',
    people: [
      ['crm', 'Jane', 'Quill'],
      ['crm', 'Tom', 'Reed', '2121-01-01'],
    ],
  },
  mistaken: { name: 'Quill Books', was: 'Jane Quill', legalForm: 'Ltd', people: [] },
  corrected: { name: 'Quill Books GmbH', was: 'Quill Books', people: [] },
  other: { name: 'Jane Reed', people: [['crm', 'Jane', 'Quill']] },
  nobody: { name: 'Jane Quill', people: [] },
} as const

const soleTraders = [
  'named',
  'besides',
  'stated',
  'with "quotes"\\',
  'filler',
  'vague',
  'left',
  'formerly',
  'closed',
] as const
const others = ['limited', 'two', 'leaving', 'mistaken', 'corrected', 'other', 'nobody'] as const

function* lines() {
  yield { kind: 'source', source: 'crm', uniqueIds: true }
  for (const [id, company] of Object.entries(companies)) {
    const record = { source: 'crm', id }
    const legalForm = 'legalForm' in company ? { legalForm: company.legalForm } : {}
    if ('was' in company)
      yield { kind: 'record', ...record, observedAt: '2025-01-01', attributes: { fullName: company.was } }
    yield { kind: 'account', ...record, observedAt: '2026-01-01', attributes: { name: company.name, ...legalForm } }
    yield {
      ...{ kind: 'event', source: 'crm', id: `deal-${id}`, name: 'opportunity_created', channel: 'CALL' },
      ...{ occurredAt: at, record, properties: { opportunityId: `deal-${id}` } },
    }
    for (const [source, givenName, familyName, until] of company.people)
      yield {
        ...{ kind: 'record', source, id: `${id}-${givenName}`, observedAt: '2026-01-01' },
        identifiers: [{ type: 'EMAIL', value: `${givenName}@${id.replace(/\W/g, '')}.example` }],
        attributes: { givenName, familyName },
        relations: [{ role: 'DIRECTOR_OF', to: record, ...(until !== undefined && { until }) }],
      }
  }
}

beforeAll(async () => world.ingest(lines()))

async function storyOf(id: string, purpose: PurposeKey) {
  const account = await world.ownerOf(`crm:${id}`)
  const selection = 'journeys { stage } opportunities(first: 5) { edges { node { status } } }'
  const scopes = ['customer:read', 'engagement:read', 'billing:read']
  const { rows, codes } = await world.entities<object>('Account', [account], selection, { scopes, purpose })
  const name = await askIdentity<{ account: { name: string | null } }>(
    'query($id: ID!) { account(id: $id) { name } }',
    { id: account },
    { purpose },
  )
  return { codes, story: rows[0], name: name.data.account.name }
}

const told = { journeys: [{ stage: 'OPPORTUNITY' }], opportunities: { edges: [{ node: { status: 'OPEN' } }] } }

describe('a company that is its owner', () => {
  it.each(
    soleTraders,
  )('%s: has its name and its story withheld where the purpose opens nothing of a person', async (id) => {
    expect(await storyOf(id, 'Marketing')).toEqual({
      codes: [],
      story: { journeys: [], opportunities: { edges: [] } },
      name: null,
    })
    expect(await storyOf(id, 'CustomerCare')).toMatchObject({ story: told, name: companies[id].name })
  })

  it.each(others)('%s is none, and shows them: the control', async (id) => {
    expect(await storyOf(id, 'Marketing')).toEqual({ codes: [], story: told, name: companies[id].name })
  })

  it('is told by no list, where a system of record knows the company', async () => {
    const account = { kind: 'account', observedAt: '2026-01-01', name: 'Caldera Ceramics Ltd' }
    const identifiers = [{ type: 'COMPANY_REGISTRATION', value: '07654321', country: 'GB' }]
    const listed = { ...account, source: 'list', id: 'listed', identifiers, attributes: { legalForm: 'sole trader' } }
    const licence = { role: 'REFERENCE', licence: 'L-1', permittedPurposes: [] }
    await world.ingest([
      { kind: 'source', source: 'list', ...licence },
      { ...account, source: 'crm', id: 'listed', identifiers },
      listed,
    ])
    expect(await world.ownerOf('list:listed')).toBe(await world.ownerOf('crm:listed'))
    expect((await storyOf('listed', 'Marketing')).name).toBe('Caldera Ceramics Ltd')
    // The control: the system of record states it.
    await world.ingest([{ ...listed, source: 'crm', observedAt: '2026-02-01' }])
    expect((await storyOf('listed', 'Marketing')).name).toBe(null)
  })
})
