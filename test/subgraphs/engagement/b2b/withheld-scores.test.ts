import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
const world = createWorld(test, () => new Date('2026-06-01T00:00:00Z'))
const scopes = ['customer:read', 'engagement:read', 'billing:read']
const marketing = { purpose: 'Marketing', scopes } as const
const service = { purpose: 'ServiceProvision', scopes } as const
const care = { purpose: 'CustomerCare', scopes } as const

const withWork = ['BEHAVIOURAL', 'IDENTIFYING', 'DEMOGRAPHIC']
const withScores = [...withWork, 'INFERRED']
/** Who works where, and whether they agreed to scores. */
const people = [
  { id: 'ann', company: 'both', dataCategories: withScores, visits: 2 },
  { id: 'ben', company: 'both', dataCategories: withWork, visits: 9 },
  { id: 'cid', company: 'alone', dataCategories: withWork, visits: 5 },
  { id: 'dan', company: 'secret', dataCategories: ['BEHAVIOURAL', 'INFERRED'], visits: 3 },
  { id: 'eve', company: 'secret', dataCategories: withScores, visits: 0 },
] as const
const at = '2026-05-25T12:00:00Z'

function* lines() {
  yield { kind: 'source', source: 'crm' }
  for (const id of ['both', 'alone', 'secret']) {
    const record = { source: 'crm', id }
    yield { kind: 'account', ...record, observedAt: '2026-01-01', attributes: { name: `Company ${id}` } }
    const deal = { opportunityId: `deal-${id}`, amountMinor: 123_456, currency: 'EUR' }
    const event = { kind: 'event', source: 'crm', channel: 'CALL', record, properties: deal }
    yield { ...event, id: `${id}-created`, name: 'opportunity_created', occurredAt: at }
    yield { ...event, id: `${id}-won`, name: 'opportunity_won', occurredAt: at }
  }
  for (const { id, company, dataCategories, visits } of people) {
    const record = { source: 'crm', id }
    const identifiers = [{ type: 'CRM_ID', value: id }]
    const relations = [{ role: 'EMPLOYEE', to: { source: 'crm', id: company } }]
    yield { kind: 'record', ...record, observedAt: '2026-01-01', identifiers, relations }
    yield {
      ...{ kind: 'consent', source: 'crm', id: `consent-${id}`, record, purpose: 'Marketing', status: 'GIVEN' },
      ...{ occurredAt: '2026-01-01', dataCategories },
    }
    const event = { kind: 'event', source: 'crm', channel: 'WEB', record, occurredAt: at }
    for (let visit = 0; visit < visits; visit++) yield { ...event, id: `${id}-${visit}`, name: 'page_viewed' }
    yield {
      ...{ ...event, id: `${id}-part`, name: 'meeting_held' },
      properties: { opportunityId: `deal-${company}`, buyingRole: 'CHAMPION' },
    }
    yield {
      ...{ ...event, id: `${id}-renewed`, name: 'contract_renewed' },
      properties: {
        ...{
          contractId: 'contract-777',
          unitPrice: 777,
          nested: [{ total_amount: 777, colour: 'blue' }],
          room: 'east',
        },
        ...{ costMinor: 5, topic: 'renewal' },
      },
    }
    yield {
      ...{ ...event, id: `${id}-deal`, name: 'opportunity_created' },
      properties: { opportunityId: `own-${id}`, amountMinor: 777, currency: 'EUR' },
    }
  }
}

beforeAll(async () => world.ingest(lines()))

type Asking = typeof marketing | typeof service | typeof care

async function of<T>(type: 'Customer' | 'Account', id: string, selection: string, asking: Asking) {
  const { rows, codes } = await world.entities<T>(type, [await world.ownerOf(`crm:${id}`)], selection, asking)
  const [row] = rows
  if (row === undefined) throw new Error(`no ${type}`)
  return { row, codes }
}

interface Company {
  readonly engagement: { readonly score: number | null; readonly members: number; readonly activeMembers: number }
  readonly buyingGroups: readonly {
    readonly warmth: number | null
    readonly roles: readonly {
      readonly role: string
      readonly warmth: number | null
      readonly members: readonly object[]
    }[]
  }[]
}
const company =
  'engagement { score members activeMembers } buyingGroups { warmth roles { role warmth members { role } } }'
const scoreOf = async (id: string) =>
  (await of<{ engagement: { score: number } }>('Customer', id, 'engagement { score }', care)).row.engagement.score
const champion = ({ buyingGroups }: Company) => buyingGroups[0]?.roles.find(({ role }) => role === 'CHAMPION')

describe('the scores of single people that a company is made of', () => {
  it('are withheld where the purpose opens none of them', async () => {
    for (const [id, asking] of [
      ['both', service],
      ['alone', service],
      ['alone', marketing],
    ] as const) {
      const { row, codes } = await of<Company>('Account', id, company, asking)
      expect(row.engagement.score).toBeNull()
      expect(row.engagement.activeMembers).toBe(id === 'both' ? 2 : 1)
      expect(row.buyingGroups[0]?.warmth).toBeNull()
      expect(champion(row)).toMatchObject({ warmth: null })
      expect(champion(row)?.members).toHaveLength(id === 'both' ? 2 : 1)
      expect(codes).not.toEqual([])
    }
  })

  it('are made of those alone whose scores it opens', async () => {
    const { row, codes } = await of<Company>('Account', 'both', company, marketing)
    expect(codes).toEqual([])
    expect(row.engagement).toEqual({ score: await scoreOf('ann'), members: 2, activeMembers: 2 })
    expect(champion(row)?.warmth).toBe(await scoreOf('ann'))
  })

  it('are made of all where it opens all: the control', async () => {
    const both = await of<Company>('Account', 'both', company, care)
    expect(both.row.engagement.score).toBeGreaterThan(await scoreOf('ben'))
    expect(champion(both.row)?.warmth).toBe(await scoreOf('ben'))
    const alone = await of<Company>('Account', 'alone', company, care)
    expect(alone.row.engagement.score).toBe(await scoreOf('cid'))
  })

  it('do not warm a lead where they are closed', async () => {
    const lead = 'leadWarmth { score reasons { code } }'
    interface Lead {
      readonly leadWarmth: { readonly reasons: readonly { readonly code: string }[] }
    }
    const codesFor = async (asking: Asking) =>
      (await of<Lead>('Customer', 'ann', lead, asking)).row.leadWarmth.reasons.map(({ code }) => code)
    expect(await codesFor(marketing)).not.toContain('COLLEAGUES_ENGAGED')
    expect(await codesFor(care)).toContain('COLLEAGUES_ENGAGED')
  })
})

describe('a figure of a company', () => {
  const engagement = 'engagement { score members activeMembers lastAt }'
  const lead = 'leadWarmth { reasons { code } }'

  it('tells nothing of those whose employment the purpose does not open', async () => {
    const { row } = await of<object>('Account', 'secret', engagement, marketing)
    // Only Eve.
    expect(row).toMatchObject({ engagement: { members: 1, score: await scoreOf('eve') } })
    const ofEve = await of<object>('Customer', 'eve', lead, marketing)
    expect(JSON.stringify(ofEve.row)).not.toContain('COLLEAGUES_ENGAGED')
    // Nor does it tell Dan's company by his own figures.
    expect((await of<object>('Customer', 'dan', lead, marketing)).row).toEqual({ leadWarmth: null })
  })

  it('counts them where it does: the control', async () => {
    const { row } = await of<object>('Account', 'secret', engagement, care)
    expect(row).toMatchObject({ engagement: { members: 2, activeMembers: 2 } })
    expect(JSON.stringify((await of('Customer', 'eve', lead, care)).row)).toContain('COLLEAGUES_ENGAGED')
    expect((await of<object>('Customer', 'dan', lead, care)).row).not.toEqual({ leadWarmth: null })
  })
})

describe('what sales says of money', () => {
  const deals = 'opportunities(first: 1) { edges { node { status amount { amountMinor } } } }'
  const own =
    'journeys { opportunity { status amount { amountMinor } } } touchpoints(first: 50) { edges { node { name properties } } }'

  it('is withheld of a company and of a person whose finances the purpose does not open', async () => {
    const account = await of('Account', 'both', deals, marketing)
    expect(account.row).toEqual({ opportunities: { edges: [{ node: { status: 'WON', amount: null } }] } })
    expect(account.codes).toEqual(['FORBIDDEN'])
    const told = JSON.stringify((await of('Customer', 'ann', own, marketing)).row)
    for (const money of ['777', 'contractId', 'Price', 'amountMinor', 'EUR']) expect(told).not.toContain(money)
    for (const behaviour of ['contract_renewed', 'blue', 'east', 'renewal', 'costMinor', 'CHAMPION', 'own-ann'])
      expect(told).toContain(behaviour)
  })

  it('shows where they are open: the control', async () => {
    const account = await of('Account', 'both', deals, service)
    expect(account.row).toEqual({
      opportunities: { edges: [{ node: { status: 'WON', amount: { amountMinor: 123_456 } } }] },
    })
    const told = JSON.stringify((await of('Customer', 'ann', own, service)).row)
    for (const money of ['"amountMinor":777', 'contract-777', '"unitPrice":777', '"total_amount":777'])
      expect(told).toContain(money)
  })
})
