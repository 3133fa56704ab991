import { beforeAll, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { type Answers, type Asker, differences, useJoinedWorld } from './joined-world.ts'

const world = useJoinedWorld()
const scopes = new Set(['customer:read', 'engagement:read', 'billing:read', 'consent:read'])
const support: Asker = { viewer: { scopes }, purpose: 'CustomerCare' }
const steward: Asker = { viewer: { scopes: new Set([...scopes, 'identity:steward']) }, purpose: 'CustomerCare' }
const officer: Asker = { viewer: { scopes }, purpose: 'FraudPreventionAndDetection' }
const partner: Asker = { viewer: { scopes, sources: ['web'] }, purpose: 'CustomerCare' }
const golden: Asker = { viewer: { scopes, sources: ['web'], view: 'golden' }, purpose: 'CustomerCare' }

/** Whom the world is told about, and by whom. */
const records = {
  web: { source: 'web', id: '1' },
  crm: { source: 'crm', id: '2' },
}

function told(source: string, record: (typeof records)['web']): readonly IngestLineInput[] {
  const fact = { source, record, occurredAt: '2025-03-01T10:00:00Z' }
  const opportunity = { opportunityId: `opp-${source}`, amountMinor: 500, currency: 'EUR', stage: 'open' }
  const money = { ...fact, kind: 'billing', amountMinor: 100, currency: 'EUR' } as const
  const id = (name: string) => ({ id: `${name}-${record.id}` })
  return [
    { ...fact, ...id('visit'), kind: 'event', name: 'page_viewed', channel: 'WEB' },
    { ...fact, ...id('deal'), kind: 'event', name: 'opportunity_created', channel: 'WEB', properties: opportunity },
    { ...fact, ...id('end'), kind: 'event', name: 'subscription_cancelled', channel: 'WEB' },
    { ...fact, ...id('nps'), kind: 'feedback', type: 'NPS', score: 1 },
    { ...money, ...id('bill'), type: 'INVOICE', properties: { taxMinor: 0, dueAt: '2025-04-01', status: 'OPEN' } },
    // Less than the bill: a balance of both shows whether they count.
    { ...money, ...id('paid'), type: 'PAYMENT', amountMinor: 40 },
    { ...fact, ...id('yes'), kind: 'consent', purpose: 'CustomerCare', status: 'GIVEN' },
  ]
}

/** A bought report, which states by itself what it may be used for. */
function report(source: string, purpose: PurposeKey): IngestLineInput {
  return {
    ...{ kind: 'external', source, id: `report-${purpose}`, record: records.crm, occurredAt: '2025-03-01T10:00:00Z' },
    ...{ type: 'CREDIT_REPORT', provider: source, licence: 'L-9', permittedPurposes: [purpose], values: { score: 1 } },
  }
}

const selection = `
  touchpoints(first: 9) { edges { node { source } } }
  timeline(first: 50) { edges { node { id } } }
  feedback(first: 9) { edges { node { source } } }
  feedbackScores { answers }
  journeys { stage }
  invoices(first: 9) { edges { node { id } } }
  payments(first: 9) { edges { node { id } } }
  balance { amountMinor }
  consentHistory(first: 9) { edges { node { source } } }
  creditReports { provider }
  externalReports { provider }`

async function seen(record: keyof typeof records, asker: Asker): Promise<string> {
  const { source, id } = records[record]
  const owner = await world.ownerOf(`${source}:${id}`)
  const { data, errors } = await world.ask(`{ customer(id: "${owner}") { ${selection} } }`, asker)
  // Of fields that are answered at the same time, any may be refused first.
  return JSON.stringify({ data, errors: errors?.map(({ message }) => message).toSorted() })
}

/** What somebody who merges the two is told of it. */
async function previewed(): Promise<string> {
  const [keep, absorb] = await Promise.all(['web:1', 'crm:2'].map((id) => world.ownerOf(id)))
  const query = `{ mergePreview(keepId: "${keep}", absorbId: "${absorb}") { eventsTouched invoicesTouched } }`
  const { data, errors } = await world.ask(query, steward)
  return JSON.stringify({ data, errors })
}

/** All that a field of Customer leads to. */
async function everything(record: keyof typeof records, asker: Asker): Promise<Answers> {
  const { source, id } = records[record]
  return world.answersOf('Customer', await world.ownerOf(`${source}:${id}`), asker)
}

const moments: Record<string, string> = {}
const whole: Record<string, Answers> = {}

beforeAll(async () => {
  await world.ingest([
    ...['web', 'crm', 'desk'].map(
      (source): IngestLineInput => ({
        kind: 'source',
        source,
        role: 'SYSTEM_OF_RECORD',
        mayRecordConsentFor: ['web', 'crm'],
      }),
    ),
    {
      kind: 'source',
      source: 'market',
      role: 'REFERENCE',
      licence: 'L-1',
      permittedPurposes: [],
      mayRecordConsentFor: ['crm'],
    },
    {
      ...{ kind: 'source', source: 'bureau', role: 'REFERENCE', licence: 'L-3' },
      permittedPurposes: ['LegalCompliance'],
    },
    {
      ...{ kind: 'source', source: 'aml', role: 'WATCHLIST', licence: 'L-2', mayRecordConsentFor: ['crm'] },
      permittedPurposes: ['FraudPreventionAndDetection'],
    },
    ...Object.values(records).map(
      ({ source, id }): IngestLineInput => ({
        ...{ kind: 'record', source, id, observedAt: '2025-01-01', attributes: { fullName: 'Ann Lee' } },
        identifiers: [{ type: 'EMAIL', value: `${source}@example.com`, verifiedAt: '2025-01-01' }],
      }),
    ),
    ...Object.values(records).flatMap((record) => told(record.source, record)),
  ])
  const self: Asker = {
    viewer: { scopes: new Set(['self']), customerId: await world.ownerOf('crm:2'), record: 'crm:2' },
    purpose: 'RightsFulfilment',
  }
  const look = async (when: string) => {
    moments[`partner ${when}`] = await seen('web', partner)
    moments[`golden ${when}`] = await seen('web', golden)
    moments[`support ${when}`] = await seen('crm', support)
    moments[`self ${when}`] = await seen('crm', self)
    moments[`officer ${when}`] = await seen('crm', officer)
    moments[`merge ${when}`] = await previewed()
  }
  await look('before')
  whole.partnerBefore = await everything('web', partner)
  whole.supportBefore = await everything('crm', support)
  await world.ingest([...told('desk', records.web), ...told('market', records.crm)])
  await look('after')
  whole.partnerAfter = await everything('web', partner)
  whole.supportAfter = await everything('crm', support)
  await world.ingest(told('aml', records.crm))
  await look('at last')
  await world.ingest([
    ...(['FraudPreventionAndDetection', 'LegalCompliance'] as const).map((purpose) => report('market', purpose)),
    report('bureau', 'FraudPreventionAndDetection'),
  ])
  await look('reported')
}, 300_000)

describe('a caller who sees what their own sources brought', () => {
  it('is told nothing of what another source says of their record, nor counts it', () => {
    expect(moments['partner before']).toContain('"source":"web"')
    expect(moments['partner before']).toContain('billing:web:bill-1')
    expect(moments['partner after']).toBe(moments['partner before'])
  })

  it('nor learns of it by any field', () => {
    expect(differences(whole.partnerBefore ?? new Map(), whole.partnerAfter ?? new Map())).toEqual([])
  })

  it('but where they see the whole customer: the negative control', () => {
    expect(moments['golden after']).toContain('"source":"desk"')
    expect(moments['golden after']).not.toBe(moments['golden before'])
  })
})

describe('what a reference source says of a record of another source', () => {
  it.each(['support', 'self', 'officer'])('is not for %s where it permits no purpose, and counts in nothing', (who) => {
    expect(moments[`${who} before`]).toContain('"source":"crm"')
    expect(moments[`${who} after`]).toBe(moments[`${who} before`])
  })

  it('changes no field, and no count of what a merge would move', () => {
    expect(differences(whole.supportBefore ?? new Map(), whole.supportAfter ?? new Map())).toEqual([])
    expect(moments['merge before']).toContain('"eventsTouched":3,"invoicesTouched":1')
    expect(moments['merge after']).toBe(moments['merge before'])
  })

  it('is for those whose purpose it permits, and for nobody else: the negative control', () => {
    expect(moments['officer at last']).not.toBe(moments['officer after'])
    expect(moments['officer at last']).toContain('billing:aml:bill-2')
    expect(moments['support at last']).toBe(moments['support after'])
    expect(moments['self at last']).toBe(moments['self after'])
  })
})

describe('a fact that states by itself what it may be used for', () => {
  it('is for these purposes where its source permits none as a whole', () => {
    expect(moments['officer reported']).toContain('"creditReports":[{"provider":"market"}]')
    expect(moments['officer reported']).toContain('"externalReports":[{"provider":"market"}]')
    expect(moments['support reported']).toBe(moments['support at last'])
  })

  it('but not where its source permits others, and not for a partner who sees what their own sources brought', () => {
    expect(moments['officer reported']).not.toContain('bureau')
    expect(moments['partner reported']).toBe(moments['partner at last'])
  })
})
