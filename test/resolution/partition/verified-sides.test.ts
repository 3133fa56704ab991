import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

const point = { role: 'TOUCHPOINT' as const, verifies: ['EMAIL', 'PHONE', 'USER_ID'] as IdentifierType[] }
const sources = [
  { source: 'crm', priority: 10 },
  { source: 'list', role: 'REFERENCE' as const },
  { source: 'desk', priority: 30, ...point },
  { source: 'web', priority: 40, ...point },
]

function partitionOf(records: readonly RecordWritten[], declared: Parameters<typeof matchRecordIn>[0] = sources) {
  return partition(records.map(matchRecordIn(declared)), ruleSet)
}

/** Whichever record comes first. */
function groupsOf(records: readonly RecordWritten[], declared?: Parameters<typeof matchRecordIn>[0]) {
  const [found, turned] = [records, records.toReversed()].map((some) =>
    partitionOf(some, declared).clusters.map(({ members }) => members.join('+')),
  )
  expect(turned).toEqual(found)
  return found ?? []
}

const areOne = (groups: readonly string[], ...ids: readonly string[]) =>
  groups.some((group) => ids.every((id) => group.split('+').includes(id)))

const name = { givenName: 'Cressida', familyName: 'Wollstonecraft' }
const home = { addresses: [{ line1: '7 Hidden Road', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }] }
const own = '+447700900123'
const malloryOf = (more: object = {}) => record('crm:m', ['EMAIL:mal@x.io!', `PHONE:${own}!`], { ...name, ...more })
const victimOf = (source: string, ...more: readonly string[]) =>
  record(`${source}:v`, ['EMAIL:vic@x.io!', 'PHONE:+447700900777', ...more], {
    ...name,
    ...home,
    birthDate: '1980-01-31',
  })
const unverified = sources.map(({ source, role, priority }) => ({
  source,
  ...(role && { role }),
  ...(priority && { priority }),
}))

describe('a form unites no customer of a system of record with somebody whom touchpoints alone know and who verified an address', () => {
  const form = (keys: readonly string[], more: object = {}) => record('web:f', keys, { ...name, ...more })
  const cookie = 'COOKIE_ID:victims-own-cookie'

  it.each<readonly [string, readonly RecordWritten[]]>([
    ['by an e-mail address and a phone number', [form(['EMAIL:vic@x.io', `PHONE:${own}`])]],
    ['by a phone number that it has verified', [form(['EMAIL:vic@x.io', `PHONE:${own}!`])]],
    ['by an e-mail address of its own', [form(['EMAIL:vic@x.io', `PHONE:${own}`, 'EMAIL:mal2@x.io!'])]],
    ['by a name, home and birth date', [form([`PHONE:${own}!`], { ...home, birthDate: '1980-01-31' })]],
    ['by a cookie', [form([cookie, `PHONE:${own}`])]],
    [
      'with another form',
      [form([`PHONE:${own}`, 'COOKIE_ID:c1']), record('web:g', ['COOKIE_ID:c1', 'EMAIL:vic@x.io'], name)],
    ],
    [
      'in a chain over an id',
      [form([`PHONE:${own}!`, 'USER_ID:u1']), record('desk:g', ['USER_ID:u1', 'EMAIL:vic@x.io'])],
    ],
    [
      'with a record of an undeclared source',
      [form([`PHONE:${own}`, 'USER_ID:u1']), record('stray:g', ['USER_ID:u1', 'EMAIL:vic@x.io'])],
    ],
    ['nor does a record of an undeclared source', [record('stray:g', [`PHONE:${own}`, 'EMAIL:vic@x.io'], name)]],
  ])('%s', (_, forms) => {
    for (const source of ['web', 'desk']) {
      const groups = groupsOf([victimOf(source, cookie), malloryOf(), ...forms])
      expect(areOne(groups, 'crm:m', `${source}:v`)).toBe(false)
      const [first = ''] = forms.map(({ source: from, id }) => `${from}:${id}`)
      // It stays with the customer of the system of record.
      if (!first.startsWith('stray')) expect(areOne(groups, 'crm:m', first)).toBe(true)
    }
  })

  it('and takes no other record of theirs away from them', () => {
    const strange = form(['EMAIL:vic@x.io', `PHONE:${own}`])
    for (const told of [{}, name, { ...name, ...home, birthDate: '1980-01-31' }]) {
      const visits = [record('desk:a', ['EMAIL:vic@x.io'], told), record('web:z', ['EMAIL:vic@x.io'], told)]
      const groups = groupsOf([...visits, victimOf('web'), malloryOf(), strange])
      expect(groups).toEqual(['crm:m+web:f', 'desk:a+web:v+web:z'])
    }
  })

  it('nor two whom touchpoints alone know', () => {
    const mallory = record('web:m', ['EMAIL:mal@x.io!', `PHONE:${own}`], name)
    const groups = groupsOf([victimOf('web'), mallory, form(['EMAIL:vic@x.io', `PHONE:${own}`])])
    expect(areOne(groups, 'web:m', 'web:v')).toBe(false)
    expect(areOne(groupsOf([victimOf('web'), form(['EMAIL:vic@x.io', 'EMAIL:mal@x.io!'])]), 'web:f', 'web:v')).toBe(
      false,
    )
  })

  it('nor companies', () => {
    const company = (each: RecordWritten) => ({
      ...each,
      type: 'ORGANISATION' as const,
      attributes: { name: 'Quillfeather Ltd' },
    })
    const records = [
      record('web:v', ['EMAIL:vic@victim.io!']),
      record('crm:m', ['EMAIL:mal@x.io!', `PHONE:${own}!`]),
      record('web:f', ['EMAIL:vic@victim.io', `PHONE:${own}`]),
    ].map(company)
    expect(areOne(groupsOf(records), 'crm:m', 'web:v')).toBe(false)
  })

  it('but asks a person', () => {
    for (const keys of [
      ['EMAIL:vic@x.io', `PHONE:${own}`],
      ['EMAIL:vic@x.io', `PHONE:${own}!`],
    ]) {
      const { review, conflicts } = partitionOf([victimOf('web'), malloryOf(), form(keys)])
      expect(conflicts.map(({ reason }) => reason)).toContain('UNVERIFIED')
      expect(review.map(({ match: { a, b }, reason }) => [a, b, reason])).toContainEqual([
        'web:f',
        'web:v',
        'JOINS_MANY',
      ])
    }
  })

  it('unless it has verified what both sides have verified', () => {
    const both = form(['EMAIL:vic@x.io!', `PHONE:${own}!`])
    expect(groupsOf([victimOf('web'), malloryOf(), both])).toEqual(['crm:m+web:f+web:v'])
    // Not so if the other side has not verified it.
    const claiming = record('web:v', ['EMAIL:vic@x.io', 'EMAIL:v2@x.io!'], name)
    expect(areOne(groupsOf([claiming, malloryOf(), both]), 'crm:m', 'web:v')).toBe(false)
  })
})

describe('as before', () => {
  it('two browsers of one person are one where nobody verified anything', () => {
    const form = record('web:f', ['EMAIL:vic@x.io', `PHONE:${own}`], name)
    const nobody = [record('web:v', ['EMAIL:vic@x.io'], name), record('web:w', [`PHONE:${own}`], name)]
    expect(groupsOf([...nobody, form])).toEqual(['web:f+web:v+web:w'])
    // The customer of a system of record is not united with the other, whether sources verify something or not.
    expect(groupsOf([victimOf('web'), malloryOf(), form], unverified)).toEqual(['crm:m+web:f', 'web:v'])
    // The controls: by what the form has verified, and by what a record of a system of record states.
    const [visitor = form] = nobody
    const confirmed = record('web:f', ['EMAIL:vic@x.io!', `PHONE:${own}`], name)
    expect(groupsOf([visitor, malloryOf(), confirmed])).toEqual(['crm:m+web:f+web:v'])
    const stated = { ...form, source: 'crm' }
    expect(groupsOf([victimOf('web'), malloryOf(), stated], unverified)).toEqual(['crm:f+crm:m+web:v'])
  })

  it('whoever verified an address joins the customer of a system of record whom they fit themselves', () => {
    const account = record('web:a', ['EMAIL:second@x.io!', `PHONE:${own}`], name)
    expect(groupsOf([malloryOf(), account])).toEqual(['crm:m+web:a'])
    const further = record('desk:a', ['EMAIL:third@x.io!', `PHONE:${own}`], name)
    expect(groupsOf([malloryOf(), account, further])).toEqual(['crm:m+desk:a+web:a'])
    const at = { ...home, birthDate: '1980-01-31' }
    expect(groupsOf([malloryOf(at), record('web:a', ['EMAIL:second@x.io!'], { ...name, ...at })])).toEqual([
      'crm:m+web:a',
    ])
  })

  it('who signs in with one login is one, whatever address they verified at the time', () => {
    const logins = [
      record('web:a', ['USER_ID:u1', 'EMAIL:old@x.io!']),
      record('web:b', ['USER_ID:u1', 'EMAIL:new@x.io!']),
    ]
    expect(groupsOf(logins)).toEqual(['web:a+web:b'])
  })

  it('a list that names both unites nobody, and joins one of them', () => {
    const listed = record('list:l', ['EMAIL:vic@x.io', `PHONE:${own}`], name)
    expect(areOne(groupsOf([victimOf('web'), malloryOf(), listed]), 'crm:m', 'web:v')).toBe(false)
  })
})
