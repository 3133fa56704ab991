import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../graph/cypher.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createViewers } from '../../subgraphs/identity/viewers.ts'
import { declare, deps, groupsIn, ids, type RecordWritten, write, writeAccounts } from '../graph-state.ts'
import { matchRecordIn } from './match-record.ts'
import { people } from './people-arbitrary.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)
const steward = { purpose: 'FraudPreventionAndDetection', scopes: ['customer:read', 'identity:steward'] } as const

const sources = [
  { source: 'crm' },
  { source: 'desk', role: 'TOUCHPOINT' as const },
  { source: 'web', role: 'TOUCHPOINT' as const },
]
/** Its records are heard as those of a system of record. */
const bridge = { source: 'stray' }
const touchpoint = { ...bridge, role: 'TOUCHPOINT' as const }

function record(name: string, keys: readonly string[], attributes: object = {}): RecordWritten {
  const [source = '', id = ''] = name.split(':')
  return { source, id, identifiers: ids(...keys), attributes: { ...attributes } }
}

/** `declared` beside `crm`, `desk` and `web`. */
function groups(
  records: readonly RecordWritten[],
  ...declared: readonly (typeof bridge | typeof touchpoint)[]
): readonly string[] {
  const { clusters } = partition(records.map(matchRecordIn([...sources, ...declared])), ruleSet)
  return clusters.map(({ members }) => members.join('+'))
}

type Sources = Parameters<typeof matchRecordIn>[0]

const home = { addresses: [{ line1: '1 High Street', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }] }
const ann = { givenName: 'Annabel', familyName: 'Leighton', birthDate: '1980-01-31', ...home }
const victim = record('crm:v', ['EMAIL:vic@x.io'])
const own = record('web:t', ['EMAIL:mal@x.io'])

describe('a record of a source that nobody declared', () => {
  it.each<readonly [string, readonly RecordWritten[]]>([
    ['by two e-mail addresses', [victim, own, record('stray:x', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])]],
    [
      'by a phone number and an e-mail address',
      [record('crm:v', ['PHONE:+447700900123']), own, record('stray:x', ['PHONE:+447700900123', 'EMAIL:mal@x.io'])],
    ],
    [
      'by ids that join whatever names say',
      [
        record('crm:v', ['LOYALTY_ID:l1'], { fullName: 'Vic Tim' }),
        own,
        record('stray:x', ['LOYALTY_ID:l1', 'EMAIL:mal@x.io'], { fullName: 'Vic Tim' }),
      ],
    ],
    [
      'by a name and address that the model likens',
      [record('crm:v', [], ann), own, record('stray:x', ['EMAIL:mal@x.io'], ann)],
    ],
    [
      'together with another',
      [
        victim,
        own,
        record('stray:x', ['EMAIL:mal@x.io', 'LOYALTY_ID:l1']),
        record('stray:y', ['LOYALTY_ID:l1', 'EMAIL:vic@x.io']),
      ],
    ],
    [
      'in a chain over an id that nobody else has',
      [
        victim,
        own,
        record('stray:x', ['EMAIL:mal@x.io', 'USER_ID:u1']),
        record('stray:y', ['USER_ID:u1', 'USER_ID:u2']),
        record('stray:z', ['USER_ID:u2', 'EMAIL:vic@x.io']),
      ],
    ],
  ])('unites no two subjects of declared sources: %s', (_, records) => {
    const united = (found: readonly string[]) => found.some((group) => /(crm|desk):v.*web:t/.test(group))
    expect(united(groups(records))).toBe(false)
    // The control: declared as a system of record, it does. A touchpoint does not, by what it has not verified.
    expect(united(groups(records, bridge))).toBe(true)
    expect(united(groups(records, touchpoint))).toBe(false)
    // Where touchpoints alone know the two and nobody has verified anything, declaring the source decides alone.
    const visitors = records.map((each) => (each.source === 'crm' ? { ...each, source: 'desk' } : each))
    expect(united(groups(visitors))).toBe(false)
    expect(united(groups(visitors, touchpoint))).toBe(true)
  })

  it('unites no two companies either', () => {
    const records = [
      { ...record('crm:v', ['EMAIL:office@victim.io']), type: 'ORGANISATION' as const },
      { ...record('web:t', ['EMAIL:office@mallory.io']), type: 'ORGANISATION' as const },
      { ...record('stray:x', ['EMAIL:office@victim.io', 'EMAIL:office@mallory.io']), type: 'ORGANISATION' as const },
    ]
    expect(groups(records)).toEqual(['crm:v', 'stray:x', 'web:t'])
    // The controls: declared as a system of record, it does; and as a touchpoint, two whom touchpoints alone know.
    expect(groups(records, bridge)).toEqual(['crm:v+stray:x+web:t'])
    expect(groups(records, touchpoint)).toEqual(['crm:v+stray:x', 'web:t'])
    const visitors = records.map((each) => (each.source === 'crm' ? { ...each, source: 'desk' } : each))
    expect(groups(visitors)).toEqual(['desk:v', 'stray:x', 'web:t'])
    expect(groups(visitors, touchpoint)).toEqual(['desk:v+stray:x+web:t'])
  })

  it('joins the one that it fits best, and none of two that it fits equally well', () => {
    const login = record('stray:x', ['USER_ID:u1', 'EMAIL:vic@x.io'])
    expect(groups([victim, record('web:t', ['USER_ID:u1']), login])).toEqual(['crm:v', 'stray:x+web:t'])
    const both = record('stray:x', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])
    expect(groups([victim, own, both])).toEqual(['crm:v', 'stray:x', 'web:t'])
  })

  it('takes no other record with it, of whichever source', () => {
    const x = record('stray:a', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])
    const logins = [record('stray:b', ['EMAIL:vic@x.io']), record('stray:c', ['EMAIL:mal@x.io', 'COOKIE_ID:c1'])]
    expect(groups([victim, own, x, ...logins])).toEqual(['crm:v+stray:b', 'stray:a', 'stray:c+web:t'])
  })

  it('parts no records of declared sources', () => {
    const shared = [record('crm:v', ['EMAIL:vic@x.io'], { fullName: 'Vic Tim' }), record('web:t', ['EMAIL:vic@x.io'])]
    const clash = record('stray:x', ['EMAIL:vic@x.io'], { fullName: 'Zoe Quill' })
    expect(groups([...shared, clash])).toContain('crm:v+web:t')
  })

  it('joins others of such sources as ever where no declared source knows anybody', () => {
    const records = [record('a:1', ['EMAIL:1@x.io']), record('b:1', ['EMAIL:2@x.io'])]
    expect(groups([...records, record('c:1', ['EMAIL:1@x.io', 'EMAIL:2@x.io'])])).toEqual(['a:1+b:1+c:1'])
  })

  it('changes nothing about how those of declared sources are joined, whatever it states', () => {
    const declared = [{ source: 'one' }, { source: 'two', role: 'TOUCHPOINT' as const }]
    const matchRecord = matchRecordIn(declared)
    const amongDeclared = (records: readonly RecordWritten[]) =>
      partition(records.map(matchRecord), ruleSet)
        .clusters.map(({ members }) => members.filter((id) => !id.startsWith('web:')).join('+'))
        .filter((group) => group !== '')
    let changed = 0
    fc.assert(
      fc.property(people, (records) => {
        const known = records.filter(({ source }) => source !== 'web')
        expect(amongDeclared(records)).toEqual(amongDeclared(known))
        // The control: were all of them declared, some of these records would.
        const all = partition(records.map(matchRecordIn([...declared, { source: 'web' }])), ruleSet)
        const groupsOfAll = all.clusters.map(({ members }) => members.filter((id) => !id.startsWith('web:')).join('+'))
        if (groupsOfAll.filter((group) => group !== '').join() !== amongDeclared(known).join()) changed++
      }),
      { numRuns: 500 },
    )
    expect(changed).toBeGreaterThan(0)
  })
})

describe('a record that is not of trust', () => {
  const systems = [{ source: 'crm' }, { source: 'erp' }, { source: 'web', role: 'TOUCHPOINT' as const }]
  const verifying = [
    ...systems.slice(0, 2),
    { ...systems[2], source: 'web', verifies: ['EMAIL' as const, 'PHONE' as const] },
  ]
  const phone = '+447700900123'
  const known = [
    record('crm:m', ['EMAIL:mal@x.io'], { fullName: 'Mal Ory' }),
    record('erp:v', [`PHONE:${phone}`, 'LOYALTY_ID:l1']),
  ]
  const form = record('web:f', ['EMAIL:mal@x.io', `PHONE:${phone}`])
  const [emailId, phoneId] = form.identifiers ?? []
  const confirmed = { verifiedAt: '2026-01-01' }
  const ownVerified = { ...form, identifiers: [{ ...emailId, ...confirmed }, phoneId] } as RecordWritten
  const bothVerified = {
    ...form,
    identifiers: [emailId, phoneId].map((each) => ({ ...each, ...confirmed })),
  } as RecordWritten
  const groupsOf = (records: readonly RecordWritten[], declared: Sources = systems) =>
    partition(records.map(matchRecordIn(declared)), ruleSet).clusters.map(({ members }) => members.join('+'))

  it('unites no two customers of systems of record: one person’s address and another’s number in one form', () => {
    expect(groupsOf([...known, form])).toEqual(['crm:m+web:f', 'erp:v'])
    // Not either if the one address is verified, as its owner's own.
    expect(groupsOf([...known, ownVerified], verifying)).toEqual(['crm:m+web:f', 'erp:v'])
    // Controls: where both are verified it does, and so does a record of a system of record.
    expect(groupsOf([...known, bothVerified], verifying)).toEqual(['crm:m+erp:v+web:f'])
    expect(groupsOf([...known, { ...form, source: 'crm' }])).toEqual(['crm:f+crm:m+erp:v'])
  })

  it('does not do so where the names are the same, nor together with another form', () => {
    const named = { ...record('erp:v', [`PHONE:${phone}`]), attributes: { fullName: 'Mal Ory' } }
    expect(groupsOf([record('crm:m', ['EMAIL:mal@x.io'], { fullName: 'Mal Ory' }), named, form])).not.toContain(
      'crm:m+erp:v+web:f',
    )
    const forms = [
      record('web:f', ['EMAIL:mal@x.io', 'COOKIE_ID:c1']),
      record('web:g', ['COOKIE_ID:c1', `PHONE:${phone}`]),
    ]
    const united = groupsOf([...known, ...forms]).filter((group) => group.includes('crm:m') && group.includes('erp:v'))
    expect(united).toEqual([])
  })

  it('parts no record of another form from its customer by what it has not verified', () => {
    const clash = {
      ...record('web:x', [], { fullName: 'Zoe Quill' }),
      identifiers: [
        { type: 'EMAIL' as const, value: 'zoe@x.io', ...confirmed },
        { type: 'EMAIL' as const, value: 'mal@x.io' },
      ],
    }
    const visit = { ...record('web:v', []), identifiers: [{ type: 'EMAIL' as const, value: 'mal@x.io', ...confirmed }] }
    expect(groupsOf([...known, visit, clash], verifying)).toContain('crm:m+web:v')
  })

  describe('keeps no record of a stronger source from the customer of a system of record', () => {
    const susan = { givenName: 'Susan', familyName: 'Bednar' }
    const at = { addresses: [{ line1: '1 High Street', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }] }
    const three = [
      { source: 'crm', priority: 10 },
      { source: 'web', priority: 40, role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const] },
      { source: 'desk', priority: 30, role: 'TOUCHPOINT' as const },
    ]
    const told = (name: string, birthDate: string, keys: readonly string[], more: object) =>
      record(name, keys, { ...susan, ...more, birthDate })

    it.each<readonly [string, readonly string[], object]>([
      ['its e-mail address', ['EMAIL:s@x.io'], {}],
      ['its name and address', [], at],
    ])('though it has another birth date: by %s', (_, keys, more) => {
      const crm = record('crm:s', keys, { ...susan, ...more })
      const desk = told('desk:s', '1990-05-06', keys, more)
      const form = told('web:a', '1970-01-02', keys, more)
      const [stated] = form.identifiers ?? []
      const own = { type: 'EMAIL' as const, value: 'mal@x.io', verifiedAt: '2026-01-01' }
      const verified = { ...form, identifiers: [...(stated ? [stated] : []), own] }
      for (const stranger of [form, verified])
        for (const records of [
          [crm, desk, stranger],
          [stranger, desk, crm],
          [desk, stranger, crm],
        ])
          expect(groupsOf(records, three)).toEqual(['crm:s+desk:s', 'web:a'])
      // Of one source the lower id comes first, whichever that is.
      expect(groupsOf([crm, form, { ...desk, source: 'web', id: 'b' }], three)).toEqual(['crm:s+web:a', 'web:b'])
      // The controls: the form alone; and where no system of record knows anybody, neither comes first.
      expect(groupsOf([crm, form], three)).toEqual(['crm:s+web:a'])
      const visitor = { ...crm, source: 'web', id: 's' }
      expect(groupsOf([visitor, desk, form], three)).toEqual(['desk:s', 'web:a', 'web:s'])
    })

    it('whatever both state', () => {
      const groupsWith = (priority: number) => {
        const matchRecord = matchRecordIn([
          { source: 'one' },
          { source: 'two', role: 'TOUCHPOINT', priority: 20 },
          { source: 'web', role: 'TOUCHPOINT', priority },
        ])
        return (records: readonly RecordWritten[]) =>
          partition(records.map(matchRecord), ruleSet)
            .clusters.map(({ members }) => members.filter((id) => !id.startsWith('web:')))
            .filter((members) => members.some((id) => id.startsWith('one:')))
      }
      const isKept = (before: ReturnType<ReturnType<typeof groupsWith>>, after: typeof before) =>
        before.every((members) => after.some((group) => members.every((id) => group.includes(id))))
      let parted = 0
      fc.assert(
        fc.property(people, fc.boolean(), (all, areOfOneBrowser) => {
          // A record that reaches several customers by itself is another matter: see hubs.ts. A browser that all of them use reaches nobody known.
          const those = (browser: readonly string[]) =>
            all.map((each) => ({
              ...each,
              identifiers: [...(each.identifiers?.slice(0, 1) ?? []), ...(ids(...browser) ?? [])],
            }))
          const records = those(areOfOneBrowser ? ['COOKIE_ID:shared'] : [])
          const known = records.filter(({ source }) => source !== 'web')
          expect(isKept(groupsWith(90)(known), groupsWith(90)(records))).toBe(true)
          // The control: forms of a stronger source come first.
          const seen = those(['COOKIE_ID:shared'])
          const seenBefore = seen.filter(({ source }) => source !== 'web')
          if (!isKept(groupsWith(10)(seenBefore), groupsWith(10)(seen))) parted++
        }),
        { numRuns: 700 },
      )
      expect(parted).toBeGreaterThan(0)
    })

    it('that fits over another of its kind only, which the form names', () => {
      const [robert, ann] = [
        { givenName: 'Robert', familyName: 'Lindgren', birthDate: '1980-01-31' },
        { givenName: 'Ann', familyName: 'Novak', birthDate: '1970-03-01' },
      ]
      const groupsWith = (priority: number) =>
        groupsOf(
          [
            record('crm:r', ['EMAIL:a@x.io'], robert),
            // All of one browser, without which what nobody verified takes none of them to the customer.
            record('desk:r', ['EMAIL:c@x.io', 'COOKIE_ID:r'], robert),
            record('desk:s', ['CRM_ID:k1', 'COOKIE_ID:r'], robert),
            record('web:a', ['CRM_ID:k1', 'COOKIE_ID:r'], ann),
          ],
          [
            ...three.slice(0, 1),
            { source: 'desk', role: 'TOUCHPOINT' },
            { source: 'web', role: 'TOUCHPOINT', priority },
          ],
        )
      expect(groupsWith(200).find((group) => group.startsWith('crm:r'))).toContain('desk:r')
      // The control: a form of a stronger source comes first.
      expect(groupsWith(10).find((group) => group.startsWith('crm:r'))).not.toContain('desk:r')
    })
  })

  it('still joins the one customer whom it fits, and others of its kind where no system of record knows them', () => {
    expect(groupsOf([...known, record('web:f', ['EMAIL:mal@x.io'])])).toEqual(['crm:m+web:f', 'erp:v'])
    const touchpoints = [record('web:a', ['EMAIL:mal@x.io']), record('web:b', [`PHONE:${phone}`]), form]
    expect(groupsOf(touchpoints)).toEqual(['web:a+web:b+web:f'])
  })
})

const questions = statement({
  name: 'test.questions',
  text: cypher`MATCH (m:MatchCandidate) RETURN m.a AS a, m.b AS b, m.reason AS reason, m.status AS status ORDER BY a, b`,
  row: (r) => `${r.string('a')} ${r.string('b')} ${r.string('reason')} ${r.string('status')}`,
})

describe('in the graph', () => {
  const x = record('stray:x', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io', 'USER_ID:u1'])
  const login = record('web:t', ['USER_ID:u1', 'EMAIL:mal@x.io'])
  beforeEach(async () => {
    await clear()
    await declare(graph, sources)
  })

  it.each([
    ['last', [[victim], [login], [x]]],
    ['first', [[x], [victim], [login]]],
    ['between', [[login], [x], [victim]]],
  ])('it waits for a person whichever comes %s', async (_, batches) => {
    for (const batch of batches) await write(graph, batch)
    expect(await groupsIn(graph)).toBe('crm:v | stray:x+web:t')
    expect(await graph.read(questions, {})).toEqual(['crm:v stray:x JOINS_MANY OPEN'])
    const { data } = await ask<{ explainMatch: { same: boolean; blockedBy: string } }>(
      `{ explainMatch(a: {source: "crm", sourceId: "v"}, b: {source: "stray", sourceId: "x"}) { same blockedBy } }`,
      {},
      steward,
    )
    expect(data?.explainMatch).toEqual({ same: false, blockedBy: 'UNDECLARED' })
  })

  it('says what holds a record back that fits two equally well, and both are found by their addresses', async () => {
    await write(graph, [victim, own, record('stray:x', ['EMAIL:mal@x.io', 'EMAIL:vic@x.io'])])
    expect(await groupsIn(graph)).toBe('crm:v | stray:x | web:t')
    expect(await graph.read(questions, {})).toEqual(['crm:v stray:x JOINS_MANY OPEN', 'stray:x web:t JOINS_MANY OPEN'])
    const { data } = await ask<Record<string, { blockedBy?: string; id?: string } | null>>(
      `{ explainMatch(a: {source: "crm", sourceId: "v"}, b: {source: "stray", sourceId: "x"}) { blockedBy }
         a: customerByIdentifier(type: EMAIL, value: "vic@x.io") { id }
         b: customerByIdentifier(type: EMAIL, value: "mal@x.io") { id } }`,
      {},
      steward,
    )
    expect(data?.explainMatch?.blockedBy).toBe('JOINS_MANY')
    expect(data?.a?.id).toEqual(expect.any(String))
    expect(data?.b?.id).toEqual(expect.any(String))
    expect(data?.a?.id).not.toBe(data?.b?.id)
  })

  it('unites them once its source is declared a system of record, and a later record of such a system that names both does', async () => {
    await write(graph, [victim, login, x])
    await write(graph, [record('web:both', ['USER_ID:u1', 'EMAIL:vic@x.io'])])
    expect(await groupsIn(graph)).toBe('crm:v+web:both | stray:x+web:t')
    await write(graph, [record('crm:both', ['USER_ID:u1', 'EMAIL:vic@x.io'])])
    expect(await groupsIn(graph)).toBe('crm:both+crm:v+stray:x+web:both+web:t')
    await clear()
    await declare(graph, sources)
    await write(graph, [victim, login, x])
    await declare(graph, [bridge])
    await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
    expect(await groupsIn(graph)).toBe('crm:v+stray:x+web:t')
    expect(await graph.read(questions, {})).toEqual([])
  })

  it('holds of accounts as well', async () => {
    await writeAccounts(graph, [
      { source: 'crm', id: 'v', name: 'Victim', identifiers: ids('DOMAIN:victim.io') },
      { source: 'web', id: 't', name: 'Mallory', identifiers: ids('DOMAIN:mallory.io') },
      { source: 'stray', id: 'x', name: 'Victim', identifiers: ids('DOMAIN:victim.io', 'DOMAIN:mallory.io') },
    ])
    expect(await groupsIn(graph)).not.toMatch(/crm:v[^|]*web:t/)
  })
})
