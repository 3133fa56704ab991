import { beforeAll, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import { createPeople } from '../people.ts'
import { useConsentWorld } from './consent-world.ts'

const { test, ask, write } = useConsentWorld('2026-06-01T00:00:00Z')

const customers = Array.from({ length: 40 }, (_, index) => `C${index}`)
const gone = ['MERGED', 'ERASED', 'NOBODY', '', '__proto__', 'constructor', "' OR 1=1"]

const supersede = command({
  name: 'test.supersede',
  text: cypher`
    MATCH (survivor:Customer {id: 'C0'})
    CREATE (:Customer {id: 'MERGED', status: 'MERGED'})-[:MERGED_INTO {at: 1}]->(survivor)
    CREATE (:Customer {id: 'ERASED', status: 'ERASED'})`,
})

const readAll = `query($id: ID!) { _entities(representations: [{ __typename: "Customer", id: $id }]) { ... on Customer {
  id consents { status } withheld { category } mayUse(purpose: Marketing) { allowed } channelPreferences { channel }
  reach(purpose: Marketing) { value } consentHistory(first: 5) { edges { node { id } } } } } }`
const writeAll = `mutation($id: ID!) {
  a: recordConsent(customerId: $id, purpose: Marketing) { __typename ... on CustomerNotFound { message } }
  b: withdrawConsent(customerId: $id, purpose: Marketing) { __typename ... on CustomerNotFound { message } }
  c: objectToUse(customerId: $id, purpose: Marketing) { __typename ... on CustomerNotFound { message } }
  d: restrictUse(customerId: $id) { __typename ... on CustomerNotFound { message } }
  e: setChannelPreference(customerId: $id, channel: SMS) { __typename ... on CustomerNotFound { message } } }`

beforeAll(async () => {
  await createPeople(test.graph, Object.fromEntries(customers.map((id) => [id, [`crm:${id}`]])))
  await test.graph.write('test.supersede', (transaction) => transaction.run(supersede, {}))
  const record = (id: string) => ({ record: { source: 'crm', id } })
  await write(
    'consent',
    ...customers.map((id) => ({ ...record(id), purpose: 'Marketing', status: 'GIVEN', occurredAt: '2026-01-01' })),
  )
})

/** The answer as text, and how many statements it took. */
async function told(document: string, id: string, asking: object) {
  let statements = 0
  const stop = test.graph.watch(() => {
    statements++
  })
  const answer = await ask(
    document,
    { id },
    { scopes: ['self', 'customer:read', 'consent:read', 'consent:write'], ...asking },
  )
  stop()
  return { answer: JSON.stringify(answer), statements }
}

// A generator of its own, so that a failing pair comes again.
let seed = 7
function pick<T>(items: readonly T[]): T {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  const item = items[seed % items.length]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const strangers = [
  ...customers.slice(0, 10).map((customerId) => ({ customerId })),
  { sources: ['elsewhere'] },
  { sources: [] },
]

describe('1,000 pairs of a caller and a foreign customer', () => {
  function pairs(count: number) {
    return Array.from({ length: count }, () => ({ who: pick(strangers), id: pick([...customers, ...gone]) })).filter(
      ({ who, id }) =>
        !('customerId' in who) || (who.customerId !== id && !(who.customerId === 'C0' && id === 'MERGED')),
    )
  }

  it('answer reads as if there were none', async () => {
    const reference = await told(readAll, 'NOBODY', { customerId: 'C1' })
    const wrong: unknown[] = []
    const all = pairs(750)
    // Side by side, fifty at a time: the batcher joins what they read.
    for (let from = 0; from < all.length; from += 50)
      await Promise.all(
        all.slice(from, from + 50).map(async ({ who, id }) => {
          const { answer } = await told(readAll, id, who)
          if (answer !== reference.answer) wrong.push([who, id, answer])
        }),
      )
    expect(wrong).toEqual([])
  })

  it('answer reads at the same cost', async () => {
    const reference = await told(readAll, 'NOBODY', { customerId: 'C1' })
    for (const { who, id } of pairs(100)) expect([id, await told(readAll, id, who)]).toEqual([id, reference])
  })

  it('answer writes likewise, and write nothing', async () => {
    const before = await test.graph.read(countEntries, {})
    const reference = await told(writeAll, 'NOBODY', { customerId: 'C1' })
    for (const { who, id } of pairs(150)) expect([id, await told(writeAll, id, who)]).toEqual([id, reference])
    expect(await test.graph.read(countEntries, {})).toEqual(before)
  })

  it('differ from what the owner is told', async () => {
    const own = await told(readAll, 'C1', { customerId: 'C1' })
    expect(own.answer).toContain('GIVEN')
    const foreign = await told(readAll, 'C2', { customerId: 'C1' })
    expect(foreign.answer).toBe('{"data":{"_entities":[null]},"codes":[],"errors":[]}')
  })
})

const countEntries = {
  name: 'test.countEntries',
  text: 'MATCH (e:ConsentEvent) RETURN count(e) AS entries',
  row: (r: { number(column: string): number }) => r.number('entries'),
}
