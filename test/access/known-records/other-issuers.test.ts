import { describe, expect, it } from 'vitest'
import type { RecordWritten } from '../../resolution/graph-state.ts'
import { ids, write } from '../../resolution/graph-state.ts'
import { useSignIn, verified } from './sign-in.ts'

const verifies = [
  'EMAIL',
  'PHONE',
  'USER_ID',
  'SOCIAL_HANDLE',
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'LOYALTY_ID',
  'DEVICE_ID',
  'DOMAIN',
  'OTHER',
] as const

const { graph, idOf, readAs } = useSignIn([
  { source: 'crm', verifies: [...verifies] },
  { source: 'app', role: 'TOUCHPOINT', verifies: [...verifies] },
  { source: 'shop', role: 'TOUCHPOINT', verifies: [...verifies] },
])

type Stated = Partial<Record<'issuer' | 'kind' | 'country', string>>

const mailbox = 'EMAIL:vic@corp.example'
const stated = (key: string, by: Stated = {}) => verified(key).map((identifier) => ({ ...identifier, ...by }))

/** The records that somebody reads who verified `theirs` and states the victim's address, and whether both are one customer. */
async function thief(
  key: string,
  ofVictim: Stated,
  theirs: string,
  ofThief: Stated,
  attributes: RecordWritten['attributes'] = { givenName: 'Victoria', familyName: 'Secret' },
) {
  await write(graph, [
    {
      ...{
        source: 'crm',
        id: 'vic',
        attributes: { givenName: 'Victoria', familyName: 'Secret', birthDate: '1980-01-01' },
      },
      identifiers: [...stated(key, ofVictim), ...verified(mailbox)],
    },
  ])
  await write(graph, [
    { source: 'app', id: 'mal', attributes, identifiers: [...stated(theirs, ofThief), ...ids(mailbox)] },
  ])
  return readAs(await idOf('app:mal'), 'app:mal')
}

const alone = ['app:mal']
const both = ['app:mal', 'crm:vic']

describe('a verified identifier links no record with one of another issuer, kind or country', () => {
  it.each<[string, Stated, Stated]>([
    ['SOCIAL_HANDLE:@vic', { issuer: 'twitter', kind: 'twitter' }, { issuer: 'instagram', kind: 'instagram' }],
    ['SOCIAL_HANDLE:@vic', { kind: 'twitter' }, {}],
    ['NATIONAL_ID:12345670', { country: 'DE' }, { country: 'FR' }],
    ['PASSPORT:C01X00T478', { country: 'DE' }, {}],
    ['DRIVER_LICENCE:B072RRE2I55', { country: 'US', issuer: 'CA' }, { country: 'US', issuer: 'NY' }],
    ['OTHER:7771', { issuer: 'gym' }, { issuer: 'library' }],
    ['LOYALTY_ID:LY-771', { issuer: 'airline' }, { issuer: 'hotel' }],
    ['USER_ID:1001', { issuer: 'shop' }, { issuer: 'portal' }],
    ['DEVICE_ID:tablet-771', { kind: 'serial' }, { kind: 'inventory' }],
    ['DOMAIN:corp.example', {}, {}],
    ['DOMAIN:corp.example', { kind: 'web' }, { kind: 'web' }],
  ])('%s %j %j', async (key, ofVictim, ofThief) => {
    expect(await thief(key, ofVictim, key, ofThief)).toEqual(alone)
  })

  it.each<[string, Stated, Stated]>([
    ['SOCIAL_HANDLE:@vic', { issuer: 'twitter', kind: 'twitter' }, { issuer: ' Twitter', kind: 'twitter' }],
    ['SOCIAL_HANDLE:@vic', {}, {}],
    ['NATIONAL_ID:12345670', { country: 'DE' }, { country: 'de' }],
    ['PASSPORT:C01X00T478', {}, {}],
    ['OTHER:7771', { issuer: 'gym' }, { issuer: 'gym' }],
    ['USER_ID:1001', { issuer: 'shop' }, { issuer: 'shop' }],
    ['USER_ID:1001', {}, {}],
    ['PHONE:+49309018201', { country: 'DE', kind: 'home' }, { kind: 'mobile' }],
  ])('does if they agree, or both state none: %s %j %j, the control', async (key, ofVictim, ofThief) => {
    expect(await thief(key, ofVictim, key, ofThief)).toEqual(both)
  })
})

describe('a verified identifier that is written otherwise', () => {
  it.each([
    ['EMAIL:ann@corp.example', 'EMAIL:"<ann@corp.example>"@evil.example'],
    ['EMAIL:ann@corp.example', 'EMAIL:thief@evil.example(<ann@corp.example>)'],
    ['PHONE:+49309018201', 'PHONE:sip:+49309018201@evil.example'],
    ['USER_ID:ann', 'USER_ID:\uff41nn'],
    ['USER_ID:ann', 'USER_ID:ann\u200b'],
    ['USER_ID:ann', 'USER_ID:an\u00adn'],
    ['USER_ID:ann', 'USER_ID: ann'],
  ])('links nobody: %s %s', async (key, theirs) => {
    expect(await thief(key, {}, theirs, {})).toEqual(alone)
  })
})

describe('a login', () => {
  const login = (id: string, value: string, by: Stated = {}): RecordWritten => ({
    ...{ source: 'app', id, attributes: { fullName: 'Ann Lee' } },
    identifiers: [{ type: 'USER_ID', value, ...by }, ...ids('EMAIL:ann.lee@corp.example')],
  })

  it.each<[string, string, Stated, Stated]>([
    ['ann', '\uff41nn', {}, {}],
    ['ann', 'ann\u200b', {}, {}],
    ['ann', 'ann\u00ad', {}, {}],
    ['ann', ' ann', {}, {}],
    ['ann', 'ann', { issuer: 'google' }, { issuer: 'facebook' }],
  ])('is not another one: %j %j %j %j', async (a, b, ofA, ofB) => {
    await write(graph, [login('1', a, ofA)])
    await write(graph, [login('2', b, ofB)])
    expect(await readAs(await idOf('app:2'), 'app:2')).toEqual(['app:2'])
  })

  it('connects the records of its source: the control', async () => {
    await write(graph, [login('1', 'ann', { issuer: 'google' })])
    await write(graph, [login('2', 'ann', { issuer: 'Google' })])
    expect(await readAs(await idOf('app:2'), 'app:2')).toEqual(['app:1', 'app:2'])
  })
})

describe('an id of one issuer', () => {
  const victoria = { givenName: 'Victoria', familyName: 'Secret', birthDate: '1980-01-01' }
  const bob = { givenName: 'Bob', familyName: 'Thief', birthDate: '1999-09-09' }
  const record = (source: string, key: string, by: Stated, attributes: RecordWritten['attributes']): RecordWritten => ({
    ...{ source, id: source, attributes },
    identifiers: stated(key, by),
  })

  it.each<[string, Stated, Stated]>([
    ['USER_ID:1001', { issuer: 'shop' }, { issuer: 'portal' }],
    ['CRM_ID:1001', { issuer: 'shop' }, { issuer: 'portal' }],
    ['LOYALTY_ID:1001', { country: 'DE' }, { country: 'France' }],
  ])('does not merge another customer: %s %j %j', async (key, ofOne, ofOther) => {
    await write(graph, [record('crm', key, ofOne, victoria)])
    await write(graph, [record('app', key, ofOther, bob)])
    expect(await idOf('app:app')).not.toBe(await idOf('crm:crm'))
    // Nor does it end what the same id of one issuer links.
    await write(graph, [record('shop', key, ofOne, victoria)])
    expect(await idOf('shop:shop')).toBe(await idOf('crm:crm'))
    if (key.startsWith('USER_ID'))
      expect(await readAs(await idOf('shop:shop'), 'shop:shop')).toEqual(['crm:crm', 'shop:shop'])
  })

  it.each<[string, Stated, Stated]>([
    ['USER_ID:1001', { issuer: 'shop' }, { issuer: 'Shop' }],
    ['USER_ID:1001', { issuer: 'shop' }, {}],
    ['CRM_ID:1001', {}, {}],
    ['LOYALTY_ID:1001', { country: 'DE' }, { country: 'Germany' }],
  ])('merges one customer: %s %j %j, the control', async (key, ofOne, ofOther) => {
    await write(graph, [record('crm', key, ofOne, victoria)])
    await write(graph, [record('app', key, ofOther, victoria)])
    expect(await idOf('app:app')).toBe(await idOf('crm:crm'))
  })
})
