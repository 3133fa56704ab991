import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import type { Asking } from '../ask.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const world = useConsentWorld('2026-06-01T00:00:00Z')
const { write, entities, ask, test } = world

const agent: Asking = { scopes: ['consent:write', 'consent:read', 'customer:read'], purpose: 'Marketing' }
const given = { purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-01-01' }

const payload = `... on LedgerSuccess { appended events { act status subject channel purpose { key } } }
  ... on CustomerNotFound { message }`

interface Result {
  readonly appended?: number
  readonly events?: readonly Record<string, unknown>[]
  readonly message?: string
}

async function mutate(call: string, asking: Asking = agent, selection = payload): Promise<Result> {
  const { data, codes } = await ask(`mutation { result: ${call} { ${selection} } }`, {}, asking)
  expect(codes).toEqual([])
  return (data as { result: Result }).result
}

async function isOpen(id = 'ANN', purpose = 'Marketing'): Promise<boolean | undefined> {
  const { rows } = await entities<{ mayUse: { category: string; allowed: boolean }[] }>(
    'Customer',
    [id],
    `mayUse(purpose: ${purpose}) { category allowed }`,
  )
  return rows[0]?.mayUse.find(({ category }) => category === 'IDENTIFYING')?.allowed
}

/** As resolution moves a record: what hangs on it goes along. */
const moveRecord = command({
  name: 'test.moveRecord',
  text: cypher<{ readonly record: string; readonly to: string }>`
    MERGE (c:Customer {id: $to}) ON CREATE SET c.status = 'ACTIVE', c.kind = 'KNOWN'
    WITH c
    MATCH (r:SourceRecord {id: $record})-[old:RESOLVED_TO]->()
    DELETE old
    CREATE (r)-[:RESOLVED_TO {recordId: $record, since: 0, rule: 'TEST', confidence: 1.0}]->(c)`,
})
const move = (record: string, to: string) =>
  test.graph.write('test.moveRecord', (transaction) => transaction.run(moveRecord, { record, to }))

beforeEach(async () => {
  await test.clear()
  world.at('2026-06-01T00:00:00Z')
  await createPeople(test.graph, { ANN: ['crm:1', 'web:1'], BOB: ['crm:2'] })
})

describe('recordConsent', () => {
  it.each([
    'recipients: [$text]',
    'method: $text',
    'language: $text',
    'noticeVersion: $text',
  ])('takes %s as a name and not as a text, since every decision reads it', async (argument) => {
    const record = (text: string) =>
      ask(
        `mutation ($text: String!) { result: recordConsent(customerId: "ANN", purpose: Marketing, ${argument}) { ${payload} } }`,
        { text },
        agent,
      )
    expect((await record('x'.repeat(300))).codes).toEqual([])
    expect((await record('x'.repeat(301))).codes).toEqual(['BAD_USER_INPUT'])
  })

  it('appends, and does nothing when told the same again', async () => {
    const call = 'recordConsent(customerId: "ANN", purpose: Marketing, noticeVersion: "v3")'
    expect(await mutate(call)).toMatchObject({ appended: 1, events: [{ status: 'GIVEN', subject: 'crm:1' }] })
    expect(await isOpen()).toBe(true)
    world.at('2026-06-02T00:00:00Z')
    expect(await mutate(call)).toMatchObject({ appended: 0, events: [{ status: 'GIVEN' }] })
    expect(await mutate(call.replace('v3', 'v4'))).toMatchObject({ appended: 1 })
  })

  it('hangs on the record that gave it', async () => {
    const call =
      'recordConsent(customerId: "ANN", purpose: Marketing, record: { source: "web", sourceId: "1" }, channel: EMAIL)'
    expect(await mutate(call)).toMatchObject({ events: [{ subject: 'web:1', channel: 'EMAIL' }] })
    const foreign = call.replace('"web", sourceId: "1"', '"crm", sourceId: "2"')
    expect(await mutate(foreign)).toHaveProperty('message')
  })

  it("reopens another record's refusal only when a person confirmed it for all", async () => {
    await write('consent', { ...given, status: 'REFUSED', record: { source: 'web', id: '1' } })
    await mutate('recordConsent(customerId: "ANN", purpose: Marketing)')
    expect(await isOpen()).toBe(false)
    world.at('2026-06-02T00:00:00Z')
    await mutate('recordConsent(customerId: "ANN", purpose: Marketing)', {
      scopes: ['self'],
      customerId: 'ANN',
      purpose: 'RightsFulfilment',
    })
    expect(await isOpen()).toBe(true)
  })

  it.each([
    ['status: WITHDRAWN', 'status'],
    ['expiresAt: "2020-01-01T00:00:00Z"', 'expiresAt'],
    ['noticeHash: "abc"', 'noticeHash'],
    ['jurisdiction: "Germany"', 'jurisdiction'],
  ])('refuses %s', async (argument, name) => {
    const { codes } = await ask(
      `mutation { recordConsent(customerId: "ANN", purpose: Marketing, ${argument}) { __typename } }`,
      {},
      agent,
    )
    expect(codes).toEqual(['BAD_USER_INPUT'])
    expect(name).not.toBe('')
  })
})

describe('withdrawConsent', () => {
  it('takes back every consent of every record in one call, once', async () => {
    await write('consent', given, { ...given, channel: 'EMAIL' }, { ...given, record: { source: 'web', id: '1' } })
    expect(await isOpen()).toBe(true)
    const call = 'withdrawConsent(customerId: "ANN", purpose: Marketing, noticeVersion: "v3")'
    expect(await mutate(call)).toMatchObject({ appended: 3 })
    expect(await isOpen()).toBe(false)
    world.at('2026-06-02T00:00:00Z')
    expect(await mutate(call)).toMatchObject({ appended: 0, events: [{}, {}, {}] })
  })

  it('is one entry for two calls at the same moment', async () => {
    await write('consent', given)
    const call = 'withdrawConsent(customerId: "ANN", purpose: Marketing)'
    await Promise.all([mutate(call), mutate(call), mutate(call)])
    const { rows } = await entities<{ consentHistory: { edges: unknown[] } }>(
      'Customer',
      ['ANN'],
      'consentHistory(first: 10) { edges { node { status } } }',
    )
    expect(rows[0]?.consentHistory.edges).toHaveLength(2)
  })

  it('is kept as a refusal where nothing was given', async () => {
    expect(await mutate('withdrawConsent(customerId: "ANN", purpose: Marketing)')).toMatchObject({ appended: 1 })
    expect(await mutate('withdrawConsent(customerId: "ANN", purpose: Marketing)')).toMatchObject({ appended: 0 })
  })

  it('shows in its own payload and in whatever the request reads next', async () => {
    await write('consent', given)
    const { data } = await ask(
      `mutation {
        before: recordConsent(customerId: "ANN", purpose: Marketing) { ... on LedgerSuccess { customer { withheld { category } } } }
        after: withdrawConsent(customerId: "ANN", purpose: Marketing) { ... on LedgerSuccess { customer { withheld { category } } } }
      }`,
      {},
      agent,
    )
    const { before, after } = data as Record<'before' | 'after', { customer: { withheld: { category: string }[] } }>
    expect(before.customer.withheld.map(({ category }) => category)).toEqual(['FINANCIAL', 'SPECIAL'])
    expect(after.customer.withheld).toHaveLength(8)
  })
})

describe('objectToUse and restrictUse', () => {
  it('end legitimate interest and open again when lifted', async () => {
    expect(await mutate('objectToUse(customerId: "ANN", purpose: Marketing)')).toMatchObject({
      appended: 2,
      events: [{ act: 'OBJECTION', status: 'REFUSED' }, { act: 'OBJECTION' }],
    })
    expect(await mutate('objectToUse(customerId: "ANN", purpose: Marketing)')).toMatchObject({ appended: 0 })
    world.at('2026-06-02T00:00:00Z')
    expect(await mutate('objectToUse(customerId: "ANN", purpose: Marketing, lifted: true)')).toMatchObject({
      appended: 2,
    })
    expect(await isOpen('ANN', 'ServiceProvision')).toBe(true)
    await mutate('restrictUse(customerId: "ANN")')
    expect(await isOpen('ANN', 'ServiceProvision')).toBe(false)
    world.at('2026-06-03T00:00:00Z')
    await mutate('restrictUse(customerId: "ANN", lifted: true)')
    expect(await isOpen('ANN', 'ServiceProvision')).toBe(true)
  })

  it('lets setChannelPreference be told twice', async () => {
    const call =
      'setChannelPreference(customerId: "ANN", channel: SMS, wish: PREFERRED, frequencyCap: { max: 1, days: 7 })'
    expect(await mutate(call)).toMatchObject({ appended: 2 })
    expect(await mutate(call)).toMatchObject({ appended: 0 })
    const { rows } = await entities(
      'Customer',
      ['ANN'],
      'channelPreferences { channel wish frequencyCap { max days } }',
    )
    const wish = { channel: 'SMS', wish: 'PREFERRED', frequencyCap: { max: 1, days: 7 } }
    expect(rows).toEqual([{ channelPreferences: [wish, wish] }])
  })
})

describe('who may write', () => {
  const calls = ['recordConsent', 'withdrawConsent', 'objectToUse'].map(
    (name) => `${name}(customerId: "ANN", purpose: Marketing)`,
  )

  it.each([
    ...calls,
    'restrictUse(customerId: "ANN")',
    'setChannelPreference(customerId: "ANN", channel: SMS)',
  ])('%s needs consent:write or self', async (call) => {
    const { data, codes } = await ask(`mutation { ${call} { __typename } }`, {}, { scopes: ['consent:read'] })
    expect([Object.values(data ?? {}), codes]).toEqual([[null], expect.arrayContaining(['FORBIDDEN'])])
    expect(await entities('Customer', ['ANN'], 'consentHistory(first: 1) { edges { node { id } } }')).toMatchObject({
      rows: [{ consentHistory: { edges: [] } }],
    })
  })

  it.each(calls)('%s answers the same for a foreign customer and for none', async (call) => {
    const own = { scopes: ['self'], customerId: 'BOB' }
    const none = await mutate(call.replace('ANN', 'NOBODY'), own)
    expect(none).toHaveProperty('message')
    expect(await mutate(call, own)).toEqual(none)
    expect(await mutate(call, { ...agent, sources: ['elsewhere'] })).toEqual(none)
    expect(await entities('Customer', ['ANN'], 'consentHistory(first: 1) { edges { node { id } } }')).toMatchObject({
      rows: [{ consentHistory: { edges: [] } }],
    })
  })
})

describe('after a merge or unmerge', () => {
  it('each consent still counts where it was given', async () => {
    await write('consent', { ...given, record: { source: 'crm', id: '2' } })
    await write('consent', {
      ...given,
      status: 'REFUSED',
      occurredAt: '2025-01-01',
      record: { source: 'web', id: '1' },
    })
    expect([await isOpen('ANN'), await isOpen('BOB')]).toEqual([false, true])
    await move('crm:2', 'ANN')
    // The refusal of one beats the consent of the other, though it is older.
    expect(await isOpen('ANN')).toBe(false)
    await move('crm:2', 'BOB')
    expect([await isOpen('ANN'), await isOpen('BOB')]).toEqual([false, true])
    await move('web:1', 'BOB')
    expect([await isOpen('ANN'), await isOpen('BOB')]).toEqual([false, false])
  })
})
