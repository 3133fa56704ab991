import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isProven } from '../../../resolution/partition/match-record.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn, placeholderOf } from './match-record.ts'

const verifies: IdentifierType[] = ['EMAIL', 'PHONE', 'USER_ID']
const sources = [
  { source: 'crm' },
  { source: 'list', role: 'REFERENCE' as const },
  { source: 'web', role: 'TOUCHPOINT' as const, priority: 40, verifies },
  { source: 'desk', role: 'TOUCHPOINT' as const, priority: 30, verifies: ['EMAIL' as const, 'PHONE' as const] },
  { source: 'shop', role: 'TOUCHPOINT' as const, priority: 50 },
]
type Sources = Parameters<typeof matchRecordIn>[0]
const unverifying: Sources = sources.map(({ source, role, priority }) => ({
  source,
  ...(role && { role }),
  ...(priority && { priority }),
}))

function partitionOf(records: readonly RecordWritten[], declared: Sources = sources) {
  return partition(records.map(matchRecordIn(declared)), ruleSet)
}

/** Whichever record comes first. */
function groupsOf(records: readonly RecordWritten[], declared?: Sources): readonly string[] {
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
const person = { ...name, ...home, birthDate: '1980-01-31' }
const phone = 'PHONE:+447700900777'
const ownPhone = 'PHONE:+447700900123'

describe('a stranger who verified an address of their own is not united with a visitor who verified nothing', () => {
  const visitor = (source: string) =>
    record(`${source}:v`, ['EMAIL:vic@x.io', phone, 'COOKIE_ID:c1', 'LOYALTY_ID:l1', 'USER_ID:u1'], person)
  const stranger = (keys: readonly string[], more: object = {}) =>
    record('web:a', ['EMAIL:mal@x.io!', 'COOKIE_ID:mal', ...keys], more)
  // What its source has verified of a visitor is not unverified: a login.
  const known = (source: string) =>
    source === 'web'
      ? record('web:v', ['EMAIL:vic@x.io', phone, 'COOKIE_ID:c1', 'LOYALTY_ID:l1'], person)
      : visitor(source)

  it.each<readonly [string, readonly RecordWritten[]]>([
    ['by the e-mail address', [stranger(['EMAIL:vic@x.io'])]],
    ['by the e-mail address and all that they say of themselves', [stranger(['EMAIL:vic@x.io'], person)]],
    ['by a name and birth date', [stranger([], person)]],
    ['by the phone number', [stranger([phone])]],
    ['by a loyalty number', [stranger(['LOYALTY_ID:l1'])]],
    ['by a user id that is no login', [record('desk:a', ['EMAIL:mal@x.io!', 'USER_ID:u1'])]],
    ['with a phone number of their own', [record('desk:a', [`${ownPhone}!`, 'EMAIL:vic@x.io'])]],
    ['with a login of their own', [record('web:a', ['USER_ID:mal', 'EMAIL:vic@x.io'])]],
    [
      'over a second record of the same browser',
      [stranger(['EMAIL:vic@x.io']), record('web:f', ['COOKIE_ID:mal', 'EMAIL:vic@x.io'])],
    ],
    [
      'over a second record with what they verified',
      [stranger([]), record('shop:f', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'], name)],
    ],
    [
      'over two records of browsers of theirs',
      [
        stranger([ownPhone], name),
        record('web:f', ['COOKIE_ID:mal', 'COOKIE_ID:mal2', ownPhone], name),
        record('web:g', ['COOKIE_ID:mal2', ownPhone, 'EMAIL:vic@x.io'], name),
      ],
    ],
    [
      'over a record of an undeclared source',
      [stranger([]), record('stray:f', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'], person)],
    ],
    [
      'over a record that names both, and records that share its id',
      [
        stranger(['LOYALTY_ID:m1']),
        record('shop:f', ['LOYALTY_ID:m1', 'LOYALTY_ID:m2']),
        record('shop:g', ['LOYALTY_ID:m2', 'EMAIL:vic@x.io']),
      ],
    ],
  ])('%s', (_, strangers) => {
    const [proven = ''] = strangers.map(({ source, id }) => `${source}:${id}`)
    const unitedIn = (declared?: Sources) =>
      ['web', 'desk', 'shop', 'stray'].filter((source) =>
        areOne(groupsOf([known(source), ...strangers], declared), proven, `${source}:v`),
      )
    expect(unitedIn()).toEqual([])
    // The control: where nobody has verified anything, they are one customer, whom a look-up finds by what all of their browsers hold.
    expect(unitedIn(unverifying)).not.toEqual([])
  })

  it('and parts none of their browsers', () => {
    const browsers = ['web:v1', 'desk:v2', 'stray:v3', 'stray:v4'].map((id, index) =>
      record(id, ['EMAIL:vic@x.io', `COOKIE_ID:c${index}`]),
    )
    const groups = groupsOf([...browsers, stranger(['EMAIL:vic@x.io'])])
    expect(groups).toEqual(['desk:v2+stray:v3+stray:v4+web:v1', 'web:a'])
    const strays = browsers.map((each) => ({ ...each, source: 'stray' }))
    expect(groupsOf([...strays, stranger(['EMAIL:vic@x.io'])])).toEqual([
      'stray:v1+stray:v2+stray:v3+stray:v4',
      'web:a',
    ])
  })

  it('and parts none of very many, though another record of theirs comes first', () => {
    const browsers = Array.from({ length: 60 }, (_, index) =>
      record(`web:v${index}`, ['EMAIL:vic@x.io', `COOKIE_ID:c${index}`]),
    )
    const groups = groupsOf([
      ...browsers,
      stranger(['EMAIL:vic@x.io']),
      record('web:b', ['EMAIL:vic@x.io', 'EMAIL:mal@x.io']),
      record('web:c', ['EMAIL:vic@x.io', 'COOKIE_ID:mal', 'COOKIE_ID:mal2']),
      record('web:d', ['EMAIL:vic@x.io', 'COOKIE_ID:mal2']),
    ])
    expect(groups.find((group) => group.includes('web:v'))?.split('+')).toHaveLength(60)
  })

  it('but asks a person', () => {
    const { conflicts, review } = partitionOf([known('web'), stranger(['EMAIL:vic@x.io'])])
    expect(conflicts.map(({ reason }) => reason)).toEqual(['UNVERIFIED'])
    expect(review.map(({ match: { a, b }, reason }) => [a, b, reason])).toEqual([['web:a', 'web:v', 'JOINS_MANY']])
  })

  it('ten times about one customer, of the surest first', () => {
    const questions = (records: readonly RecordWritten[]) =>
      partitionOf(records).review.map(({ match: { a, b } }) => `${a} ${b}`)
    const strangers = Array.from({ length: 15 }, (_, index) =>
      record(`web:a${index}`, [`EMAIL:mal${index}@x.io!`, phone]),
    )
    const nearest = record('web:z', ['EMAIL:z@x.io!', 'EMAIL:vic@x.io', phone], person)
    const asked = questions([known('desk'), ...strangers, nearest])
    const countOf = (id: string) => asked.filter((pair) => pair.split(' ').includes(id)).length
    for (const id of ['desk:v', 'web:z', 'web:a0', 'web:a14']) expect([id, countOf(id) <= 10]).toEqual([id, true])
    expect(countOf('desk:v')).toBe(10)
    expect(asked).toContain('desk:v web:z')
    // So are those that one stranger raises about many.
    const visitors = Array.from({ length: 15 }, (_, index) => record(`desk:v${index}`, [`EMAIL:v${index}@x.io`], name))
    const greedy = record('web:a', ['EMAIL:mal@x.io!', ...visitors.map((_, index) => `EMAIL:v${index}@x.io`)])
    expect(questions([...visitors, greedy])).toHaveLength(10)
    // Browsers of one visitor are one question.
    const again = ['desk:v', 'shop:w', 'web:v'].map((id) => record(id, ['EMAIL:vic@x.io', phone], name))
    expect(questions([...again, nearest])).toEqual(['desk:v web:z'])
  })

  it('nor are companies', () => {
    const records = [
      record('web:v', ['EMAIL:vic@victim.io', 'DOMAIN:victim.io'], { name: 'Quillfeather Ltd' }),
      record('web:a', ['EMAIL:mal@mallory.io!', 'EMAIL:vic@victim.io', 'DOMAIN:victim.io'], {
        name: 'Quillfeather Ltd',
      }),
    ].map((each) => ({ ...each, type: 'ORGANISATION' as const }))
    expect(groupsOf(records)).toEqual(['web:a', 'web:v'])
    expect(groupsOf(records, unverifying)).toEqual(['web:a+web:v'])
  })
})

describe('a customer of a system of record is not united with a visitor who verified nothing', () => {
  const keys = ['EMAIL:vic@x.io', phone, 'COOKIE_ID:c1', 'LOYALTY_ID:l1']
  const visitors = ['web', 'desk', 'shop', 'stray'].flatMap((source) => [
    [record(`${source}:v`, keys)],
    [record(`${source}:v`, keys, person)],
    // With two browsers, of which the form names one.
    [record(`${source}:v`, keys, name), record(`${source}:v2`, ['EMAIL:vic@x.io', 'COOKIE_ID:c2'], name)],
  ])
  const form = (id: string, ...stated: readonly string[]) => record(id, stated)

  const ways: readonly (readonly [string, readonly RecordWritten[]])[] = [
    ['by the e-mail address', [form('web:f', 'EMAIL:mal@x.io', 'EMAIL:vic@x.io')]],
    ['by the e-mail address beside their own, verified', [form('web:f', 'EMAIL:mal@x.io!', 'EMAIL:vic@x.io')]],
    ['by the e-mail address and their name', [record('web:f', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io'], name)]],
    ['by all that the visitor says', [record('web:f', ['EMAIL:mal@x.io', ...keys.slice(0, 2)], person)]],
    ['by a name, home and birth date', [record('web:f', ['EMAIL:mal@x.io!'], person)]],
    ['by the telephone number', [form('web:f', 'EMAIL:mal@x.io!', phone)]],
    ['by a loyalty number', [form('web:f', 'EMAIL:mal@x.io!', 'LOYALTY_ID:l1')]],
    ['beside a telephone number of their own', [form('desk:f', `${ownPhone}!`, 'EMAIL:vic@x.io')]],
    ['signed in', [form('web:f', 'USER_ID:mal', 'EMAIL:mal@x.io', 'EMAIL:vic@x.io')]],
    ['at a touchpoint that verifies nothing', [form('shop:f', 'EMAIL:mal@x.io', 'EMAIL:vic@x.io')]],
    ['at an undeclared source', [form('stray:f', 'EMAIL:mal@x.io', 'EMAIL:vic@x.io')]],
    [
      'at several sources',
      ['web:f', 'desk:f', 'shop:f', 'stray:f'].map((id) => form(id, 'EMAIL:mal@x.io', 'EMAIL:vic@x.io', phone)),
    ],
    [
      'over a second form with an id of theirs',
      [form('web:f', 'EMAIL:mal@x.io!', 'LOYALTY_ID:m1'), form('shop:g', 'LOYALTY_ID:m1', 'EMAIL:vic@x.io')],
    ],
    [
      'over a second form from their browser',
      [
        form('web:f', 'EMAIL:mal@x.io!', ownPhone, 'COOKIE_ID:mal'),
        form('web:g', ownPhone, 'COOKIE_ID:mal', 'EMAIL:vic@x.io'),
      ],
    ],
    [
      'over three forms, of which two verified something',
      [
        form('web:f', 'EMAIL:mal@x.io!', 'EMAIL:mal2@x.io!'),
        form('desk:g', 'EMAIL:mal2@x.io!', 'LOYALTY_ID:m1'),
        form('stray:h', 'LOYALTY_ID:m1', 'EMAIL:vic@x.io', phone),
      ],
    ],
  ]

  it.each(ways)('%s', (_, forms) => {
    let joined = 0
    for (const visitor of visitors)
      for (const more of [{}, name]) {
        const ofSystem = record('crm:a', ['EMAIL:mal@x.io', ownPhone], more)
        const united = ({ clusters }: ReturnType<typeof partitionOf>) =>
          clusters.some(({ members }) => members.includes('crm:a') && members.some((id) => /:v2?$/.test(id)))
        const all = [ofSystem, ...visitor, ...forms]
        expect(united(partitionOf(all))).toBe(false)
        expect(groupsOf(all)).toEqual(groupsOf([...forms, ...visitor, ofSystem]))
        // Not where sources verify nothing either.
        expect(united(partitionOf(all, unverifying))).toBe(false)
        // Nothing of these is confirmed: see stated-points.test.ts.
        const stated = forms.map(({ identifiers = [], ...each }) => ({
          ...each,
          identifiers: identifiers.map(({ type, value }) => ({ type, value })),
          id: `${each.source}-${each.id}`,
          source: 'erp',
        }))
        if (united(partitionOf([ofSystem, ...visitor, ...stated], [...sources, { source: 'erp' }]))) joined++
      }
    // The control: the same records, as staff enter them in a system of record. By a name and birth date it unites those who state them.
    expect(joined).toBeGreaterThanOrEqual(_.includes('name, home') ? 8 : 24)
  })

  it('and keeps the form, while the visitor keeps both browsers', () => {
    const browsers = [
      record('web:v', ['EMAIL:vic@x.io', 'COOKIE_ID:c1']),
      record('shop:v', ['EMAIL:vic@x.io', 'COOKIE_ID:c2']),
    ]
    const groups = groupsOf([
      record('crm:a', ['EMAIL:mal@x.io']),
      ...browsers,
      form('web:f', 'EMAIL:mal@x.io', 'EMAIL:vic@x.io'),
    ])
    expect(groups).toEqual(['crm:a+web:f', 'shop:v+web:v'])
  })

  it('but asks a person, once about the two customers', () => {
    const forms = ['web:f', 'web:g', 'desk:f'].map((id) => form(id, 'EMAIL:mal@x.io', 'EMAIL:vic@x.io'))
    const [, visitor = []] = visitors
    const { conflicts, review } = partitionOf([record('crm:a', ['EMAIL:mal@x.io']), ...visitor, ...forms])
    expect(new Set(conflicts.map(({ reason }) => reason))).toEqual(new Set(['UNVERIFIED']))
    expect(review.map(({ match: { b }, reason }) => [b, reason])).toEqual([['web:v', 'JOINS_MANY']])
  })

  it('nor are companies', () => {
    const records = (source: string) =>
      [
        record('crm:a', ['EMAIL:mal@mallory.io', 'DOMAIN:mallory.io']),
        record('web:v', ['EMAIL:vic@victim.io', 'DOMAIN:victim.io'], { name: 'Quillfeather Ltd' }),
        record(`${source}:f`, ['EMAIL:mal@mallory.io', 'EMAIL:vic@victim.io']),
      ].map((each) => ({ ...each, type: 'ORGANISATION' as const }))
    expect(groupsOf(records('web'))).toEqual(['crm:a+web:f', 'web:v'])
    expect(groupsOf(records('crm'))).toEqual(['crm:a+crm:f+web:v'])
  })

  it.each([
    'EMAIL:vic@x.io',
    phone,
    'LOYALTY_ID:l1',
    'COOKIE_ID:c1',
  ])('nor is what facts were told about %s alone, unless the form comes from that browser', (key) => {
    const records = [record('crm:a', ['EMAIL:mal@x.io']), record('web:f', ['EMAIL:mal@x.io!', key])].map(
      matchRecordIn(sources),
    )
    const isOfBrowser = key.startsWith('COOKIE_ID')
    for (const isVouched of [true, false]) {
      const told = placeholderOf(key, { isVouched })
      const groups = partition([...records, told], ruleSet).clusters.map(({ members }) => members)
      expect(groups.some((group) => group.includes('crm:a') && group.includes(told.id))).toBe(isOfBrowser)
      // The visitor's own record takes it, and the controls: the form has verified the address, or the system of record states it.
      const visitor = matchRecordIn(sources)(record('shop:v', [key]))
      const beside = partition([...records, told, visitor], ruleSet).clusters.map(({ members }) => members)
      expect(beside.some((group) => group.includes('shop:v') && group.includes(told.id))).toBe(true)
      const owners = [
        ...(isOfBrowser || key === 'LOYALTY_ID:l1'
          ? []
          : [[record('crm:a', ['EMAIL:mal@x.io']), record('web:f', ['EMAIL:mal@x.io', `${key}!`])]]),
        [record('crm:a', ['EMAIL:mal@x.io', key])],
      ]
      for (const own of owners) {
        const found = partition([...own.map(matchRecordIn(sources)), told], ruleSet).clusters
        expect(found.map(({ members }) => members.length)).toEqual([own.length + 1])
      }
    }
  })
})

describe('a visitor who verified nothing is united with', () => {
  const visitor = record('desk:v', ['EMAIL:vic@x.io', phone, 'COOKIE_ID:c1'], name)

  it.each<readonly [string, readonly RecordWritten[]]>([
    ['who verified the address', [record('web:a', ['EMAIL:vic@x.io!'])]],
    ['who verified the address and states another number', [record('web:a', ['EMAIL:vic@x.io!', ownPhone], person)]],
    ['who has the same browser', [record('web:a', ['EMAIL:other@x.io!', 'COOKIE_ID:c1', phone])]],
    ['who has the same browser and name', [record('web:a', ['EMAIL:other@x.io!', 'COOKIE_ID:c1'], person)]],
    [
      'who has a browser of theirs, over another browser',
      [
        record('web:a', ['EMAIL:other@x.io!', 'COOKIE_ID:c3', phone]),
        record('shop:f', ['COOKIE_ID:c3', 'COOKIE_ID:c1', phone]),
      ],
    ],
    ['whom a system of record knows', [record('crm:a', ['EMAIL:vic@x.io', ownPhone], name)]],
    [
      'whom a system of record knows by another of its records',
      [record('crm:a', ['EMAIL:mal@x.io'], name), record('crm:b', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])],
    ],
    [
      'whom a system of record knows, over a form that verified the address',
      [record('crm:a', ['EMAIL:mal@x.io'], name), record('web:f', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io!'])],
    ],
    [
      'whom a system of record knows, over a form from the same browser',
      [record('crm:a', ['EMAIL:mal@x.io'], name), record('shop:f', ['EMAIL:mal@x.io', 'COOKIE_ID:c1', phone])],
    ],
    [
      'whom a system of record knows, though somebody verified the other number',
      [record('crm:a', ['EMAIL:vic@x.io', ownPhone], name), record('web:b', [`${ownPhone}!`], name)],
    ],
  ])('the one %s', (_, others) => {
    const groups = groupsOf([{ ...visitor, ...(_.includes('and name') && { attributes: person }) }, ...others])
    expect(groups).toHaveLength(1)
  })

  it('the customer of a system of record whose address they verify', () => {
    const ofSystem = record('crm:a', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])
    const form = record('web:f', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])
    expect(groupsOf([ofSystem, form, record('web:v', ['EMAIL:vic@x.io!', phone], name)])).toHaveLength(1)
  })

  it('a customer of a system of record whose browser they use, unnamed', () => {
    const form = record('web:f', ['EMAIL:mal@x.io', 'COOKIE_ID:c1'])
    expect(groupsOf([record('crm:a', ['EMAIL:mal@x.io']), form, record('shop:v', ['COOKIE_ID:c1'])])).toHaveLength(1)
  })

  it('their own login', () => {
    const logins = [record('web:a', ['USER_ID:u1', 'EMAIL:vic@x.io!']), record('web:b', ['USER_ID:u1', phone])]
    expect(groupsOf(logins)).toEqual(['web:a+web:b'])
  })

  it('a list that names them', () => {
    const listed = record('list:l', ['EMAIL:vic@x.io'], name)
    expect(groupsOf([record('web:a', ['EMAIL:mal@x.io!', 'EMAIL:vic@x.io'], person), listed])).toHaveLength(1)
    expect(groupsOf([visitor, listed])).toHaveLength(1)
  })
})

const attributes = fc.constantFrom<object>({}, {}, name, person, { ...name, birthDate: '1980-01-31' })
const typed = ['EMAIL:v1@x.io', 'EMAIL:v2@x.io', phone, 'LOYALTY_ID:v']
const browsers = ['COOKIE_ID:v1', 'COOKIE_ID:v2', 'DEVICE_ID:v']
const owned = ['EMAIL:a1@x.io', 'EMAIL:a1@x.io!', 'EMAIL:a2@x.io!', ownPhone, `${ownPhone}!`]
const shown = ['USER_ID:a', 'LOYALTY_ID:a', 'COOKIE_ID:a1', 'COOKIE_ID:a2', 'DEVICE_ID:a']

function recordsOf(side: string, keys: readonly string[]): fc.Arbitrary<readonly RecordWritten[]> {
  const one = fc.record({
    source: fc.constantFrom('web', 'desk', 'shop', 'stray'),
    keys: fc.uniqueArray(fc.constantFrom(...keys), {
      minLength: 1,
      maxLength: 4,
      selector: (key) => key.replace('!', ''),
    }),
    attributes,
  })
  return fc
    .array(one, { minLength: 1, maxLength: 4 })
    .map((some) => some.map((each, index) => record(`${each.source}:${side}${index}`, each.keys, each.attributes)))
}

describe('whatever a stranger writes', () => {
  // Whose ids are lower decides nothing.
  const worlds = fc
    .constantFrom('a', 'z')
    .chain((side) => fc.tuple(recordsOf('v', [...typed, ...browsers]), recordsOf(side, [...typed, ...owned, ...shown])))

  /** Records of the stranger that have verified something, or are signed in with, beside records of the visitor. */
  function taken(visitor: readonly RecordWritten[], stranger: readonly RecordWritten[], declared: Sources) {
    const proven = new Set(stranger.map(matchRecordIn(sources)).flatMap((each) => (isProven(each) ? [each.id] : [])))
    const { clusters } = partitionOf([...visitor, ...stranger], declared)
    return clusters.filter(
      ({ members }) => members.some((id) => proven.has(id)) && members.some((id) => id.includes(':v')),
    )
  }

  it('no record of theirs which verified something is united with a visitor', () => {
    let joined = 0
    fc.assert(
      fc.property(worlds, ([visitor, stranger]) => {
        expect(taken(visitor, stranger, sources)).toEqual([])
        const all = [...visitor, ...stranger]
        expect(partitionOf(all).clusters).toEqual(partitionOf(all.toReversed()).clusters)
        // The control: where sources verify nothing.
        if (taken(visitor, stranger, unverifying).length > 0) joined++
      }),
      { numRuns: 1000 },
    )
    expect(joined).toBeGreaterThan(0)
  })

  const system = fc
    .array(
      fc.record({
        keys: fc.uniqueArray(
          fc.constantFrom('EMAIL:a1@x.io', 'EMAIL:a1@x.io!', 'EMAIL:a2@x.io', ownPhone, 'LOYALTY_ID:a'),
          {
            minLength: 1,
            maxLength: 3,
            selector: (key) => key.replace('!', ''),
          },
        ),
        // What a system of record states of the visitor joins the two: it states nothing that only the visitor says.
        attributes: fc.constantFrom<object>({}, name),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map((some) => some.map(({ keys, attributes: said }, index) => record(`crm:a${index}`, keys, said)))
  const placeholders = fc.array(fc.tuple(fc.constantFrom(...typed), fc.boolean()), { maxLength: 2 })

  it('no record of theirs brings a visitor, or what is told about an address alone, to the customer of a system of record', () => {
    let joined = 0
    fc.assert(
      fc.property(worlds, system, placeholders, fc.boolean(), ([visitor, stranger], ofSystem, told, isVerifying) => {
        const declared = [...(isVerifying ? sources : unverifying), { source: 'erp' }]
        const standIns = [...new Map(told).entries()].map(([key, isVouched]) => placeholderOf(key, { isVouched }))
        const takenBy = (forms: readonly RecordWritten[]) => {
          const records = [...[...ofSystem, ...visitor, ...forms].map(matchRecordIn(declared)), ...standIns]
          const { clusters } = partition(records, ruleSet)
          expect(partition(records.toReversed(), ruleSet).clusters).toEqual(clusters)
          const isOfVisitor = (id: string) => id.includes(':v') || id.startsWith('identifier:')
          return clusters.filter(
            ({ members }) => members.some((id) => id.startsWith('crm:')) && members.some(isOfVisitor),
          )
        }
        expect(takenBy(stranger)).toEqual([])
        // The control: where a system of record states what the stranger wrote.
        const stated = stranger.map((each) => ({ ...each, id: `${each.source}-${each.id}`, source: 'erp' }))
        if (takenBy(stated).length > 0) joined++
      }),
      { numRuns: 1000 },
    )
    expect(joined).toBeGreaterThan(0)
  })
})
