import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { assignIds, type Membership } from '../../resolution/write/assign-ids.ts'
import { standings } from '../../resolution/write/standing.ts'
import { useGraph } from '../harness/neo4j.ts'
import { declare, ids, subjectsIn, write, writeAccounts } from './graph-state.ts'

const { LISTED, UNDECLARED, DECLARED, VERIFIED, RECORD } = standings

function membership(id: string, standing: number, since: number, createdAt = 1): Membership {
  return { subject: { id, type: 'PERSON', createdAt, isKnown: true }, standing, since }
}

function assigned(memberships: Readonly<Record<string, Membership>>, ...clusters: readonly (readonly string[])[]) {
  const unnamed = clusters.map((members) => ({ type: 'PERSON' as const, members }))
  return assignIds(unnamed, (recordId) => memberships[recordId] ?? null).ids
}

describe('an id whose records part', () => {
  it.each([
    ['listed', LISTED, UNDECLARED],
    ['undeclared', UNDECLARED, DECLARED],
    ['declared', DECLARED, VERIFIED],
    ['verified', VERIFIED, RECORD],
  ])('stays with the record of higher standing, however many %s ones came first', (_, low, high) => {
    const own = { v: membership('V', high, 2), x: membership('V', low, 1), y: membership('V', low, 1) }
    expect(assigned(own, ['x', 'y'], ['v'])).toEqual([null, 'V'])
    // The control: of equal standing, those that came first keep it.
    expect(assigned({ v: membership('V', high, 2), x: membership('V', high, 1) }, ['x'], ['v'])).toEqual(['V', null])
  })

  it('stays with the first of equal standing, then with the greater number, then with the first in order', () => {
    const late = { x: membership('V', RECORD, 2), y: membership('V', RECORD, 2) }
    expect(assigned({ ...late, v: membership('V', RECORD, 1) }, ['x', 'y'], ['v'])).toEqual([null, 'V'])
    expect(assigned({ ...late, v: membership('V', RECORD, 2) }, ['v'], ['x', 'y'])).toEqual([null, 'V'])
    expect(assigned({ v: membership('V', RECORD, 2), x: membership('V', RECORD, 2) }, ['v'], ['x'])).toEqual([
      'V',
      null,
    ])
  })

  it('never goes to records that are of lower standing than others of it, or as high and later', () => {
    const record = fc.record({ standing: fc.integer({ min: 1, max: 3 }), since: fc.nat(3), cluster: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), (records) => {
        const own = Object.fromEntries(records.map(({ standing, since }, at) => [at, membership('V', standing, since)]))
        const clusters = [0, 1, 2, 3].map((cluster) =>
          records.flatMap((each, at) => (each.cluster === cluster ? [`${at}`] : [])),
        )
        const kept = records.filter(({ cluster }) => assigned(own, ...clusters).indexOf('V') === cluster)
        const rank = (some: typeof records) => Math.max(...some.map(({ standing, since }) => standing * 10 - since))
        expect(rank(kept)).toBe(rank(records))
      }),
    )
  })
})

describe('an id to which records of higher standing come', () => {
  const arriving = (standing: number) => (id: string) => (id === 'new' ? standing : standings.LISTED)
  const idWith = (standing: number, subject: object, arrives: number) =>
    assignIds(
      [{ type: 'PERSON', members: ['v', 'new'] }],
      (id) =>
        id === 'v'
          ? { ...membership('V', standing, 1), subject: { ...membership('V', standing, 1).subject, ...subject } }
          : null,
      new Map(),
      arriving(arrives),
    )

  it.each([
    [UNDECLARED, DECLARED],
    [UNDECLARED, RECORD],
    [DECLARED, VERIFIED],
    [VERIFIED, RECORD],
  ])('stays behind with a known person of standing %i where %i arrives', (low, high) => {
    expect(idWith(low, {}, high).ids).toEqual([null])
    expect(idWith(low, {}, high).givenUp).toEqual(new Map([['V', 0]]))
    // Nobody could sign in as a visitor of whom only a browser was known, and nobody outranks their equals.
    expect(idWith(low, { isKnown: false }, high).ids).toEqual(['V'])
    expect(idWith(high, {}, high).ids).toEqual(['V'])
  })
})

describe('ids that meet', () => {
  it('end in the one whose records have the highest standing, however old another is', () => {
    const met = { a: membership('A', DECLARED, 1, 1), w: membership('W', RECORD, 9, 9) }
    expect(assigned(met, ['a', 'w'])).toEqual(['W'])
    expect(assigned({ ...met, a: membership('A', RECORD, 1, 1) }, ['a', 'w'])).toEqual(['A'])
  })

  it('end in that of a system of record, however old that of a visitor who confirmed an address is', () => {
    const customer = membership('W', RECORD, 9, 9)
    expect(assigned({ a: membership('A', VERIFIED, 1, 1), w: customer }, ['a', 'w'])).toEqual(['W'])
    // The control: the older of two customers.
    expect(assigned({ a: membership('A', RECORD, 1, 1), w: customer }, ['a', 'w'])).toEqual(['A'])
  })
})

const { graph, clear } = useGraph()
beforeEach(clear)

const sources = [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT' as const }]
const [vic, mal] = [ids('EMAIL:vic@x.io'), ids('EMAIL:mal@x.io')]

async function ownerOf(record: string): Promise<string> {
  const found = (await subjectsIn(graph)).find(({ records }) => records.includes(record))
  return found?.id ?? ''
}

const redirects = statement({
  name: 'test.redirects',
  text: cypher<{ readonly id: string }>`MATCH ({id: $id})-[:MERGED_INTO]->(c) RETURN c.id AS id`,
  row: (r) => r.string('id'),
})

async function redirectOf(id: string): Promise<string | undefined> {
  return (await graph.read(redirects, { id }))[0]
}

/** Records of the attacker, of `source`, under the same e-mail address. */
async function attack(source: string, identifiers: typeof vic, observedAt: string): Promise<void> {
  await write(
    graph,
    ['x', 'y', 'z'].map((id) => ({ source, id, identifiers, observedAt })),
  )
}

describe('a writer who adds records to a customer and takes them away', () => {
  it.each([
    ['crm', 'stray'],
    ['crm', 'web'],
    ['crm', 'crm'],
    ['web', 'stray'],
    ['web', 'web'],
    ['stray', 'stray'],
  ])('leaves a customer of %s the id, writing more records of %s', async (own, foreign) => {
    await declare(graph, sources)
    await write(graph, [{ source: own, id: 'v', identifiers: vic }])
    const id = await ownerOf(`${own}:v`)
    await attack(foreign, vic, '2026-01-03')
    expect(await ownerOf(`${foreign}:x`)).toBe(id)
    await attack(foreign, mal, '2026-01-04')
    expect(await ownerOf(`${own}:v`)).toBe(id)
    expect(await ownerOf(`${foreign}:x`)).not.toBe(id)
  })

  it('keeps no id of its own records where the customer has come to it since', async () => {
    await declare(graph, sources)
    await attack('stray', vic, '2026-01-02')
    await write(graph, [{ source: 'crm', id: 'v', identifiers: vic }])
    const id = await ownerOf('crm:v')
    expect(await ownerOf('stray:x')).toBe(id)
    await attack('stray', mal, '2026-01-04')
    expect(await ownerOf('crm:v')).toBe(id)
  })

  it.each([
    ['keeps the own address', [{ ...mal[0], verifiedAt: '2025-12-01' }]],
    ['leaves with neither address', ids('COOKIE_ID:c1')],
  ])('takes no id of a customer of a system of record after confirming an own address before: %s', async (_, left) => {
    await declare(graph, [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL'] }])
    const confirmed = mal.map((identifier) => ({ ...identifier, verifiedAt: '2025-12-01' }))
    await write(graph, [{ source: 'web', id: 'x', identifiers: confirmed, observedAt: '2026-01-01' }])
    const own = await ownerOf('web:x')
    await write(graph, [{ source: 'crm', id: 'v', identifiers: vic }])
    const id = await ownerOf('crm:v')
    await write(graph, [{ source: 'web', id: 'x', identifiers: [...confirmed, ...vic], observedAt: '2026-01-03' }])
    expect(await ownerOf('web:x')).toBe(id)
    expect(await ownerOf('crm:v')).toBe(id)
    await write(graph, [{ source: 'web', id: 'x', identifiers: left as typeof mal, observedAt: '2026-01-04' }])
    expect(await ownerOf('crm:v')).toBe(id)
    expect(await ownerOf('web:x')).not.toBe(id)
    expect(await redirectOf(own)).not.toBe(id)
  })

  it('gets back no id of a customer that was merged into another', async () => {
    await declare(graph, sources)
    await write(graph, [{ source: 'crm', id: 'old', identifiers: ids('EMAIL:old@x.io') }])
    await write(graph, [{ source: 'crm', id: 'v', identifiers: vic }])
    const id = await ownerOf('crm:v')
    await attack('stray', vic, '2026-01-03')
    const both = ids('EMAIL:old@x.io', 'EMAIL:vic@x.io')
    await write(graph, [{ source: 'crm', id: 'v', identifiers: both, observedAt: '2026-01-04' }])
    const survivor = await ownerOf('crm:v')
    expect(survivor).toBe(await ownerOf('crm:old'))
    await attack('stray', mal, '2026-01-05')
    expect(await ownerOf('stray:x')).not.toBe(id)
    expect(await redirectOf(id)).toBe(survivor)
    // The control: the customer's own record gets the id back.
    await write(graph, [{ source: 'crm', id: 'v', identifiers: vic, observedAt: '2026-01-06' }])
    expect(await ownerOf('crm:v')).toBe(id)
  })

  it('leaves a company its id', async () => {
    const [acme, evil] = [ids('TAX_ID:GB340712658'), ids('TAX_ID:GB715204896')]
    await declare(graph, sources)
    await writeAccounts(graph, [{ source: 'crm', id: 'v', name: 'Acme', identifiers: acme }])
    const id = await ownerOf('crm:v')
    const more = (identifiers: typeof acme, observedAt: string) =>
      writeAccounts(
        graph,
        ['x', 'y'].map((each) => ({ source: 'stray', id: each, name: 'Acme', identifiers, observedAt })),
      )
    await more(acme, '2026-01-03')
    expect(await ownerOf('stray:x')).toBe(id)
    await more(evil, '2026-01-04')
    expect(await ownerOf('crm:v')).toBe(id)
    expect(await ownerOf('stray:x')).not.toBe(id)
  })
})
