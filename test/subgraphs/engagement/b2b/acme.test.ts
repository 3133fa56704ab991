import { beforeAll, describe, expect, it } from 'vitest'
import { demoLines } from '../../../../demo/generate.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createWorld } from '../world.ts'

const test = useGraph()
let today = new Date('2026-11-02T00:00:00Z')
const world = createWorld(test, () => today)
let acme = ''

const story = `
  journeys { stage transitions { from to at evidence { __typename id } } opportunity { id } }
  opportunities(first: 10) { edges { node {
    id name status stage amount { formatted } closeDate probability owner closedAt
    bookings { __typename id } contracts { __typename id }
    buyingGroup { template coverage missingRoles warmth roles { role warmth members { role customer { id } engagement { score } } } }
  } } }
  engagement { score members activeMembers }
  externalReports { kind provider licence validUntil values provenance { method source } }`

interface Group {
  readonly template: string
  readonly coverage: number
  readonly missingRoles: readonly string[]
  readonly warmth: number
  readonly roles: readonly {
    readonly role: string
    readonly warmth: number
    readonly members: readonly { readonly role: string; readonly customer: { readonly id: string } | null }[]
  }[]
}
interface Story {
  readonly journeys: readonly {
    readonly stage: string
    readonly transitions: readonly { readonly to: string; readonly evidence: readonly { readonly id: string }[] }[]
    readonly opportunity: { readonly id: string } | null
  }[]
  readonly opportunities: {
    readonly edges: readonly {
      readonly node: Readonly<Record<string, unknown>> & {
        readonly bookings: readonly { readonly id: string }[]
        readonly contracts: readonly { readonly id: string }[]
        readonly buyingGroup: Group
      }
    }[]
  }
  readonly engagement: { readonly score: number; readonly members: number; readonly activeMembers: number }
  readonly externalReports: readonly { readonly kind: string; readonly provenance: unknown }[]
}

const care = {
  purpose: 'CustomerCare',
  scopes: ['customer:read', 'engagement:read', 'billing:read'],
} as const

async function askAcme(asking: Parameters<typeof world.ask>[2] = care): Promise<Story> {
  const { rows, codes } = await world.entities<Story>('Account', [acme], story, asking)
  expect(codes).toEqual([])
  const [row] = rows
  if (row === undefined) throw new Error('no account')
  return row
}

beforeAll(async () => {
  // The cast alone.
  await world.ingest(demoLines({ people: 18 }))
  acme = await world.ownerOf('crm:acme')
})

describe('the story of Acme Ltd, in one query', () => {
  it('goes from lead to renewal, with an upsell beside it', async () => {
    const { journeys } = await askAcme()
    expect(journeys.map(({ stage, opportunity }) => [stage, opportunity?.id])).toEqual([
      ['OPPORTUNITY', 'opportunity-acme-machines'],
      ['RENEWAL', 'opportunity-acme'],
    ])
    expect(
      journeys[1]?.transitions.map(({ to, evidence }) => [to, ...evidence.map(({ id }) => id.replace(/^.*:/, ''))]),
    ).toEqual([
      ['LEAD', 'opportunity-acme'],
      ['CONVERSATION', 'opportunity-acme'],
      ['OPPORTUNITY', 'opportunity-acme'],
      ['BOOKING', 'booking-acme'],
      ['CONTRACT', 'contract-acme-1'],
      ['BILLING', 'invoice-acme-1'],
      ['RENEWAL', 'contract-acme-2', 'opportunity-acme'],
    ])
  })

  it('leads from each opportunity to its booking and contracts', async () => {
    const { opportunities } = await askAcme()
    const [machines, office] = opportunities.edges.map(({ node }) => node)
    expect(machines).toMatchObject({
      id: 'opportunity-acme-machines',
      name: 'Machines for three offices',
      status: 'OPEN',
      stage: 'Negotiation',
      probability: 0.6,
      owner: 'Dana Fields',
      closedAt: null,
      bookings: [],
      contracts: [],
    })
    expect(machines?.closeDate).toMatch(/^2026-11-/)
    expect(office).toMatchObject({
      status: 'WON',
      probability: 1,
      bookings: [{ __typename: 'Booking', id: 'billing:erp:booking-acme' }],
      contracts: [{ id: 'billing:erp:contract-acme-1' }, { id: 'billing:erp:contract-acme-2' }],
    })
  })

  it('tells who decides, who is missing, and how warm they are', async () => {
    const { opportunities } = await askAcme()
    const [machines, office] = opportunities.edges.map(({ node }) => node.buyingGroup)
    expect(office).toMatchObject({ template: 'STANDARD', coverage: 1, missingRoles: [] })
    const champion = office?.roles.find(({ role }) => role === 'CHAMPION')
    expect(champion?.members.map(({ customer }) => customer?.id)).toEqual([await world.ownerOf('crm:tom-becker')])
    expect(machines).toMatchObject({ coverage: 0.4, missingRoles: ['DECISION_MAKER', 'ECONOMIC_BUYER', 'USER'] })
    const warmth = machines?.roles.map((role) => role.warmth) ?? []
    expect(Math.min(...warmth)).toBe(0)
    expect(machines?.warmth).toBeCloseTo(warmth.reduce((sum, one) => sum + one, 0) / 5, 2)
    expect(machines?.warmth).toBeGreaterThan(0)
  })

  it('rolls up what its people did', async () => {
    const { engagement } = await askAcme()
    expect(engagement.members).toBe(5)
    expect(engagement.activeMembers).toBeGreaterThanOrEqual(3)
    expect(engagement.score).toBeGreaterThan(0.5)
    // A year later nobody did anything of late.
    today = new Date('2027-11-02T00:00:00Z')
    expect((await askAcme()).engagement).toMatchObject({ score: 0, members: 5, activeMembers: 0 })
    today = new Date('2026-11-02T00:00:00Z')
  })

  it('shows bought signals for their purposes while the licence runs', async () => {
    const kindsOf = async (asking: Parameters<typeof world.ask>[2]) =>
      (await askAcme(asking)).externalReports.map(({ kind }) => kind)
    expect(await kindsOf(care)).toEqual(['EMPLOYEE_TREND', 'REVENUE_TREND', 'CAPEX', 'MERGER_OR_ACQUISITION'])
    expect((await askAcme()).externalReports[0]?.provenance).toEqual({ method: 'PURCHASED', source: 'market' })
    expect(await kindsOf({ ...care, purpose: 'FraudPreventionAndDetection' })).toEqual([])
    today = new Date('2040-01-01T00:00:00Z')
    expect(await kindsOf(care)).toEqual([])
    today = new Date('2026-11-02T00:00:00Z')
  })

  it('leaves out members whose behaviour the purpose does not open', async () => {
    // Nobody of the cast at Acme objected to analytics; marketing needs a consent of each.
    const { engagement, opportunities } = await askAcme({ ...care, purpose: 'LegalCompliance' })
    expect(engagement).toMatchObject({ score: 0, members: 0 })
    // A part is told by what somebody did: nobody who may be known has one.
    expect(opportunities.edges.map(({ node }) => node.buyingGroup)).toEqual([null, null])
  })
})

describe('Customer.leadWarmth', () => {
  const selection = 'leadWarmth { score reasons { code effect text } }'

  it('tells how warm a fresh lead is for its colleagues and the closed opportunities of its company', async () => {
    const id = await world.ownerOf('crm:sam-osei')
    const { rows } = await world.entities<{
      readonly leadWarmth: { readonly score: number; readonly reasons: readonly { readonly code: string }[] }
    }>('Customer', [id], selection, care)
    const warmth = rows[0]?.leadWarmth
    expect(warmth?.reasons.map(({ code }) => code).toSorted()).toEqual([
      'COLLEAGUES_ENGAGED',
      'OPPORTUNITIES_WON',
      'OPPORTUNITY_OPEN',
    ])
    expect(warmth?.score).toBeGreaterThan(0.5)
  })

  it('is null for somebody without a company, and withheld where nothing may be inferred', async () => {
    const ann = await world.ownerOf('crm:ann-lee')
    expect((await world.entities('Customer', [ann], selection, care)).rows).toEqual([{ leadWarmth: null }])
    const service = { ...care, purpose: 'ServiceProvision' } as const
    const { codes } = await world.entities('Customer', [await world.ownerOf('crm:sam-osei')], selection, service)
    expect(codes).toEqual(['FORBIDDEN'])
  })
})
