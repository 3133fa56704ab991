import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, type RecordWritten, subjectOf, write } from '../../resolution/graph-state.ts'
import { people } from '../../resolution/partition/different-people.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)

const orchard = { line1: '7 Orchard Lane', city: 'Leeds', postalCode: 'LS1 9ZZ', countryCode: 'GB' }
const mill = { line1: '3 Mill Road', city: 'York', postalCode: 'YO1 9ZZ', countryCode: 'GB' }

const couple: readonly RecordWritten[] = [
  person('crm:carlos', 'Carlos', 'Garcia', orchard, '2026-01-02', 'EMAIL:carlos@x.io'),
  person('crm:maria', 'Maria', 'Garcia', orchard, '2026-01-02'),
]

function person(
  name: string,
  givenName: string,
  familyName: string,
  address: object,
  observedAt = '2026-01-02',
  ...keys: readonly string[]
): RecordWritten {
  const [source = '', id = ''] = name.split(':')
  return {
    source,
    id,
    observedAt,
    identifiers: ids(...keys),
    attributes: { givenName, familyName, addresses: [address] },
  }
}

const strangers = (count: number, source = 'stray') =>
  Array.from({ length: count }, (_, n) =>
    person(`${source}:${n}`, 'Lodger', `Family${n}`, orchard, '2026-01-02', `COOKIE_ID:c${n}`),
  )

async function householdOf(recordId: string) {
  const { id } = await subjectOf(graph, recordId)
  const { data } = await ask<{ customer: { household: object | null } }>(
    'query($id: ID!) { customer(id: $id) { household { id confidence from to members { from to customer { displayName } } } } }',
    { id },
    { purpose: 'FraudPreventionAndDetection' },
  )
  return data.customer.household
}

beforeEach(async () => {
  await clear()
  await declare(graph, [{ source: 'crm' }])
})

describe('a household of people whom systems of record know', () => {
  it.each<readonly [string, readonly RecordWritten[]]>([
    ['somebody of the same family name moves in', [person('stray:m', 'Mallory', 'Garcia', orchard)]],
    [
      'somebody of the same family name was there first',
      [person('stray:m', 'Mallory', 'Garcia', orchard, '2020-01-01')],
    ],
    [
      'the customer is said to have moved',
      [person('stray:c', 'Carlos', 'Garcia', mill, '2026-05-01', 'EMAIL:carlos@x.io')],
    ],
    [
      'the customer is said to be there for longer',
      [person('stray:c', 'Carlos', 'Garcia', orchard, '2020-01-01', 'EMAIL:carlos@x.io')],
    ],
    [
      'many other families are said to live there',
      people(12).map(({ name }, n) => {
        const [given = '', family = ''] = name.split(' ')
        return person(`stray:${n}`, given, `${family}${n}`, orchard)
      }),
    ],
    ['more records than are of a home name the address', strangers(210)],
  ])('is as it was where by an undeclared source, or one declared as a touchpoint, %s', async (_, strays) => {
    await write(graph, couple)
    const before = await householdOf('crm:carlos')
    expect(before).toMatchObject({ confidence: 0.9, members: [{}, {}] })
    await write(graph, strays)
    expect(await householdOf('crm:carlos')).toEqual(before)
    await declare(graph, [{ source: 'stray', role: 'TOUCHPOINT' }])
    expect(await householdOf('crm:carlos')).toEqual(before)
    // The control: the operator declares it a system of record.
    await declare(graph, [{ source: 'stray' }])
    expect(await householdOf('crm:carlos')).not.toEqual(before)
  })

  it.each([
    'undeclared',
    'declared as a touchpoint',
  ])('is found where strangers, %s, filled the address before', async (standing) => {
    if (standing !== 'undeclared') await declare(graph, [{ source: 'stray', role: 'TOUCHPOINT' }])
    await write(graph, strangers(210))
    await write(graph, couple)
    expect(await householdOf('crm:carlos')).toMatchObject({ confidence: 0.9, members: [{}, {}] })
  })

  it('is none where more records of declared sources name the address than are of a home', async () => {
    await write(graph, [...couple, ...strangers(210, 'crm')])
    expect(await householdOf('crm:carlos')).toBeNull()
  })
})

it('people whom no declared source knows are a household among themselves', async () => {
  await write(graph, [
    ...couple,
    person('stray:m', 'Mallory', 'Garcia', orchard),
    person('stray:n', 'Nora', 'Garcia', orchard),
  ])
  const names = [{ customer: { displayName: 'Mallory Garcia' } }, { customer: { displayName: 'Nora Garcia' } }]
  expect(await householdOf('stray:m')).toMatchObject({
    members: expect.arrayContaining(names.map((name) => expect.objectContaining(name))),
  })
  expect((await householdOf('stray:m')) as { members: unknown[] }).toHaveProperty('members.length', 2)
})
