import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, subjectOf, write, writeAccounts } from '../../resolution/graph-state.ts'
import { type Asking, createViewers } from './viewers.ts'

const test = useGraph()
const { graph } = test
const ask = createViewers(test)

const at = '2026-01-01'
const verified = (value: string) => ({ type: 'EMAIL', value, verifiedAt: at }) as const

/** Everything that is told of a customer and of the list of customers. */
const everything = `query($id: ID!) {
  customer(id: $id) {
    id kind displayName supersededIds
    profile { names { name value } birthDate { value provenance { source confidence } } attributes { name value alternatives { value } } }
    identifiers(first: 20) { edges { node { type value shared verified firstSeen lastSeen provenance { source sourceRecordId confidence } } } }
    records(first: 20) { edges { node { source sourceId } } }
    resolution { confidence recordCount steps { step left { source sourceId } right { source sourceId } score } }
    accounts { role } households { id members { from } }
  }
  customers(first: 20) { edges { node { id kind } } }
  byEmail: customersByIdentifier(type: EMAIL, value: "ann@x.io") { id }
  byPhone: customersByIdentifier(type: PHONE, value: "+447700900123") { id }
}`

beforeEach(async () => {
  await test.clear()
  await declare(graph, [
    { source: 'crm', role: 'SYSTEM_OF_RECORD', priority: 10 },
    { source: 'shop', role: 'SYSTEM_OF_RECORD', priority: 20 },
    { source: 'list', role: 'WATCHLIST', permittedPurposes: ['FraudPreventionAndDetection'], licence: 'L-1' },
  ])
})

describe('the id that a source gave a record', () => {
  const query = `query($id: ID!) {
    customer(id: $id) { records(first: 5) { edges { node { source sourceId } } } resolution { confidence steps { score } }
      identifiers(first: 5) { edges { node { provenance { source sourceRecordId } } } } }
    records(refs: [{source: "crm", sourceId: "ann-lee"}]) { sourceId }
  }`
  const annLee = {
    source: 'crm',
    id: 'ann-lee',
    identifiers: ids('EMAIL:ann@x.io'),
    attributes: { fullName: 'Ann Lee' },
  }
  const shop = { ...annLee, source: 'shop', id: 'ann.lee' }

  interface Told {
    readonly customer: {
      readonly records: { readonly edges: readonly { readonly node: { readonly sourceId: string } }[] }
      readonly resolution: { readonly steps: readonly object[] | null }
      readonly identifiers: {
        readonly edges: readonly {
          readonly node: { readonly provenance: readonly { readonly sourceRecordId: string | null }[] }
        }[]
      }
    }
    readonly records: readonly { readonly sourceId: string }[]
  }

  async function toldFor(asking: Asking) {
    await write(graph, [annLee, shop])
    const { id } = await subjectOf(graph, 'crm:ann-lee')
    const { data } = await ask<Told>(query, { id }, asking)
    if (data === null || data === undefined) throw new Error('no answer')
    const { records, resolution, identifiers } = data.customer
    return {
      ids: records.edges.map(({ node }) => node.sourceId),
      provenance: identifiers.edges.flatMap(({ node }) => node.provenance.map(({ sourceRecordId }) => sourceRecordId)),
      steps: resolution.steps,
      named: data.records.map(({ sourceId }) => sourceId),
    }
  }

  it('stays hidden with the steps of the resolution where the purpose does not open who the customer is', async () => {
    const told = await toldFor({ purpose: 'Marketing' })
    expect(told.ids).toHaveLength(2)
    expect(new Set(told.ids).size).toBe(2)
    for (const id of told.ids) expect(id).toMatch(/^#[\w-]{12}$/)
    expect(told.provenance).toEqual([null, null])
    expect(told.steps).toBeNull()
    // Whoever names a record knows its id.
    expect(told.named).toEqual(['ann-lee'])
  })

  it('shows where it does', async () => {
    const told = await toldFor({ purpose: 'CustomerCare' })
    expect(told.ids).toEqual(['ann-lee', 'ann.lee'])
    expect(told.provenance).toEqual(['ann-lee', 'ann.lee'])
    expect(told.steps).toHaveLength(1)
  })
})

describe('a watch-list record that joins', () => {
  const crm = {
    source: 'crm',
    id: '1',
    identifiers: ids('EMAIL:ann@x.io', 'USER_ID:u1'),
    attributes: { fullName: 'Ann Lee' },
  }
  const shop = {
    source: 'shop',
    id: '1',
    identifiers: ids('EMAIL:ann@x.io', 'PHONE:+447700900123'),
    attributes: { fullName: 'Ann Lee' },
  }
  const other = { source: 'crm', id: '2', identifiers: ids('USER_ID:u2'), attributes: { fullName: 'Bob Ray' } }

  async function toldOf(asking: Asking) {
    const { id } = await subjectOf(graph, 'crm:1')
    const { data, codes, messages } = await ask(everything, { id }, asking)
    const explained = `{ explainMatch(a: {source: "crm", sourceId: "1"}, b: {source: "shop", sourceId: "1"}) {
      same confidence blockedBy path { rule score } } matchCandidates(first: 10) { edges { node { a { sourceId } b { sourceId } stake } } } }`
    const steward = await ask(explained, {}, { ...asking, scopes: ['customer:read', 'identity:steward'] })
    return { data, codes, messages, steward: steward.data }
  }

  it.each([
    ['support', { purpose: 'CustomerCare' }],
    ['a partner', { purpose: 'CustomerCare', sources: ['crm'] }],
    ['compliance with another purpose', { purpose: 'LegalCompliance' }],
  ] as const)('is noticed by nobody without the purpose: %s', async (_, asking) => {
    await write(graph, [crm, shop, other])
    const before = await toldOf(asking)
    await write(graph, [
      { source: 'list', id: 'W0', identifiers: ids('PASSPORT:X1'), attributes: { fullName: 'Somebody Else' } },
      {
        source: 'list',
        id: 'W1',
        identifiers: ids('EMAIL:ann@x.io', 'PHONE:+447700900123'),
        attributes: { fullName: 'Ann Lee', religion: 'listed' },
      },
      { source: 'list', id: 'W2', identifiers: ids('USER_ID:u1', 'USER_ID:u2'), attributes: { fullName: 'A. Lee' } },
    ])
    expect(await toldOf(asking)).toEqual(before)
  })

  it('is told to who has the purpose', async () => {
    await write(graph, [crm, shop, other])
    const asking = { purpose: 'FraudPreventionAndDetection' } as const
    const before = await toldOf(asking)
    await write(graph, [
      { source: 'list', id: 'W1', identifiers: ids('EMAIL:ann@x.io'), attributes: { fullName: 'Ann Lee' } },
    ])
    expect(await toldOf(asking)).not.toEqual(before)
  })

  it('leaves the id of a customer that it met first to the customer', async () => {
    await write(graph, [
      { source: 'list', id: 'W1', identifiers: ids('EMAIL:ann@x.io'), attributes: { fullName: 'Ann Lee' } },
    ])
    const listed = (await subjectOf(graph, 'list:W1')).id
    await write(graph, [crm])
    expect((await subjectOf(graph, 'crm:1')).id).not.toBe(listed)
    const { data } = await ask(everything, { id: (await subjectOf(graph, 'crm:1')).id })
    expect(data).toMatchObject({
      customer: { supersededIds: [], resolution: { recordCount: 1, confidence: 1, steps: [] } },
    })
  })
})

describe('a partner bound to its sources', () => {
  const bound = { sources: ['shop'], purpose: 'CustomerCare' } as const
  const shop = {
    source: 'shop',
    id: '1',
    identifiers: ids('EMAIL:ann@x.io'),
    attributes: { fullName: 'Ann Lee', title: 'Ms' },
  }
  const crm = {
    source: 'crm',
    id: '1',
    identifiers: [...ids('EMAIL:ann@x.io', 'PHONE:+447700900123')],
    attributes: { givenName: 'Annabel', familyName: 'Lee', birthDate: '1980-01-31', title: 'Dr' },
  }

  async function told(asking: Asking) {
    const { id } = await subjectOf(graph, 'shop:1')
    return JSON.stringify((await ask(everything, { id }, asking)).data).replaceAll(id, 'ID')
  }

  it('sees what these brought, as if there were nothing else', async () => {
    await write(graph, [shop])
    const alone = await told(bound)
    await write(graph, [crm])
    expect(await told(bound)).toBe(alone)
    expect(await told({ ...bound, view: 'golden' })).toContain('Annabel')
    expect(await told({ purpose: 'CustomerCare' })).toContain('1980-01-31')
  })

  it('knows of no record and finds nobody by what only others hold', async () => {
    await write(graph, [shop, crm])
    const { data } = await ask(
      `{ records(refs: [{source: "crm", sourceId: "1"}, {source: "shop", sourceId: "1"}]) { source }
         customerByIdentifier(type: PHONE, value: "+447700900123") { id } }`,
      {},
      bound,
    )
    expect(data).toEqual({ records: [null, { source: 'shop' }], customerByIdentifier: null })
  })
})

describe('a record that the caller may not know of', () => {
  const query = 'query($refs: [RecordRefInput!]!) { records(refs: $refs) { source } }'

  /** What the graph is asked, and how many rows it answers: what the time of an answer tells. */
  async function workFor(sourceId: string, source: string, asking: Asking) {
    const work: string[] = []
    const stop = graph.watch(({ name, rows }) => work.push(`${name} ${rows}`))
    const { data } = await ask<{ records: readonly unknown[] }>(query, { refs: [{ source, sourceId }] }, asking)
    stop()
    return { isFound: data.records[0] !== null, work }
  }

  it('costs what one costs that does not exist', async () => {
    await write(graph, [
      { source: 'crm', id: '1', identifiers: ids('EMAIL:ann@x.io') },
      { source: 'list', id: '1', identifiers: ids('EMAIL:bob@x.io') },
      { source: 'shop', id: '1', identifiers: ids('EMAIL:eve@x.io') },
    ])
    const self = {
      scopes: ['self'],
      customerId: (await subjectOf(graph, 'shop:1')).id,
      purpose: 'RightsFulfilment',
    } as const
    const hidden: readonly (readonly [string, Asking])[] = [
      ['crm', { sources: ['shop'] }],
      ['crm', { sources: ['shop'], view: 'golden' }],
      ['list', { purpose: 'CustomerCare' }],
      ['crm', self],
    ]
    for (const [source, asking] of hidden) {
      const missing = await workFor('none', source, asking)
      expect(missing.work).toHaveLength(1)
      expect(await workFor('1', source, asking)).toEqual(missing)
    }
    // The control: one that may be known is found, which costs more.
    const found = await workFor('1', 'shop', { sources: ['shop'] })
    expect(found.isFound).toBe(true)
    expect(found.work.length).toBeGreaterThan(1)
  })
})

describe('a customer who signs in', () => {
  const victim = {
    source: 'crm',
    id: '1',
    identifiers: [verified('ann@x.io')],
    attributes: { fullName: 'Ann Lee', birthDate: '1980-01-31' },
  }
  const attacker = {
    source: 'shop',
    id: 'evil',
    identifiers: ids('EMAIL:ann@x.io'),
    attributes: { fullName: 'Ann Lee' },
  }
  const query =
    '{ me { id displayName profile { birthDate { value } } records(first: 5) { edges { node { source } } } resolution { recordCount } } }'

  async function me(more: Asking = {}) {
    const { id } = await subjectOf(graph, 'shop:evil')
    return ask<{ me: unknown }>(query, {}, { scopes: ['self'], customerId: id, purpose: 'RightsFulfilment', ...more })
  }

  it('reads nothing over a link that nobody verified, and is told what to do', async () => {
    await write(graph, [victim, attacker])
    expect((await subjectOf(graph, 'shop:evil')).id).toBe((await subjectOf(graph, 'crm:1')).id)
    const { data, messages } = await me()
    expect(data.me).toMatchObject({
      displayName: null,
      profile: { birthDate: null },
      records: { edges: [] },
      resolution: { recordCount: 0 },
    })
    expect(messages[0]).toContain('name the record')
    const own = await me({ record: 'shop:evil' })
    expect(own.data.me).toMatchObject({
      displayName: 'Ann Lee',
      profile: { birthDate: null },
      records: { edges: [{ node: { source: 'shop' } }] },
    })
    const probe = '{ customerByIdentifier(type: EMAIL, value: "ann@x.io") { id } }'
    const { id } = await subjectOf(graph, 'shop:evil')
    const found = await ask(probe, {}, { scopes: ['self'], customerId: id, purpose: 'RightsFulfilment' })
    expect(found.data).toEqual({ customerByIdentifier: null })
  })

  it('reads everything over a link that both sources verified', async () => {
    await write(graph, [victim, { ...attacker, identifiers: [verified('ann@x.io')] }])
    expect((await me()).data.me).toMatchObject({
      displayName: 'Ann Lee',
      profile: { birthDate: { value: '1980-01-31' } },
      resolution: { recordCount: 2 },
    })
  })
})

describe('a company', () => {
  const query = `{ records(refs: [{source: "crm", sourceId: "co"}]) { account { name
    identifiers { type value }
    firmographics { legalForm { value } website { value } attributes { name value } asked: attributes(names: ["birthDate"]) { name } } } } }`

  async function company(legalForm: string, asking: Asking = {}) {
    await writeAccounts(graph, [
      {
        source: 'crm',
        id: 'co',
        name: 'Rose Flowers',
        identifiers: ids('EMAIL:rose@flowers.io', 'DOMAIN:flowers.io'),
        attributes: { legalForm, birthDate: '1980-01-31', gender: 'f', website: 'flowers.io', industry: 'Florist' },
      },
    ])
    return JSON.stringify((await ask(query, {}, { purpose: 'Marketing', ...asking })).data)
  }

  it.each([
    'e.K.',
    'Sole Trader',
    'Einzelunternehmen',
    'aut\u00f3noma',
    'eenmanszaak',
  ])('%s is a person: what reaches it is guarded', async (form) => {
    const told = await company(form)
    for (const hidden of ['1980', 'gender', 'rose@flowers.io', '"website":{', 'Rose Flowers', '"flowers.io"'])
      expect(told).not.toContain(hidden)
    for (const shown of ['Florist', 'DOMAIN']) expect(told).toContain(shown)
    expect(await company(form, { purpose: 'ServiceProvision' })).toContain('rose@flowers.io')
  })

  it('of another form is open in what describes a company, and guarded in what may reach a person', async () => {
    const told = await company('GmbH')
    for (const shown of ['Rose Flowers', '"website":{', '"flowers.io"']) expect(told).toContain(shown)
    for (const hidden of ['1980', 'gender', 'rose@flowers.io']) expect(told).not.toContain(hidden)
    expect(await company('GmbH', { purpose: 'ServiceProvision' })).toContain('rose@flowers.io')
  })
})
