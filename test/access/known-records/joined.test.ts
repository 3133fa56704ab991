import { beforeAll, describe, expect, it } from 'vitest'
import type { PurposeKey } from '../../../access/purposes.ts'
import type { Viewer } from '../../../access/viewer.ts'
import { type Answers, differences, fieldsOf, useJoinedWorld } from './joined-world.ts'
import { crossing, foreignPart, hiddenPart, linesOf, ownPart, sources } from './two-sources.ts'
import { reachableFields } from './whole-selections.ts'

const world = useJoinedWorld()

const types = ['Customer', 'Account'] as const
interface RoundsOf {
  readonly viewer: Partial<Viewer>
  readonly purpose: PurposeKey
  /** In which to ask: 0 by one source, 1 by two, 2 by two and a watch list. */
  readonly rounds: readonly number[]
}

const askers: Readonly<Record<string, RoundsOf>> = {
  'partner for service': { viewer: { sources: ['shop'] }, purpose: 'ServiceProvision', rounds: [0, 2] },
  'partner for marketing': { viewer: { sources: ['shop'] }, purpose: 'Marketing', rounds: [0, 2] },
  'partner against fraud': { viewer: { sources: ['shop'] }, purpose: 'FraudPreventionAndDetection', rounds: [0, 2] },
  'golden partner': {
    viewer: { sources: ['shop'], view: 'golden' },
    ...{ purpose: 'FraudPreventionAndDetection', rounds: [0, 1] },
  },
  support: { viewer: {}, purpose: 'CustomerCare', rounds: [1, 2] },
  'fraud team': { viewer: {}, purpose: 'FraudPreventionAndDetection', rounds: [1, 2] },
}
const partners = Object.keys(askers).filter((name) => name.startsWith('partner'))

/** What each was answered about the customer and the company. */
const rounds: ReadonlyMap<string, Answers>[] = []

async function askAll(customer: string, company: string): Promise<ReadonlyMap<string, Answers>> {
  const round = new Map<string, Answers>()
  for (const [name, asker] of Object.entries(askers)) {
    if (!asker.rounds.includes(rounds.length)) continue
    round.set(`${name} Customer`, await world.answersOf('Customer', customer, asker, 'together'))
    round.set(`${name} Account`, await world.answersOf('Account', company, asker, 'together'))
  }
  if (rounds.length === 1) return round
  const viewer = { scopes: new Set(['self']), customerId: customer, record: 'shop:1' }
  round.set('self', await world.answersOf('Customer', customer, { viewer, purpose: 'RightsFulfilment' }, 'together'))
  return round
}

beforeAll(async () => {
  await world.ingest([...sources, ...linesOf(ownPart)])
  await world.fit()
  const [customer, company] = [await world.ownerOf('shop:1'), await world.ownerOf('shop:co')]
  rounds.push(await askAll(customer, company))
  for (const part of [foreignPart, hiddenPart]) {
    await world.ingest([...linesOf(part), ...crossing(part)])
    const { record, company: of } = part
    const owners = [await world.ownerOf(`${record.source}:${record.id}`), await world.ownerOf(`${of.source}:${of.id}`)]
    if (owners.join() !== [customer, company].join()) throw new Error(`${record.source} was not joined`)
    rounds.push(await askAll(customer, company))
  }
}, 1_200_000)

function changed(name: string, from: number, to: number): readonly string[] {
  return differences(rounds[from]?.get(name) ?? new Map(), rounds[to]?.get(name) ?? new Map())
}

describe.each(types)('%s', (type) => {
  it.each(partners)('a %s is told nothing of what other sources brought', (partner) => {
    expect(changed(`${partner} ${type}`, 0, 2)).toEqual([])
  })

  it('is the same for support before and after a watch list names it', () => {
    expect(changed(`support ${type}`, 1, 2)).toEqual([])
  })

  it('is told to whoever may know of every record: the negative control', () => {
    const seen = new Set([
      ...fieldsOf(changed(`golden partner ${type}`, 0, 1)),
      ...fieldsOf(changed(`fraud team ${type}`, 1, 2)),
    ])
    expect(world.ownFields(type).filter((field) => !seen.has(`${type}.${field}`))).toEqual(unmoved[type])
  })
})

/** What no record that joins changes here: nothing is closed by it, and it gives up no id; what stands of the owner stays as it was. */
const unmoved = {
  Customer: ['kind', 'displayName', 'supersededIds', 'identityChanges', 'mayUse', 'withheld'],
  Account: ['kind', 'name', 'supersededIds', 'identityChanges'],
}

it('a customer who has signed in is told nothing of a record that only the rules joined', () => {
  expect(changed('self', 0, 2)).toEqual([])
})

it('every field that a customer or a company leads to was asked for', () => {
  const covered = new Set(types.flatMap((type) => [...world.selections[type].covered]))
  const reachable = types.flatMap((type) => [...reachableFields(world.schema, type, world.skipped)])
  expect(reachable.filter((coordinate) => !covered.has(coordinate))).toEqual([])
})
