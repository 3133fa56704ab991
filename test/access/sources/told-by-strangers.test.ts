import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'

const testGraph = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(testGraph)
})
afterAll(() => product.close())

const email = { type: 'EMAIL' as const, value: 'vic@x.example' }
const crm: IngestLineInput = { kind: 'source', source: 'crm' }
const app: IngestLineInput = { kind: 'source', source: 'app', role: 'TOUCHPOINT', mayRecordConsentFor: '*' }
const declared: IngestLineInput = { kind: 'source', source: 'stray', role: 'TOUCHPOINT' }
const victim: IngestLineInput = {
  kind: 'record',
  source: 'crm',
  id: '1',
  observedAt: '2026-01-01',
  identifiers: [{ ...email, verifiedAt: '2026-01-01' }],
  attributes: { givenName: 'Ann', familyName: 'Lee', birthDate: '1980-01-01' },
}
/** Names the victim's e-mail address, and is of somebody else. */
const clash: IngestLineInput = {
  kind: 'record',
  source: 'stray',
  id: 'x',
  observedAt: '2026-01-01',
  identifiers: [email],
  attributes: { givenName: 'Boris', familyName: 'Quist', birthDate: '1951-12-24' },
}
const onVictim = { record: { source: 'crm', id: '1' } }

async function ask(selection: string) {
  const query = `{ customer(id: "${await idOfVictim()}") { ${selection} } }`
  const as = personaViewer('support', { purposes: ['CustomerCare', 'ServiceProvision'] })
  const { data, errors } = await product.ask({ as, for: 'CustomerCare', query })
  expect(errors).toEqual([])
  return data?.customer as Readonly<Record<string, unknown>>
}

async function idOfVictim(): Promise<string> {
  const query = '{ records(refs: [{source: "crm", sourceId: "1"}]) { customer { id } } }'
  const { data } = await product.ask({ as: 'steward', for: 'CustomerCare', query })
  return (data?.records as { customer: { id: string } }[])[0]?.customer.id ?? ''
}

beforeEach(async () => {
  await testGraph.clear()
  await product.ingest([crm, app])
})

describe('what a declared source told about an e-mail address, once an undeclared one has somebody else have it', () => {
  const visit: IngestLineInput = {
    kind: 'event',
    source: 'app',
    id: 'v1',
    identifier: email,
    name: 'page_viewed',
    channel: 'WEB',
    occurredAt: '2026-02-01',
  }
  const unwanted: IngestLineInput = {
    kind: 'preference',
    source: 'app',
    id: 'p1',
    identifier: email,
    channel: 'EMAIL',
    wish: 'UNWANTED',
    occurredAt: '2026-02-01',
  }
  const restriction = {
    kind: 'restriction',
    source: 'app',
    id: 'r1',
    identifier: email,
    occurredAt: '2026-02-01',
  } as const
  const visits = async () => (await ask('touchpoints(first: 5) { edges { node { name } } }')).touchpoints

  it('stays on the timeline', async () => {
    await product.ingest([victim, visit, clash])
    expect(await visits()).toMatchObject({ edges: [{ node: { name: 'page_viewed' } }] })
    // A form that names the address claims it from nobody either.
    await testGraph.clear()
    await product.ingest([crm, app, declared, victim, visit, clash])
    expect(await visits()).toMatchObject({ edges: [{ node: { name: 'page_viewed' } }] })
    // Nor does a system of record that has not verified it.
    await testGraph.clear()
    const system = { ...declared, role: 'SYSTEM_OF_RECORD' as const }
    await product.ingest([crm, app, system, victim, visit, clash])
    expect(await visits()).toMatchObject({ edges: [{ node: { name: 'page_viewed' } }] })
    // The control: both have verified it, and then nobody knows whose the address is.
    await testGraph.clear()
    await product.ingest([crm, app, system, victim, visit, { ...clash, identifiers: victim.identifiers }])
    expect(await visits()).toEqual({ edges: [] })
  })

  it('goes on keeping messages away', async () => {
    const reason = async () => (await ask('reach(purpose: ServiceProvision, channel: EMAIL) { reason }')).reach
    await product.ingest([victim, unwanted])
    expect(await reason()).toEqual({ reason: 'UNWANTED_CHANNEL' })
    await product.ingest([clash])
    expect(await reason()).toEqual({ reason: 'UNWANTED_CHANNEL' })
  })

  it('can still be lifted where it restricts', async () => {
    await product.ingest([victim, restriction, clash])
    const isRestricted = async () => {
      const query = `{ customer(id: "${await idOfVictim()}") { displayName } }`
      const { data } = await product.ask({ as: 'support', for: 'CustomerCare', query })
      return (data?.customer as { displayName: string | null } | null)?.displayName == null
    }
    expect(await isRestricted()).toBe(true)
    await product.ingest([{ ...restriction, id: 'r2', lifted: true, occurredAt: '2026-03-01' }])
    expect(await isRestricted()).toBe(false)
  })
})

describe('how surely a customer is one', () => {
  const confidence = async () => (await ask('resolution { confidence }')).resolution
  const seen = (source: string): IngestLineInput => ({
    ...{ kind: 'event', source, id: `seen-${source}`, identifier: email, name: 'page_viewed' },
    ...{ channel: 'WEB', occurredAt: '2026-02-01' },
  })

  it('is lowered by no undeclared source', async () => {
    await product.ingest([victim])
    expect(await confidence()).toEqual({ confidence: 1 })
    const own: IngestLineInput = {
      kind: 'record',
      source: 'stray',
      id: 'y',
      observedAt: '2026-01-01',
      identifiers: [email],
    }
    await product.ingest([seen('stray'), own])
    expect(await confidence()).toEqual({ confidence: 1 })
    // The control: a declared source tells of the address, which may be somebody else's.
    await product.ingest([seen('app')])
    expect(await confidence()).not.toEqual({ confidence: 1 })
  })
})

describe('what an undeclared source tells about the record of a declared one', () => {
  const told = (source: string, more: object) =>
    ({ source, id: `t-${source}`, ...onVictim, occurredAt: '2026-03-01', ...more }) as unknown as IngestLineInput
  /** What shows once these lines came, first of a source that nobody declared, then of one that somebody did. */
  async function bothWays(selection: string, lines: (source: string) => readonly IngestLineInput[]) {
    await product.ingest([victim, ...lines('stray')])
    const byStranger = await ask(selection)
    await product.ingest(lines('app'))
    return { byStranger, byDeclared: await ask(selection) }
  }

  it('is on the timeline and moves no journey', async () => {
    const shown = await bothWays('journeys { stage } timeline(first: 5) { edges { node { kind } } }', (source) => [
      told(source, { kind: 'event', name: 'lead_created', channel: 'WEB' }),
    ])
    expect(shown.byStranger).toMatchObject({ journeys: [], timeline: { edges: [{}] } })
    expect(shown.byDeclared.journeys).not.toMatchObject([{ stage: 'ANONYMOUS' }])
  })

  it('opens no journey by a first visit, and moves no beginning back', async () => {
    const visit = (source: string) => told(source, { kind: 'event', name: 'page_viewed', channel: 'WEB' })
    const shown = await bothWays('journeys { stage startedAt }', (source) => [visit(source)])
    expect(shown.byStranger).toEqual({ journeys: [] })
    const declaredVisit = { stage: 'ANONYMOUS', startedAt: '2026-03-01T00:00:00.000Z' }
    expect(shown.byDeclared).toEqual({ journeys: [declaredVisit] })
    await product.ingest([told('stray', { ...visit('stray'), id: 'earlier', occurredAt: '2026-01-05' })])
    expect(await ask('journeys { stage startedAt }')).toEqual({ journeys: [declaredVisit] })
  })

  it('crowds out nothing that a declared source told, however much of it there is', async () => {
    const invoice = (source: string, id: string, occurredAt: string) =>
      told(source, {
        ...{ kind: 'billing', type: 'INVOICE', id, occurredAt },
        ...{ amountMinor: 500, currency: 'EUR', properties: {} },
      })
    const crowd = Array.from({ length: 30 }, (_, n) => invoice('stray', `i${n}`, '2026-02-01'))
    await product.ingest([victim, ...crowd, invoice('app', 'own', '2026-03-01')])
    expect(await ask('journeys { stage }')).toEqual({ journeys: [{ stage: 'BILLING' }] })
  })

  it('is feedback and counts in no score', async () => {
    const shown = await bothWays(
      'feedbackScores { answers } feedback(first: 5) { edges { node { score } } }',
      (source) => [told(source, { kind: 'feedback', type: 'NPS', score: 1 })],
    )
    expect(shown.byStranger).toEqual({ feedbackScores: [], feedback: { edges: [{ node: { score: 1 } }] } })
    expect(shown.byDeclared.feedbackScores).toMatchObject([{ answers: 1 }])
  })

  it('is an invoice and counts in no balance and no figure', async () => {
    const selection = `balance { amountMinor } invoices(first: 5) { edges { node { id } } }
      metrics(currency: "EUR") { historicValue { value } }`
    const invoice = (source: string) =>
      told(source, { kind: 'billing', type: 'INVOICE', amountMinor: 500, currency: 'EUR', properties: {} })
    const shown = await bothWays(selection, (source) => [invoice(source)])
    expect(shown.byStranger).toMatchObject({ balance: [], invoices: { edges: [{}] } })
    expect(shown.byDeclared).toMatchObject({ balance: [{ amountMinor: 500 }], invoices: { edges: [{}, {}] } })
    // Declared later, it counts from then on.
    await product.ingest([declared])
    expect((await ask(selection)).balance).toEqual([{ amountMinor: 1000 }])
  })

  it('uses up no limit of messages', async () => {
    const cap = {
      kind: 'preference',
      source: 'app',
      id: 'cap',
      ...onVictim,
      channel: 'EMAIL',
      frequencyCap: { max: 1, days: 3000 },
      occurredAt: '2026-01-02',
    } as const
    await product.ingest([cap])
    const shown = await bothWays('reach(purpose: ServiceProvision, channel: EMAIL) { reason }', (source) => [
      told(source, { kind: 'event', name: 'newsletter_sent', channel: 'EMAIL' }),
    ])
    expect(shown.byStranger).toEqual({ reach: { reason: null } })
    expect(shown.byDeclared).toEqual({ reach: { reason: 'FREQUENCY_CAP' } })
  })

  it('counts as ever where no declared source knows the customer', async () => {
    const unknown: IngestLineInput = { ...clash, source: 'crm2' } as IngestLineInput
    const invoice = { kind: 'billing', source: 'stray', id: 'i', type: 'INVOICE', record: { source: 'crm2', id: 'x' } }
    const money = { amountMinor: 500, currency: 'EUR', occurredAt: '2026-03-01', properties: {} }
    await product.ingest([unknown, { ...invoice, ...money } as IngestLineInput])
    const { data } = await product.ask({
      as: 'fraud',
      for: 'FraudPreventionAndDetection',
      query: '{ customerByIdentifier(type: EMAIL, value: "vic@x.example") { balance { amountMinor } } }',
    })
    expect(data?.customerByIdentifier).toEqual({ balance: [{ amountMinor: 500 }] })
  })
})
