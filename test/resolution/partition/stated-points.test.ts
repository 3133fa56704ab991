import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assertion } from '../../../resolution/partition/assertions.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

const sources = [
  { source: 'crm', priority: 10, uniqueIds: true },
  { source: 'erp', priority: 30 },
  { source: 'shop', priority: 20 },
  { source: 'web', role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const, 'PHONE' as const] },
]

function partitionOf(records: readonly RecordWritten[], assertions: readonly Assertion[] = []) {
  return partition(records.map(matchRecordIn(sources)), ruleSet, undefined, assertions)
}

/** Whichever record comes first. */
function groupsOf(records: readonly RecordWritten[], assertions?: readonly Assertion[]): readonly string[] {
  const [found, turned] = [records, records.toReversed()].map((some) =>
    partitionOf(some, assertions).clusters.map(({ members }) => members.join('+')),
  )
  expect(turned).toEqual(found)
  return found ?? []
}

const name = { givenName: 'Cressida', familyName: 'Wollstonecraft' }
const born = { ...name, birthDate: '1980-01-31' }
const home = { addresses: [{ line1: '7 Hidden Road', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }] }
const phone = 'PHONE:+447700900777'
const ownPhone = 'PHONE:+447700900123'
const victims: readonly (readonly [string, RecordWritten])[] = [
  ['who verified both', record('crm:v', ['EMAIL:vic@x.io!', `${phone}!`], { ...born, ...home })],
  ['who verified the e-mail address', record('crm:v', ['EMAIL:vic@x.io!', phone], born)],
  ['who verified the phone number', record('crm:v', ['EMAIL:vic@x.io', `${phone}!`], name)],
  ['who verified nothing', record('crm:v', ['EMAIL:vic@x.io', phone], born)],
  ['of the other system', record('erp:v', ['EMAIL:vic@x.io!', phone], born)],
  ['of a touchpoint', record('web:v', ['EMAIL:vic@x.io!', `${phone}!`], born)],
]
const unconfirmed = ({ identifiers, ...rest }: RecordWritten): RecordWritten => ({
  ...rest,
  identifiers: identifiers?.map(({ type, value }) => ({ type, value })),
})

describe('whoever confirmed a contact point of their own in a system of record is not united with the one whose point they state', () => {
  it.each<readonly [string, readonly RecordWritten[]]>([
    ['by the e-mail address', [record('erp:a', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io'])]],
    ['by the e-mail address and name', [record('erp:a', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io'], name)]],
    ['by the e-mail address, name and birth date', [record('erp:a', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io'], born)]],
    ['by the phone number', [record('erp:a', ['EMAIL:mal@x.io!', phone])]],
    ['by the phone number and name', [record('erp:a', ['EMAIL:mal@x.io!', phone], name)]],
    ['by all of these', [record('erp:a', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io', phone], born)]],
    ['with a phone number of their own', [record('erp:a', [`${ownPhone}!`, 'EMAIL:vic@x.io'], name)]],
    [
      'over an account at a touchpoint',
      [record('web:a', ['EMAIL:mal@x.io!']), record('erp:a', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])],
    ],
    [
      'in two accounts of one login',
      [record('erp:a', ['EMAIL:mal@x.io!', 'USER_ID:m']), record('erp:b', ['USER_ID:m', 'EMAIL:vic@x.io'])],
    ],
  ])('%s', (_, accounts) => {
    const [proven = ''] = accounts.map(({ source, id }) => `${source}:${id}`)
    const united = (records: readonly RecordWritten[]) =>
      groupsOf(records).some(
        (group) => group.split('+').includes(proven) && group.split('+').some((id) => id.endsWith(':v')),
      )
    const taken = (turn: (account: RecordWritten) => RecordWritten) =>
      victims.filter(([, victim]) => united([victim, ...accounts.map(turn)])).map(([who]) => who)
    expect(taken((account) => account)).toEqual([])
    // The control: nobody confirmed anything, so that each record says what staff entered.
    expect(taken(unconfirmed)).not.toEqual([])
  })

  it('nor over a second account of theirs, if the other verified something as well', () => {
    const accounts = [record('erp:a', ['EMAIL:mal@x.io!']), record('shop:b', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])]
    const verified = victims.filter(([who]) => who !== 'who verified nothing').map(([, victim]) => victim)
    for (const victim of verified)
      for (const group of groupsOf([victim, ...accounts]))
        expect(group.includes(':v') && group.includes('erp:a')).toBe(false)
  })

  it('nor are companies', () => {
    const company = (each: RecordWritten) => ({
      ...each,
      type: 'ORGANISATION' as const,
      attributes: { name: 'Quill Ltd' },
    })
    const records = [
      record('crm:v', ['EMAIL:vic@victim.io!']),
      record('erp:a', ['EMAIL:mal@mallory.io!', 'EMAIL:vic@victim.io']),
    ].map(company)
    expect(groupsOf(records)).toEqual(['crm:v', 'erp:a'])
    expect(groupsOf(records.map(unconfirmed))).toEqual(['crm:v+erp:a'])
  })

  it('but asks a person, who may unite them, and of one customer ten times at most', () => {
    const victim = record('crm:v', ['EMAIL:vic@x.io!', phone], born)
    const account = record('erp:a', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io'])
    const { conflicts, review } = partitionOf([victim, account])
    expect(conflicts.map(({ reason }) => reason)).toEqual(['UNVERIFIED'])
    expect(review.map(({ match: { a, b }, reason }) => [a, b, reason])).toEqual([['crm:v', 'erp:a', 'JOINS_MANY']])
    const said: Assertion = { id: 'd', relation: 'SAME', a: 'crm:v', b: 'erp:a', by: 'steward', at: 1 }
    expect(groupsOf([victim, account], [said])).toEqual(['crm:v+erp:a'])
    const many = Array.from({ length: 15 }, (_, index) => record(`erp:a${index}`, [`EMAIL:mal${index}@x.io!`, phone]))
    const asked = partitionOf([victim, ...many]).review.map(({ match: { a, b } }) => [a, b])
    expect(asked.filter((pair) => pair.includes('crm:v'))).toHaveLength(10)
    for (const { id } of many) expect(asked.filter((pair) => pair.includes(`erp:${id}`)).length).toBeLessThan(11)
  })

  it('and keeps no other record from its customer, however many there are', () => {
    const mine = Array.from({ length: 60 }, (_, index) =>
      record(`shop:m${index}`, ['EMAIL:vic@x.io', `COOKIE_ID:${index}`]),
    )
    const others = ['a', 'b'].map((id) => record(`erp:${id}`, [`EMAIL:${id}@x.io!`, 'EMAIL:vic@x.io']))
    const groups = groupsOf([record('crm:v', ['EMAIL:vic@x.io!'], name), ...mine, ...others])
    expect(groups.map((group) => group.split('+').length).toSorted((a, b) => a - b)).toEqual([1, 1, 61])
  })
})

describe('two records of systems of record are one', () => {
  const victim = record('crm:v', ['EMAIL:vic@x.io!', phone], { ...born, ...home })

  it.each<readonly [string, RecordWritten]>([
    ['which verified one address', record('erp:a', ['EMAIL:vic@x.io!', ownPhone])],
    ['of which one states the address alone', record('erp:a', ['EMAIL:vic@x.io'])],
    [
      'of which one states the address beside others that nobody verified',
      record('erp:a', ['EMAIL:vic@x.io', ownPhone]),
    ],
    ['which name each other', record('erp:a', [`${phone}!`, 'EMAIL:vic@x.io'])],
    [
      'which tell one name and home, though one confirmed another address',
      record('erp:a', ['EMAIL:new@x.io!', 'EMAIL:vic@x.io'], { ...name, ...home }),
    ],
    [
      'which tell one name, birth date and home, and state one phone number',
      record('erp:a', ['EMAIL:new@x.io!', phone], { ...born, ...home }),
    ],
  ])('%s', (_, other) => {
    expect(groupsOf([victim, other])).toEqual(['crm:v+erp:a'])
  })

  it.each([
    [['NATIONAL_ID:31018012345'], born],
    [['LOYALTY_ID:77'], {}],
    [['CRM_ID:77'], {}],
  ] as const)('which hold %s', (keys, more) => {
    const [left, right] = [
      record('crm:v', ['EMAIL:vic@x.io!', ...keys], more),
      record('erp:a', ['EMAIL:new@x.io!', 'EMAIL:vic@x.io', ...keys], more),
    ]
    expect(groupsOf([left, right])).toEqual(['crm:v+erp:a'])
  })

  it('and so are the members of a household, or the colleagues of a mailbox, each with their own', () => {
    const family = record('crm:w', ['EMAIL:family@x.io!', 'EMAIL:w@x.io!'], {
      givenName: 'Walter',
      familyName: 'Quill',
    })
    const wife = record('erp:x', ['EMAIL:family@x.io!'], { givenName: 'Xenia', familyName: 'Quill' })
    const same = record('shop:w', ['EMAIL:w@x.io', 'EMAIL:family@x.io'], { givenName: 'Walter', familyName: 'Quill' })
    expect(groupsOf([family, wife, same])).toEqual(['crm:w+shop:w', 'erp:x'])
  })
})

const stated = ['EMAIL:v1@x.io', 'EMAIL:v2@x.io', phone]
const owned = ['EMAIL:a1@x.io!', 'EMAIL:a2@x.io!', 'EMAIL:a1@x.io', `${ownPhone}!`, 'LOYALTY_ID:a', 'USER_ID:a']
const attributes = fc.constantFrom<object>({}, {}, name)

function recordsOf(side: string, keys: readonly string[]): fc.Arbitrary<readonly RecordWritten[]> {
  const one = fc.record({
    source: fc.constantFrom('erp', 'shop', 'web'),
    keys: fc.uniqueArray(fc.constantFrom(...keys), {
      minLength: 1,
      maxLength: 4,
      selector: (key) => key.replace('!', ''),
    }),
    attributes,
  })
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((some) => some.map((each, index) => record(`${each.source}:${side}${index}`, each.keys, each.attributes)))
}

describe('whatever the customers of one system of record state', () => {
  // Whose ids are lower decides nothing.
  const worlds = fc
    .constantFrom('a', 'z')
    .chain((side) =>
      fc.tuple(recordsOf('v', [...stated, ...stated.map((key) => `${key}!`)]), recordsOf(side, [...stated, ...owned])),
    )
  // A form that names somebody joins them, and finds nobody: see verified-sides.test.ts.
  const hasVerified = ({ source, identifiers = [] }: RecordWritten) =>
    source !== 'web' && identifiers.some(({ verifiedAt }) => verifiedAt)
  const idOf = ({ source, id }: RecordWritten) => `${source}:${id}`

  /** Customers in which both sides have verified something. */
  function takenIn(victim: readonly RecordWritten[], stranger: readonly RecordWritten[]) {
    const [ours, theirs] = [victim, stranger].map((some) => new Set(some.filter(hasVerified).map(idOf)))
    return partitionOf([...victim, ...stranger]).clusters.filter(
      ({ members }) => members.some((id) => ours?.has(id)) && members.some((id) => theirs?.has(id)),
    )
  }

  it('nobody who verified a point is united with somebody else who did', () => {
    let joined = 0
    fc.assert(
      fc.property(worlds, ([victim, stranger]) => {
        expect(takenIn(victim, stranger)).toEqual([])
        const all = [...victim, ...stranger]
        expect(partitionOf(all.toReversed()).clusters).toEqual(partitionOf(all).clusters)
        // The control: what the stranger states counts as verified.
        const confirmed = stranger.map(({ identifiers = [], ...rest }) => ({
          ...rest,
          identifiers: identifiers.map((held) => ({ ...held, verifiedAt: '2026-01-01' })),
        }))
        if (takenIn(victim, confirmed).length > 0) joined++
      }),
      { numRuns: 1000 },
    )
    expect(joined).toBeGreaterThan(0)
  })
})
