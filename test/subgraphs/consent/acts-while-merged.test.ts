import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const world = useConsentWorld('2026-06-01T00:00:00Z')
const { entities, ask, test } = world

/** As a steward merges X into Y: their records are confirmed to be of one person. */
const merge = command({
  name: 'test.mergePeople',
  text: cypher<{ readonly keep: string; readonly absorb: string }>`
    MATCH (keep:Customer {id: $keep}), (absorb:Customer {id: $absorb})<-[old:RESOLVED_TO]-(r:SourceRecord)
    DELETE old
    CREATE (r)-[:RESOLVED_TO {recordId: r.id, since: 1, rule: 'TEST', confidence: 1.0}]->(keep)
    CREATE (r)-[:WAS_RESOLVED_TO {from: 0, to: 1, reason: 'MERGED'}]->(absorb)
    WITH keep, absorb, r
    MATCH (keep)<-[:RESOLVED_TO {since: 0}]-(other:SourceRecord)
    MERGE (r)-[:SAME_AS {id: 'merge'}]->(other)
    MERGE (absorb)-[:MERGED_INTO {at: 1}]->(keep)`,
})

/** As the steward undoes it. */
const part = command({
  name: 'test.partPeople',
  text: cypher<{ readonly keep: string; readonly absorb: string }>`
    MATCH (absorb:Customer {id: $absorb})-[redirect:MERGED_INTO]->(keep:Customer {id: $keep})<-[old:RESOLVED_TO {since: 1}]-(r:SourceRecord)
    MATCH (r)-[was:WAS_RESOLVED_TO]->(absorb)
    MATCH (r)-[same:SAME_AS {id: 'merge'}]-()
    DELETE redirect, old, was, same
    WITH DISTINCT r, absorb
    CREATE (r)-[:RESOLVED_TO {recordId: r.id, since: 0, rule: 'TEST', confidence: 1.0}]->(absorb)`,
})

/** The negative control: as if each entry had been made by the record on which it is. */
const takeMarks = command({ name: 'test.takeMarks', text: cypher`MATCH (e:ConsentEvent) REMOVE e.byRecord` })

const recordOf = { X: 'crm:v', Y: 'crm:m' } as const
type Person = keyof typeof recordOf

const calls = [
  'recordConsent(customerId: "C", purpose: Marketing)',
  'recordConsent(customerId: "C", purpose: Marketing, confirmed: true)',
  'recordConsent(customerId: "C", purpose: Marketing, channel: EMAIL)',
  'recordConsent(customerId: "C", purpose: Marketing, status: REFUSED)',
  'withdrawConsent(customerId: "C", purpose: Marketing)',
  'withdrawConsent(customerId: "C", purpose: Marketing, channel: EMAIL)',
  'objectToUse(customerId: "C", purpose: Marketing)',
  'objectToUse(customerId: "C", purpose: CustomerCare)',
  'objectToUse(customerId: "C", purpose: Marketing, lifted: true)',
  'objectToUse(customerId: "C", purpose: CustomerCare, lifted: true)',
  'restrictUse(customerId: "C")',
  'restrictUse(customerId: "C", lifted: true)',
  'setChannelPreference(customerId: "C", channel: EMAIL, wish: UNWANTED)',
  'setChannelPreference(customerId: "C", channel: EMAIL, wish: PREFERRED)',
] as const
const [give] = calls

let minute = 0
function tick() {
  minute += 1
  world.at(new Date(Date.parse('2026-06-01T00:00:00Z') + minute * 60_000).toISOString())
}

async function act(person: Person, call: string, anchored = true): Promise<Readonly<Record<string, unknown>>> {
  tick()
  const asking = {
    ...{ scopes: ['self'], customerId: person, purpose: 'RightsFulfilment' as const },
    ...(anchored && { record: recordOf[person] }),
  }
  const selection = '{ __typename ... on LedgerSuccess { appended events { subject } } }'
  const { data, errors } = await ask(
    `mutation { result: ${call.replace('"C"', `"${person}"`)} ${selection} }`,
    {},
    asking,
  )
  expect(errors).toEqual([])
  return (data as { result: Readonly<Record<string, unknown>> }).result
}

/** What may be done with a customer's data, and how the customer would like to be reached. */
async function verdictsOf(person: Person): Promise<unknown> {
  const { rows, codes } = await entities<Readonly<Record<string, unknown>>>(
    'Customer',
    [person],
    `marketing: mayUse(purpose: Marketing) { category allowed reason }
     care: mayUse(purpose: CustomerCare) { category allowed reason }
     service: mayUse(purpose: ServiceProvision) { category allowed reason }
     channelPreferences { channel wish }`,
  )
  expect(codes).toEqual([])
  const [row] = rows
  return row
}

async function isOpen(person: Person): Promise<boolean | undefined> {
  const { marketing } = (await verdictsOf(person)) as { marketing: { category: string; allowed: boolean }[] }
  return marketing.find(({ category }) => category === 'IDENTIFYING')?.allowed
}

async function entriesOf(person: Person): Promise<readonly unknown[]> {
  const { rows } = await entities<{ consents: unknown[]; consentHistory: { edges: unknown[] } }>(
    'Customer',
    [person],
    'consents { status subject } consentHistory(first: 50) { edges { node { status subject } } }',
  )
  return rows[0]?.consentHistory.edges ?? []
}

async function begin() {
  await test.clear()
  minute = 0
  tick()
  await createPeople(test.graph, { X: [recordOf.X], Y: [recordOf.Y] })
}

const sides = (keep: Person) => ({ keep, absorb: keep === 'X' ? 'Y' : 'X' })
const mergePeople = (keep: Person) =>
  test.graph.write('test.merge', (transaction) => transaction.run(merge, sides(keep)))
const partPeople = (keep: Person) => test.graph.write('test.part', (transaction) => transaction.run(part, sides(keep)))

beforeEach(begin)

describe('acts of a customer whose record was merged by mistake with that of another', () => {
  const cases = (['X', 'Y'] as const).flatMap((keep) => [true, false].map((anchored) => ({ keep, anchored })))

  it.each(cases)('a consent ends for the other when they are parted: %o', async ({ keep, anchored }) => {
    await act('X', calls[4])
    await mergePeople(keep)
    expect(await act('Y', give, anchored)).toMatchObject({ appended: 2 })
    // While they are one customer, it opens what it always opened.
    expect(await isOpen(keep)).toBe(true)
    await partPeople(keep)
    expect([await isOpen('X'), await isOpen('Y')]).toEqual([false, true])
    expect(JSON.stringify(await entriesOf('X'))).not.toContain('GIVEN')
    expect(JSON.stringify(await entriesOf('Y'))).toContain('GIVEN')
  })

  it('a withdrawal, an objection and a restriction end for the other, and close everything until then', async () => {
    await act('X', give)
    await act('Y', give)
    for (const call of [calls[4], calls[6], calls[10]]) {
      await mergePeople('Y')
      await act('Y', call)
      expect(await isOpen('Y')).toBe(false)
      await partPeople('Y')
      expect([await isOpen('X'), await isOpen('Y')]).toEqual([true, false])
    }
  })

  it('would stay with the other if the entry did not name the record of the person who acted', async () => {
    await act('X', calls[4])
    await mergePeople('Y')
    await act('Y', give)
    await test.graph.write('test.takeMarks', (transaction) => transaction.run(takeMarks, {}))
    await partPeople('Y')
    expect(await isOpen('X')).toBe(true)
  })

  it('acts of the customer on the own record stay, also if the other stated the same before', async () => {
    await act('X', calls[4])
    await mergePeople('Y')
    await act('Y', give)
    expect(await act('X', give)).toMatchObject({ appended: 1 })
    // The negative control: what is stated already is not stated again.
    expect(await act('X', give)).toMatchObject({ appended: 0 })
    await partPeople('Y')
    expect([await isOpen('X'), await isOpen('Y')]).toEqual([true, true])
  })

  it('a consent that staff record for the one does not stay with the other', async () => {
    await mergePeople('X')
    const call = `mutation { recordConsent(customerId: "X", purpose: Marketing) { ... on LedgerSuccess { appended } } }`
    await ask(call, {}, { scopes: ['consent:write', 'customer:read', 'consent:read'], purpose: 'CustomerCare' })
    expect(await isOpen('X')).toBe(true)
    await partPeople('X')
    expect([await isOpen('X'), await isOpen('Y')]).toEqual([true, false])
  })
})

describe('what staff do because of an act of the other', () => {
  const staff = { scopes: ['consent:write', 'customer:read', 'consent:read'], purpose: 'CustomerCare' as const }
  const say = (call: string) => ask(`mutation { result: ${call} { __typename } }`, {}, staff)
  const onRecord = 'recordConsent(customerId: "Y", purpose: Marketing, record: { source: "crm", sourceId: "v" })'
  const closings = [
    ['a withdrawal, by the record', calls[4], give, onRecord],
    ['a withdrawal, by the former id', calls[4], give, give.replace('"C"', '"X"')],
    ['an objection', calls[7], calls[9], calls[9].replace('"C"', '"X"')],
    ['an unwanted channel', calls[12], calls[13], calls[13].replace('"C"', '"X"')],
  ] as const

  it.each(closings)('does not outlast the merge: %s', async (_, closing, opening, call) => {
    await act('X', closing)
    const closed = await verdictsOf('X')
    await mergePeople('Y')
    await act('Y', opening)
    tick()
    const { errors } = await say(call)
    // An objection that is lifted already is not lifted again.
    const isNothing = closing === calls[7]
    expect(errors).toMatchObject(isNothing ? [] : [{ extensions: { reason: 'SET_BY_CUSTOMER' } }])
    await partPeople('Y')
    expect(await verdictsOf('X')).toEqual(closed)
  })

  it.each(closings)('is possible where X did not close it: the control, %s', async (_, _closing, opening, call) => {
    await mergePeople('Y')
    await act('Y', opening)
    tick()
    expect((await say(call)).errors).toEqual([])
  })
})

interface Step {
  readonly by: Person
  readonly call: (typeof calls)[number]
}
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom('X' as const, 'Y' as const),
  call: fc.constantFrom(...calls),
})

/** A consent that was given, refused for every channel, and given again was taken for given already. */
const onceCounterexample: [Step[], Step[], Step[], 'X'] = [
  [{ by: 'X', call: calls[2] }],
  [
    { by: 'X', call: calls[3] },
    { by: 'Y', call: calls[5] },
    { by: 'X', call: calls[2] },
    { by: 'Y', call: calls[0] },
  ],
  [],
  'X',
]

describe('random acts before, during and after a merge that is undone', () => {
  it('leave each side with what its own customer did', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 3 }),
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.array(step, { maxLength: 2 }),
        fc.constantFrom('X' as const, 'Y' as const),
        async (before, during, after, keep) => {
          await begin()
          for (const { by, call } of before) await act(by, call)
          await mergePeople(keep)
          for (const { by, call } of during) await act(by, call)
          await partPeople(keep)
          for (const { by, call } of after) await act(by, call)
          const merged = [await verdictsOf('X'), await verdictsOf('Y')]
          await begin()
          for (const { by, call } of [...before, ...during, ...after]) await act(by, call)
          expect(merged).toEqual([await verdictsOf('X'), await verdictsOf('Y')])
        },
      ),
      { numRuns: 12, examples: [onceCounterexample] },
    )
  }, 300_000)
})
