import { beforeAll, describe, expect, it } from 'vitest'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { type Answers, differences, fieldsOf, useJoinedWorld } from './joined-world.ts'
import { crossing, foreignPart, linesOf, ownPart, sources } from './two-sources.ts'

const world = useJoinedWorld()

/** As the customer of `record`, signed in, restricts the use, objects and takes back what they agreed to. */
const enter = command({
  name: 'test.enter',
  text: cypher<{ readonly record: string; readonly purposes: readonly string[]; readonly at: number }>`
    UNWIND $purposes AS purpose
    UNWIND [{act: 'RESTRICTION', purpose: null, status: 'REFUSED', entryKind: 'PRIVACY_REQUEST'},
            {act: 'OBJECTION', purpose: purpose, status: 'REFUSED', entryKind: 'PRIVACY_REQUEST'},
            {act: 'CONSENT', purpose: purpose, status: 'WITHDRAWN', entryKind: 'CONSENT'}] AS said
    CREATE (e:ConsentEvent:Entry {id: randomUUID()})
    SET e += said, e.recordId = $record, e.occurredAt = $at, e.recordedAt = $at, e.observedAt = $at, e.source = 'consent-api',
        e.sk = toString(datetime({epochMillis: $at})) + '#' + e.id, e.isSelfService = true`,
})
/** The negative control: as if somebody of the staff had entered it for the whole customer. */
const takeMarks = command({
  name: 'test.takeMarks',
  text: cypher`MATCH (e:ConsentEvent {isSelfService: true}) REMOVE e.isSelfService`,
})

const askers: Readonly<Record<string, PurposeKey>> = {
  support: 'CustomerCare',
  frontend: 'ServiceProvision',
  marketing: 'Marketing',
  'fraud team': 'FraudPreventionAndDetection',
}
const names = Object.keys(askers)
type Round = 'alone' | 'joined' | 'attacked' | 'unmarked'
const rounds = new Map<Round, ReadonlyMap<string, Answers>>()

async function askAll(round: Round): Promise<void> {
  const id = await world.ownerOf('shop:1')
  const answers = new Map<string, Answers>()
  for (const [name, purpose] of Object.entries(askers)) {
    // One asks for each field alone, the others for all at once: neither may tell more than the other.
    const way = name === 'support' ? 'alone' : 'together'
    answers.set(name, await world.answersOf('Customer', id, { viewer: {}, purpose }, way))
  }
  rounds.set(round, answers)
}

function changed(name: string, from: Round, to: Round): readonly string[] {
  return differences(rounds.get(from)?.get(name) ?? new Map(), rounds.get(to)?.get(name) ?? new Map())
}

beforeAll(async () => {
  await world.ingest([...sources, ...linesOf(ownPart)])
  await world.fit()
  await askAll('alone')
  await world.ingest([...linesOf(foreignPart), ...crossing(foreignPart)])
  if ((await world.ownerOf('erp:9')) !== (await world.ownerOf('shop:1'))) throw new Error('erp was not joined')
  await askAll('joined')
  const said = { record: 'erp:9', purposes: purposeKeys, at: Date.UTC(2025, 11, 1) }
  await world.deps.graph.write('test.enter', (transaction) => transaction.run(enter, said))
  await askAll('attacked')
  await world.deps.graph.write('test.takeMarks', (transaction) => transaction.run(takeMarks, {}))
  await askAll('unmarked')
}, 1_200_000)

/**
 * What tells of the ledger, or that a part is closed, or rests on the customer's company, for which no customer speaks, or says which records
 * there are and how surely they are of one customer.
 */
const otherwise = new Set(
  [
    ...['consents', 'consentHistory', 'channelPreferences', 'timeline', 'withheld', 'reach', 'leadWarmth', 'accounts'],
    ...['profile', 'identifiers', 'records', 'resolution'],
  ].map((field) => `Customer.${field}`),
)

describe('a stranger whose record was joined with the customer by an identifier that nobody verified', () => {
  it.each(names)('closes their own record and nothing else to %s', (name) => {
    const seen = [...fieldsOf(changed(name, 'alone', 'attacked'))].filter((field) => !otherwise.has(field))
    expect(seen, changed(name, 'alone', 'attacked').join('\n')).toEqual([])
  })

  it.each(names)('had a record that counted to %s before: the negative control', (name) => {
    expect(changed(name, 'alone', 'joined').length).toBeGreaterThan(0)
  })

  it.each(names)('would close the whole customer to %s without the mark: the negative control', (name) => {
    const seen = fieldsOf(changed(name, 'alone', 'unmarked'))
    expect(seen.has('Customer.mayUse') || seen.has('Customer.withheld')).toBe(true)
    expect(seen.size).toBeGreaterThan(5)
  })
})
