import { beforeEach, describe, expect, it } from 'vitest'
import { categories } from '../../../access/categories.ts'
import { policy } from '../../../access/policy.ts'
import { purposeKeys } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const world = useConsentWorld('2026-06-01T00:00:00Z')
const { write, entities, ask, test } = world

const given = { purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-01-01' }

const addPoints = command({
  name: 'test.addPoints',
  text: cypher<{ readonly points: readonly object[] }>`
    UNWIND $points AS p
    MATCH (r:SourceRecord {id: p.record})
    MERGE (i:Identifier {key: p.type + ':' + p.value}) ON CREATE SET i.type = p.type, i.value = p.value
    MERGE (r)-[h:HAS_IDENTIFIER]->(i) SET h.isValid = true, h.lastSeen = p.lastSeen, h.verifiedAt = p.verifiedAt`,
})
const setAttributes = command({
  name: 'test.setAttributes',
  text: cypher<{ readonly record: string; readonly attributes: string }>`
    MATCH (r:SourceRecord {id: $record}) SET r.attributes = $attributes`,
})
const makeTouchpoint = command({
  name: 'test.makeTouchpoint',
  text: cypher<{ readonly source: string }>`MATCH (s:Source {key: $source}) SET s.role = 'TOUCHPOINT'`,
})
const addTouchpoints = command({
  name: 'test.addTouchpoints',
  text: cypher<{ readonly record: string; readonly days: readonly string[] }>`
    UNWIND $days AS day
    CREATE (:Entry:Touchpoint {id: 'event:mail:' + day, recordId: $record, source: 'crm', channel: 'EMAIL', name: 'newsletter_sent',
                               sk: day + 'T00:00:00.000Z_event:mail:' + day})`,
})

interface Use {
  readonly category: string
  readonly allowed: boolean
  readonly basis: string
  readonly reason: string | null
  readonly because: string
}

async function mayUse(purpose: string, asking = {}): Promise<readonly Use[]> {
  const { rows, codes } = await entities<{ mayUse: readonly Use[] }>(
    'Customer',
    ['ANN'],
    `mayUse(purpose: ${purpose}) { category allowed basis reason because until }`,
    asking,
  )
  expect(codes).toEqual([])
  return rows[0]?.mayUse ?? []
}

async function reasons(purpose: string, asking = {}) {
  return Object.fromEntries(
    (await mayUse(purpose, asking)).map(({ category, allowed, reason }) => [category, allowed ? 'open' : reason]),
  )
}

async function reach(args: string, asking = {}) {
  const { rows, codes } = await entities<{ reach: Record<string, unknown> }>(
    'Customer',
    ['ANN'],
    `reach(${args}) { channel value reason basis verified until frequencyCap { max days sent } }`,
    asking,
  )
  return { ...rows[0]?.reach, codes }
}

beforeEach(async () => {
  await test.clear()
  world.at('2026-06-01T00:00:00Z')
  await createPeople(test.graph, { ANN: ['crm:1', 'web:1'] })
  const points = [
    { record: 'crm:1', type: 'EMAIL', value: 'old@x.io', lastSeen: 1, verifiedAt: null },
    { record: 'crm:1', type: 'EMAIL', value: 'ann@x.io', lastSeen: 2, verifiedAt: null },
    { record: 'web:1', type: 'EMAIL', value: 'web@x.io', lastSeen: 3, verifiedAt: 1 },
    { record: 'crm:1', type: 'PHONE', value: '+447700900123', lastSeen: 2, verifiedAt: null },
  ]
  await test.graph.write('test.addPoints', (transaction) => transaction.run(addPoints, { points }))
})

function setBirth(attributes: object) {
  return test.graph.write('test.setAttributes', (transaction) =>
    transaction.run(setAttributes, { record: 'crm:1', attributes: JSON.stringify(attributes) }),
  )
}

describe('Customer.mayUse', () => {
  it('answers for every category with its ground', async () => {
    await write('consent', given)
    const uses = await mayUse('Marketing')
    expect(uses.map(({ category }) => category)).toEqual([...categories])
    expect(uses.find(({ category }) => category === 'CONTACT')).toMatchObject({ allowed: true, basis: 'CONSENT' })
    expect(uses.find(({ category }) => category === 'FINANCIAL')).toMatchObject({
      allowed: false,
      basis: 'NONE',
      reason: 'NOT_FOR_PURPOSE',
    })
  })

  it('keeps a consent to the kinds of data it names', async () => {
    await write('consent', { ...given, dataCategories: ['BEHAVIOURAL'] })
    await write('consent', { ...given, dataCategories: ['INFERRED'], occurredAt: '2026-02-01' })
    const found = await reasons('Marketing')
    expect([found.BEHAVIOURAL, found.INFERRED, found.CONTACT]).toEqual(['open', 'open', 'NO_CONSENT'])
  })
})

describe('an objection', () => {
  it('ends legitimate interest, not the relationship; lifted, it opens again', async () => {
    await write('objection', { purpose: 'CustomerCare', occurredAt: '2026-02-01' })
    const closed = await reasons('CustomerCare')
    expect([closed.BEHAVIOURAL, closed.INFERRED, closed.CONTACT]).toEqual(['OBJECTED', 'OBJECTED', 'open'])
    await write('objection', { purpose: 'CustomerCare', occurredAt: '2026-03-01', lifted: true })
    expect((await reasons('CustomerCare')).BEHAVIOURAL).toBe('open')
  })

  it('to marketing closes all of it, whoever the controller and whatever kind of data was consented to', async () => {
    await write('consent', { ...given, controller: 'Acme', dataCategories: ['CONTACT'] })
    await write('objection', { purpose: 'Marketing', controller: 'Other', occurredAt: '2026-02-01' })
    const found = await reasons('Marketing')
    expect(categories.filter((category) => found[category] === 'open')).toEqual([])
  })

  it('on one channel leaves the others', async () => {
    await write('consent', given)
    await write('objection', { purpose: 'Marketing', channel: 'EMAIL', occurredAt: '2026-02-01' })
    expect(await reach('purpose: Marketing, channel: EMAIL')).toMatchObject({
      value: null,
      reason: 'CONSENT_WITHDRAWN',
    })
    expect(await reach('purpose: Marketing, channel: SMS')).toMatchObject({ value: '+447700900123', reason: null })
  })
})

describe('a restriction', () => {
  it('closes every use but by consent, law and right; ended, it opens again', async () => {
    await write('consent', given)
    await write('restriction', { occurredAt: '2026-02-01' })
    expect((await reasons('ServiceProvision')).CONTACT).toBe('RESTRICTED')
    expect((await reasons('FraudPreventionAndDetection')).CONTACT).toBe('RESTRICTED')
    expect((await reasons('Marketing')).CONTACT).toBe('open')
    expect((await reasons('LegalCompliance')).CONTACT).toBe('open')
    expect((await reasons('RightsFulfilment')).CONTACT).toBe('open')
    await write('restriction', { occurredAt: '2026-03-01', lifted: true })
    expect((await reasons('ServiceProvision')).CONTACT).toBe('open')
  })
})

describe('age', () => {
  const consents = [given, { ...given, purpose: 'Personalisation' }]
  it.each([
    ['15 in Germany', { birthDate: '2010-07-01', addresses: [{ countryCode: 'DE' }] }, 'MINOR'],
    ['the same age in Britain', { birthDate: '2010-07-01', addresses: [{ country: 'United Kingdom' }] }, 'MINOR'],
    ['the 18th birthday in Germany', { birthDate: '2008-06-01', addresses: [{ countryCode: 'DE' }] }, 'open'],
    ['the day before it', { birthDate: '2008-06-02', addresses: [{ countryCode: 'DE' }] }, 'MINOR'],
    ['the same day in Britain', { birthDate: '2008-06-02', addresses: [{ countryCode: 'GB' }] }, 'MINOR'],
    ['20 in Mississippi', { birthDate: '2006-01-01', addresses: [{ country: 'US', region: 'Mississippi' }] }, 'MINOR'],
    ['20 in Texas', { birthDate: '2006-01-01', addresses: [{ country: 'US', region: 'TX' }] }, 'open'],
    ['17, nobody knows where', { birthDate: '2009-01-01' }, 'MINOR'],
    ['18, nobody knows where', { birthDate: '2008-01-01' }, 'open'],
    ['an adult', { birthDate: '1980-01-31' }, 'open'],
    ['a year alone, perhaps not 18 yet', { birthDate: '2008', addresses: [{ countryCode: 'DE' }] }, 'MINOR'],
    ['a year of two digits that may be 2011', { birthDate: '24-May-11' }, 'MINOR'],
    ['no date that can be read', { birthDate: 'unknown' }, 'open'],
  ])('%s', async (_, attributes, expected) => {
    await setBirth(attributes)
    await write('consent', ...consents)
    expect((await reasons('Marketing')).CONTACT).toBe(expected)
    expect((await reasons('Personalisation')).IDENTIFYING).toBe(expected)
    // Profiling, on whatever ground; the service itself goes on.
    expect((await reasons('CustomerCare')).INFERRED).toBe(expected)
    expect((await reasons('ServiceProvision')).IDENTIFYING).toBe('open')
  })

  it('is that of the law the consent was made under, the highest of several', async () => {
    await setBirth({ birthDate: '2006-07-01', addresses: [{ countryCode: 'GB' }] })
    await write('consent', given)
    expect((await reasons('Marketing')).CONTACT).toBe('open')
    await write('consent', { ...given, jurisdiction: 'US-MS' })
    expect((await reasons('Marketing')).CONTACT).toBe('MINOR')
  })

  it('is read for the purpose that asks, too', async () => {
    await setBirth({ birthDate: '2015-01-01' })
    await write('consent', ...consents)
    const { rows } = await entities<{ withheld: { reason: string }[] }>('Customer', ['ANN'], 'withheld { reason }', {
      purpose: 'Personalisation',
    })
    expect(new Set(rows[0]?.withheld.map(({ reason }) => reason))).toEqual(new Set(['MINOR', 'NOT_FOR_PURPOSE']))
  })
})

describe('jurisdiction', () => {
  const noticed = { purpose: 'Marketing', status: 'REQUESTED', occurredAt: '2026-01-01', jurisdiction: 'US-CA' }

  const california = { addresses: [{ line1: '1 Bay Street', city: 'Oakland', region: 'California', country: 'USA' }] }
  beforeEach(() => setBirth(california))

  it('of opting out opens what was told of and not refused, never SPECIAL', async () => {
    await write('consent', noticed)
    const found = await mayUse('Marketing')
    expect(found.find(({ category }) => category === 'BEHAVIOURAL')).toMatchObject({
      allowed: true,
      because: 'the customer has not opted out.',
    })
    await write('consent', { ...noticed, purpose: 'ServiceProvision' })
    expect((await reasons('ServiceProvision')).SPECIAL).toBe('NO_CONSENT')
  })

  it('ends with an opt-out, or with the signal of the browser', async () => {
    await write('consent', noticed)
    expect((await reasons('Marketing', { hasSignal: true })).CONTACT).toBe('OPTED_OUT')
    await write('consent', { ...noticed, status: 'REFUSED', occurredAt: '2026-02-01' })
    expect((await reasons('Marketing')).CONTACT).toBe('CONSENT_WITHDRAWN')
  })

  it.each([
    ['unknown', undefined],
    ['of opting in', 'DE'],
    ['of a state with no such law', 'US-TX'],
  ])('%s asks for consent', async (_, jurisdiction) => {
    await write('consent', { ...noticed, jurisdiction })
    expect((await reasons('Marketing')).CONTACT).toBe('NO_CONSENT')
  })

  it.each([
    ['elsewhere', { addresses: [{ city: 'Berlin', country: 'DE' }] }],
    ['in another state', { addresses: [{ city: 'Austin', region: 'TX', country: 'US' }] }],
    ['in no state that is known', { addresses: [{ city: 'Oakland', country: 'US' }] }],
    ['in no country that is known', { addresses: [{ city: 'Oakland', region: 'CA' }] }],
    ['also elsewhere', { addresses: [...california.addresses, { city: 'Berlin', country: 'DE' }] }],
    ['nowhere known', {}],
  ])('asks for consent where the customer resides %s', async (_, attributes) => {
    await write('consent', noticed)
    expect((await reasons('Marketing')).CONTACT).toBe('open')
    await setBirth(attributes)
    expect((await reasons('Marketing')).CONTACT).toBe('NO_CONSENT')
  })

  it('is not moved by where the customer works, gets parcels or lived before', async () => {
    await write('consent', noticed)
    const [home] = california.addresses
    for (const type of ['WORK', 'DELIVERY', 'FORMER']) {
      await setBirth({
        addresses: [
          { ...home, type: 'HOME' },
          { type, city: 'Berlin', country: 'DE' },
        ],
      })
      expect((await reasons('Marketing')).CONTACT).toBe('open')
      await setBirth({ addresses: [{ ...home, type }] })
      expect((await reasons('Marketing')).CONTACT).toBe('NO_CONSENT')
    }
  })

  it('is not moved by the address of a touchpoint, which only restricts', async () => {
    await write('consent', noticed)
    const berlin = JSON.stringify({ addresses: [{ city: 'Berlin', country: 'DE' }] })
    const setAddress = (record: string, attributes: string) =>
      test.graph.write('test.setAttributes', (transaction) => transaction.run(setAttributes, { record, attributes }))
    await setAddress('web:1', berlin)
    expect((await reasons('Marketing')).CONTACT).toBe('NO_CONSENT')
    await setBirth({})
    await setAddress('web:1', JSON.stringify(california))
    await test.graph.write('test.setRole', (transaction) => transaction.run(makeTouchpoint, { source: 'web' }))
    expect((await reasons('Marketing')).CONTACT).toBe('NO_CONSENT')
  })

  it('is the strictest of several', async () => {
    await write('consent', noticed)
    await write('consent', { ...noticed, jurisdiction: 'DE', record: { source: 'web', id: '1' } })
    expect((await reasons('Marketing')).CONTACT).toBe('NO_CONSENT')
  })
})

describe('Customer.reach', () => {
  it('answers a point on a record that consented, the one last seen', async () => {
    await write('consent', { ...given, channel: 'EMAIL', expiresAt: '2026-12-01' })
    expect(await reach('purpose: Marketing, channel: EMAIL')).toEqual({
      channel: 'EMAIL',
      value: 'ann@x.io',
      reason: null,
      basis: 'CONSENT',
      verified: false,
      until: '2026-12-01T00:00:00.000Z',
      frequencyCap: null,
      codes: [],
    })
    expect(await reach('purpose: Marketing, channel: SMS')).toMatchObject({ value: null, reason: 'NO_CONSENT' })
    expect(await reach('purpose: Marketing')).toMatchObject({ channel: 'EMAIL', value: 'ann@x.io' })
  })

  it('takes the address that gave the consent itself', async () => {
    await write('consent', { ...given, channel: 'EMAIL', record: { source: 'web', id: '1' } })
    expect(await reach('purpose: Marketing')).toMatchObject({ value: 'web@x.io', verified: true })
  })

  it('takes any of the relationship for a service, also by post', async () => {
    expect(await reach('purpose: ServiceProvision')).toMatchObject({ value: 'web@x.io', basis: 'RELATIONSHIP' })
    await setBirth({ addresses: [{ line1: '1 High St', city: 'York', countryCode: 'GB' }] })
    expect(await reach('purpose: ServiceProvision, channel: POST')).toMatchObject({ value: '1 High St, York, GB' })
  })

  it('follows wishes: the preferred channel first, an unwanted one never', async () => {
    await write('preference', { channel: 'SMS', wish: 'PREFERRED', occurredAt: '2026-01-01' })
    expect(await reach('purpose: ServiceProvision')).toMatchObject({ channel: 'SMS' })
    await write('preference', { channel: 'SMS', wish: 'UNWANTED', occurredAt: '2026-02-01' })
    expect(await reach('purpose: ServiceProvision')).toMatchObject({ channel: 'EMAIL' })
    expect(await reach('purpose: ServiceProvision, channel: SMS')).toMatchObject({ reason: 'UNWANTED_CHANNEL' })
  })

  it('keeps to the cap: messages sent in the window count, older ones do not', async () => {
    const cap = { channel: 'EMAIL', frequencyCap: { max: 2, days: 30 }, occurredAt: '2026-01-01' }
    await write('preference', cap)
    const sent = (...days: string[]) =>
      test.graph.write('test.addTouchpoints', (transaction) =>
        transaction.run(addTouchpoints, { record: 'crm:1', days }),
      )
    await sent('2026-01-10', '2026-05-20')
    expect(await reach('purpose: ServiceProvision, channel: EMAIL')).toMatchObject({
      reason: null,
      frequencyCap: { max: 2, days: 30, sent: 1 },
    })
    await sent('2026-05-30')
    expect(await reach('purpose: ServiceProvision, channel: EMAIL')).toMatchObject({
      value: null,
      reason: 'FREQUENCY_CAP',
      frequencyCap: { sent: 2 },
    })
  })

  it('opens nothing for a purpose that the token lacks, nor for the purpose of the request', async () => {
    await write('consent', given)
    const asking = { purpose: 'ServiceProvision', purposes: ['ServiceProvision'] }
    expect(await reach('purpose: Marketing', asking)).toMatchObject({ value: null, reason: 'PURPOSE_NOT_GRANTED' })
    const closed = await reach('purpose: Marketing', { purpose: 'Personalisation' })
    expect(closed).toMatchObject({ value: null, verified: null, reason: 'NOT_FOR_PURPOSE' })
  })

  it('tells nobody that there is a telephone to whom its number is closed', async () => {
    await write('consent', given)
    const ofBoth = async (asking: object) => {
      const told = [
        await reach('purpose: Marketing, channel: SMS', asking),
        await reach('purpose: Marketing, channel: POST', asking),
      ]
      return told.map((found) => Reflect.get(found, 'reason'))
    }
    expect(await ofBoth({ purpose: 'Personalisation' })).toEqual(['NOT_FOR_PURPOSE', 'NOT_FOR_PURPOSE'])
    // The negative control: a purpose that opens it.
    expect(await ofBoth({ purpose: 'Marketing' })).toEqual([null, 'NO_CONTACT_POINT'])
  })
})

describe('Customer.mayUse, asked by whoever could be shown nothing', () => {
  it('says the same whatever the customer chose', async () => {
    const asking = { purposes: ['CustomerCare'], purpose: 'CustomerCare', scopes: ['consent:read'] }
    const before = [await reasons('Marketing', asking), await reasons('CustomerCare', asking)]
    await write('consent', given)
    await write('restriction', { occurredAt: '2026-01-01' })
    expect([await reasons('Marketing', asking), await reasons('CustomerCare', asking)]).toEqual(before)
    expect(before[0]).toEqual(Object.fromEntries(categories.map((category) => [category, 'PURPOSE_NOT_GRANTED'])))
    expect(before[1]).toMatchObject({ IDENTIFYING: 'MISSING_SCOPE', FINANCIAL: 'MISSING_SCOPE' })
  })

  it('tells who could be shown it: the negative control', async () => {
    const asking = { purposes: ['CustomerCare'], purpose: 'CustomerCare', scopes: ['customer:read'] }
    expect(await reasons('CustomerCare', asking)).toMatchObject({ IDENTIFYING: 'open', FINANCIAL: 'MISSING_SCOPE' })
    await write('restriction', { occurredAt: '2026-01-01' })
    expect(await reasons('CustomerCare', asking)).toMatchObject({
      IDENTIFYING: 'RESTRICTED',
      FINANCIAL: 'MISSING_SCOPE',
    })
  })
})

describe('the policy', () => {
  const papers = ['DRIVER_LICENCE', 'NATIONAL_ID', 'PASSPORT', 'TAX_ID'].map(
    (type) => `${type}: LAST_FOUR unless identity:steward`,
  )
  const query = async (text: string) => (await ask(text, {}, { scopes: [] })).data as Record<string, never>

  it('shows every purpose and cell as the enforcement has them', async () => {
    const data = await query(
      '{ purposes { key iri benefit adultsOnly } policy { version cells { purpose category basis retention balancing masks scopes fields } } }',
    )
    const { purposes, policy: shown } = data as unknown as {
      purposes: { key: string; iri: string }[]
      policy: { version: string; cells: Record<string, unknown>[] }
    }
    expect(purposes.map(({ key }) => key)).toEqual([...purposeKeys])
    expect(purposes[0]?.iri).toBe('https://w3id.org/dpv#ServiceProvision')
    expect(shown.version).toBe(policy.version)
    expect(shown.cells).toHaveLength(purposeKeys.length * categories.length)
    expect(
      shown.cells.find(({ purpose, category }) => purpose === 'Marketing' && category === 'CONTACT'),
    ).toMatchObject({ basis: 'CONSENT', retention: 'P2Y', scopes: ['customer:read', 'self'] })
    const birth = shown.cells.find(
      ({ purpose, category }) => purpose === 'Personalisation' && category === 'IDENTIFYING',
    )
    expect(birth?.masks).toEqual([...papers, 'birthDate: YEAR'])
    expect(birth?.fields).toContain('Customer.displayName')
  })

  it('tells what a version opened or closed, and for whom', async () => {
    const { policyDiff } = await query(
      '{ policyDiff(from: "1") { purpose category effect before after forWhom fields scopes } }',
    )
    expect(policyDiff).toContainEqual(
      expect.objectContaining({
        purpose: 'Marketing',
        category: 'CONTACT',
        effect: 'CLOSES',
        forWhom: ['customers below the age of majority'],
      }),
    )
    expect(policyDiff).toContainEqual(
      expect.objectContaining({
        purpose: 'Personalisation',
        category: 'IDENTIFYING',
        effect: 'CLOSES',
        forWhom: [...papers, 'birthDate: YEAR'].map((mask) => `shown in part: ${mask}`),
      }),
    )
    expect(await ask('{ policyDiff(from: "nine") { effect } }')).toMatchObject({ codes: ['NOT_FOUND'] })
  })
})
