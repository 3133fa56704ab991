import { beforeEach, describe, expect, it } from 'vitest'
import type { Category } from '../../../access/categories.ts'
import { createAccess } from '../../../access/create-access.ts'
import { opensRecord } from '../../../access/decide.ts'
import type { PurposeKey } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { createReader } from '../../../graph/reader.ts'
import { readBirth } from '../../../subgraphs/read-birth.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const world = useConsentWorld('2026-06-01T00:00:00Z')
const { write, entities, ask, test } = world

/** As the rules join a record because of an identifier that nobody verified. */
const join = command({
  name: 'test.joinRecord',
  text: cypher<{ readonly record: string; readonly to: string }>`
    MATCH (c:Customer {id: $to})
    MATCH (r:SourceRecord {id: $record})-[old:RESOLVED_TO]->()
    DELETE old
    CREATE (r)-[:RESOLVED_TO {recordId: $record, since: 0, rule: 'TEST', confidence: 1.0}]->(c)`,
})

const attacker = { scopes: ['self'], customerId: 'VIC', record: 'form:1', purpose: 'RightsFulfilment' as const }
const victim = { ...attacker, record: 'crm:1' }

async function mutate(call: string, asking: object): Promise<Readonly<Record<string, unknown>>> {
  const selection = '{ __typename ... on LedgerSuccess { appended events { subject } } }'
  const { data } = await ask(`mutation { result: ${call} ${selection} }`, {}, asking)
  return (data as { result: Readonly<Record<string, unknown>> }).result
}

async function isOpen(purpose: string): Promise<boolean | undefined> {
  const { rows } = await entities<{ mayUse: { category: string; allowed: boolean }[] }>(
    'Customer',
    ['VIC'],
    `mayUse(purpose: ${purpose}) { category allowed }`,
  )
  return rows[0]?.mayUse.find(({ category }) => category === 'IDENTIFYING')?.allowed
}

beforeEach(async () => {
  await test.clear()
  world.at('2026-06-01T00:00:00Z')
  await createPeople(test.graph, { VIC: ['crm:1'], EVE: ['form:1'] })
  await write('consent', { purpose: 'Marketing', status: 'REFUSED', occurredAt: '2026-01-01' })
  await write('preference', { channel: 'SMS', wish: 'UNWANTED', occurredAt: '2026-01-01' })
})

describe('a customer whose record was joined with that of another', () => {
  beforeEach(() =>
    test.graph.write('test.join', (transaction) => transaction.run(join, { record: 'form:1', to: 'VIC' })),
  )

  it('reads nothing of the ledger of the other', async () => {
    const selection =
      'consents { subject } consentHistory(first: 9) { edges { node { subject } } } channelPreferences { subject }'
    const read = async (asking: object) => JSON.stringify((await entities('Customer', ['VIC'], selection, asking)).rows)
    expect(await read(attacker)).not.toContain('crm:1')
    // The negative control: whose it is.
    expect(await read(victim)).toContain('crm:1')
  })

  it('agrees to nothing in the name of the other', async () => {
    const call = 'recordConsent(customerId: "VIC", purpose: Marketing, confirmed: true)'
    expect(await mutate(call, attacker)).toMatchObject({ appended: 1, events: [{ subject: 'form:1' }] })
    expect(await isOpen('Marketing')).toBe(false)
    const named = 'recordConsent(customerId: "VIC", purpose: Marketing, record: { source: "crm", sourceId: "1" })'
    expect(await mutate(named, attacker)).toEqual({ __typename: 'CustomerNotFound' })
    expect(await isOpen('Marketing')).toBe(false)
    // The negative control: whoever refused may agree again.
    world.at('2026-06-02T00:00:00Z')
    expect(await mutate('recordConsent(customerId: "VIC", purpose: Marketing)', victim)).toMatchObject({
      events: [{ subject: 'crm:1' }],
    })
    expect(await isOpen('Marketing')).toBe(true)
  })

  it('writes every wish on their own records alone', async () => {
    for (const call of [
      'withdrawConsent(customerId: "VIC", purpose: Personalisation)',
      'objectToUse(customerId: "VIC", purpose: CustomerCare)',
      'restrictUse(customerId: "VIC")',
      'setChannelPreference(customerId: "VIC", channel: SMS)',
    ])
      expect(await mutate(call, attacker)).toMatchObject({ events: [{ subject: 'form:1' }] })
  })
})

describe('a customer whose token does not say which of several groups of records is theirs', () => {
  const calls = [
    'recordConsent(customerId: "VIC", purpose: Marketing)',
    'withdrawConsent(customerId: "VIC", purpose: Personalisation)',
    'objectToUse(customerId: "VIC", purpose: CustomerCare)',
    'restrictUse(customerId: "VIC")',
    'setChannelPreference(customerId: "VIC", channel: SMS)',
  ]
  const { record: _, ...unnamed } = victim
  const answerOf = (call: string, asking: object) => ask(`mutation { result: ${call} { __typename } }`, {}, asking)

  beforeEach(() =>
    test.graph.write('test.join', (transaction) => transaction.run(join, { record: 'form:1', to: 'VIC' })),
  )

  it.each(calls)('is told so, and what to do: %s', async (call) => {
    const { errors } = await answerOf(call, unnamed)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'UNCERTAIN_IDENTITY' } }])
    expect(errors[0]?.message).toMatch(/let the identity provider name the record/)
    // Neither how many records there are nor whose.
    expect(errors[0]?.message).not.toMatch(/crm|form:|[0-9]/)
    // The negative control: a token that names the record.
    expect(await answerOf(call, victim)).toMatchObject({ data: { result: { __typename: 'LedgerSuccess' } } })
  })

  it.each(calls)('learns nothing of a foreign customer or of nobody: %s', async (call) => {
    await createPeople(test.graph, { BOB: ['crm:7'] })
    for (const id of ['BOB', 'NOBODY'])
      expect(await answerOf(call.replace('VIC', id), unnamed)).toMatchObject({
        data: { result: { __typename: 'CustomerNotFound' } },
      })
  })
})

/** The negative control: as if staff had entered it for the whole customer. */
const takeMarks = command({
  name: 'test.takeMarks',
  text: cypher`MATCH (e:ConsentEvent {isSelfService: true}) REMOVE e.isSelfService`,
})
const unmark = () => test.graph.write('test.unmark', (transaction) => transaction.run(takeMarks, {}))

const setRole = command({
  name: 'test.setRole',
  text: cypher<{ readonly value: string }>`MATCH (s:Source {key: 'form'}) SET s.role = $value`,
})

/** Records (`source:id`) on which a category is open for a purpose, as the answer of a subgraph tells it. */
async function openRecords(category: Category, purpose: PurposeKey): Promise<readonly string[]> {
  const viewer = { subject: 's', clientId: 'c', scopes: new Set<string>(), purposes: [purpose], sources: null }
  const access = createAccess({ ...viewer, customerId: null }, purpose, {
    reader: createReader(test.graph, test.batcher, () => []),
    now: world.now,
    readBirth,
  })
  const decision = await access.decide('VIC', category)
  const known = await access.knownRecords('VIC')
  return ['crm:1', 'form:1', 'web:1'].filter((id) => known.has(id) && opensRecord(decision, id))
}

describe('what is entered by a customer whose record was joined with that of another', () => {
  beforeEach(async () => {
    await test.clear()
    await createPeople(test.graph, { VIC: ['crm:1', 'web:1'], EVE: ['form:1'] })
    await test.graph.write('test.join', (transaction) => transaction.run(join, { record: 'form:1', to: 'VIC' }))
  })
  const all = ['crm:1', 'form:1', 'web:1']
  const verified = ['crm:1', 'web:1']

  it.each([
    ['restrictUse(customerId: "VIC")', 'ServiceProvision'],
    ['objectToUse(customerId: "VIC", purpose: CustomerCare)', 'CustomerCare'],
  ] as const)('%s closes their own record alone', async (call, purpose) => {
    const category = purpose === 'CustomerCare' ? 'BEHAVIOURAL' : 'IDENTIFYING'
    expect(await openRecords(category, purpose)).toEqual(all)
    await mutate(call, attacker)
    expect(await openRecords(category, purpose)).toEqual(verified)
    await unmark()
    expect(await openRecords(category, purpose)).toEqual([])
  })

  it('withdrawConsent closes their own record alone', async () => {
    await write('consent', { purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-01-01' })
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual(all)
    await mutate('withdrawConsent(customerId: "VIC", purpose: Marketing)', attacker)
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual(verified)
    await unmark()
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual([])
  })

  it('recordConsent opens their own record alone', async () => {
    await mutate('recordConsent(customerId: "VIC", purpose: Marketing)', attacker)
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual(['form:1'])
    await unmark()
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual(all)
  })

  it('recordConsent opens nothing for a record of a touchpoint, whose values may be copied from the other', async () => {
    const role = (value: string) => test.graph.write('test.role', (transaction) => transaction.run(setRole, { value }))
    await role('TOUCHPOINT')
    await mutate('recordConsent(customerId: "VIC", purpose: Marketing)', attacker)
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual([])
    // The negative control: where the record is of a system of record, its customer's word opens it.
    await role('SYSTEM_OF_RECORD')
    expect(await openRecords('IDENTIFYING', 'Marketing')).toEqual(['form:1'])
  })

  it('and by the other covers all that is verified as theirs, and what is verified later', async () => {
    await mutate('restrictUse(customerId: "VIC")', victim)
    expect(await openRecords('IDENTIFYING', 'ServiceProvision')).toEqual(['form:1'])
    await test.graph.write('test.confirm', (transaction) => transaction.run(confirm, {}))
    expect(await openRecords('IDENTIFYING', 'ServiceProvision')).toEqual([])
  })

  it('and then by staff is for all records, and a privacy officer lifts what either entered', async () => {
    await mutate('restrictUse(customerId: "VIC")', victim)
    const staff = { scopes: ['consent:write', 'privacy:manage'] }
    expect(await mutate('restrictUse(customerId: "VIC")', staff)).toMatchObject({ appended: 3 })
    expect(await openRecords('IDENTIFYING', 'ServiceProvision')).toEqual([])
    world.at('2026-06-02T00:00:00Z')
    await mutate('restrictUse(customerId: "VIC", lifted: true, method: "letter of 1 June")', staff)
    expect(await openRecords('IDENTIFYING', 'ServiceProvision')).toEqual(all)
  })

  it('is told as withheld to those alone who may know of that record', async () => {
    const withheld = async (asking: object) => {
      const selection = 'withheld { category reason isPartial }'
      const { rows } = await entities<{ withheld: readonly { reason: string }[] }>('Customer', ['VIC'], selection, {
        purpose: 'ServiceProvision' as const,
        ...asking,
      })
      return rows[0]?.withheld.filter(({ reason }) => reason !== 'NOT_FOR_PURPOSE') ?? []
    }
    const askers = [
      { ...victim, purpose: 'ServiceProvision' as const },
      { sources: ['crm'] },
      { sources: ['crm', 'web'] },
    ]
    const before = await Promise.all(askers.map(withheld))
    await mutate('restrictUse(customerId: "VIC")', attacker)
    expect(await Promise.all(askers.map(withheld))).toEqual(before)
    // The negative controls: whoever knows of the record, and the attacker.
    // What is known of the customer beside it stays open, and is not said to be closed.
    for (const [asking, isPartial] of [
      [{}, true],
      [{ sources: ['crm', 'form'] }, true],
      [{ ...attacker, purpose: 'ServiceProvision' as const }, false],
    ] as const)
      expect(await withheld(asking)).toContainEqual({ category: 'IDENTIFYING', reason: 'RESTRICTED', isPartial })
  })

  it('lifts nothing that was restricted for the whole customer', async () => {
    await write('restriction', { record: { source: 'form', id: '1' }, occurredAt: '2026-01-01' })
    await mutate('restrictUse(customerId: "VIC", lifted: true)', attacker)
    expect(await openRecords('IDENTIFYING', 'ServiceProvision')).toEqual(['form:1'])
    await unmark()
    expect(await openRecords('IDENTIFYING', 'ServiceProvision')).toEqual(all)
  })
})

const addPoints = command({
  name: 'test.addPoints',
  text: cypher<{ readonly verifiedAt: number | null }>`
    MERGE (i:Identifier {key: 'EMAIL:vic@x.io'}) ON CREATE SET i.type = 'EMAIL', i.value = 'vic@x.io'
    WITH i UNWIND ['crm:1', 'form:1'] AS id
    MATCH (r:SourceRecord {id: id})
    MERGE (r)-[h:HAS_IDENTIFIER]->(i)
    SET h.lastSeen = 1, h.verifiedAt = CASE id WHEN 'crm:1' THEN $verifiedAt END`,
})

const dropPoint = command({
  name: 'test.dropPoint',
  text: cypher`MATCH (:SourceRecord {id: 'crm:1'})-[h:HAS_IDENTIFIER]->() DELETE h`,
})

describe('the address of a customer whose record was joined with that of another', () => {
  const point = (verifiedAt: number | null) =>
    test.graph.write('test.addPoints', (transaction) => transaction.run(addPoints, { verifiedAt }))

  async function reach(purpose: string) {
    const selection = `reach(purpose: ${purpose}, channel: EMAIL) { value reason }`
    return (await entities<{ reach: unknown }>('Customer', ['VIC'], selection)).rows[0]?.reach
  }

  beforeEach(async () => {
    await test.clear()
    await createPeople(test.graph, { VIC: ['crm:1'], EVE: ['form:1'] })
    await test.graph.write('test.join', (transaction) => transaction.run(join, { record: 'form:1', to: 'VIC' }))
    await point(1)
  })

  it.each([
    ['wish: UNWANTED', 'UNWANTED_CHANNEL'],
    ['frequencyCap: { max: 0, days: 9 }', 'FREQUENCY_CAP'],
  ])('is used as before when the other enters %s', async (wish, reason) => {
    await mutate(`setChannelPreference(customerId: "VIC", channel: EMAIL, ${wish})`, attacker)
    expect(await reach('ServiceProvision')).toEqual({ value: 'vic@x.io', reason: null })
    await unmark()
    expect(await reach('ServiceProvision')).toEqual({ value: null, reason })
  })

  it('is not used on the consent of the other, who names it', async () => {
    await mutate('withdrawConsent(customerId: "VIC", purpose: Marketing)', victim)
    await mutate('recordConsent(customerId: "VIC", purpose: Marketing)', attacker)
    expect(await reach('Marketing')).toMatchObject({ value: null })
    // Nor where it is nobody's for sure: whoever else has it must agree as well.
    await point(null)
    expect(await reach('Marketing')).toMatchObject({ value: null })
    // The control: no other record names it.
    await test.graph.write('test.dropPoint', (transaction) => transaction.run(dropPoint, {}))
    expect(await reach('Marketing')).toMatchObject({ value: 'vic@x.io' })
  })
})

const confirm = command({
  name: 'test.confirm',
  text: cypher`
    MATCH (a:SourceRecord {id: 'crm:1'}), (b:SourceRecord {id: 'form:1'})
    CREATE (a)-[:SAME_AS {id: 'later'}]->(b)`,
})

it('a customer with two records that are verified as theirs reopens what either refused', async () => {
  await test.clear()
  await createPeople(test.graph, { VIC: ['crm:1', 'web:1'] })
  await write('consent', {
    ...{ purpose: 'Marketing', status: 'REFUSED', occurredAt: '2026-01-01' },
    record: { source: 'web', id: '1' },
  })
  const result = await mutate('recordConsent(customerId: "VIC", purpose: Marketing)', victim)
  expect(result).toMatchObject({ appended: 2, events: [{ subject: 'crm:1' }, { subject: 'web:1' }] })
  expect(await isOpen('Marketing')).toBe(true)
})
