import { beforeEach, describe, expect, it } from 'vitest'
import { createCompareTraits } from '../../../resolution/partition/compare-traits.ts'
import { crowdOf } from '../../../resolution/partition/crowds.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, faultsIn, groupsIn, ids, type RecordWritten, write } from '../graph-state.ts'
import { people } from './different-people.ts'
import { matchRecordIn } from './match-record.ts'

const { graph, clear } = useGraph()

const declared = [{ source: 'crm' }, { source: 'web', role: 'TOUCHPOINT' as const }]
const address = 'EMAIL:vic@x.io'

function record(name: string, keys: readonly string[], attributes: object = {}): RecordWritten {
  const [source = '', id = ''] = name.split(':')
  return { source, id, identifiers: ids(...keys), attributes: { ...attributes } }
}

const name = { fullName: 'Victor Timberlake' }
const victim = record('crm:v', [address], name)
const visit = record('web:v', [address])
/** As many different people as make an e-mail address nobody's. */
const crowd = (source: string, count = 60) =>
  people(count).map(({ name }, index) =>
    record(`${source}:${String(index).padStart(3, '0')}`, [address], { fullName: name }),
  )

const withVictim = (groups: readonly string[]) => groups.find((group) => group.split('+').includes('crm:v'))

const groups = (
  records: readonly RecordWritten[],
  sources: readonly { source: string; role?: 'TOUCHPOINT' }[] = declared,
) => partition(records.map(matchRecordIn(sources)), ruleSet).clusters.map(({ members }) => members.join('+'))

describe('different people on the e-mail address of a customer', () => {
  it('part no records of declared sources, touchpoints among them, where nobody declared theirs', () => {
    expect(withVictim(groups([victim, visit, ...crowd('stray')]))).toBe('crm:v+web:v')
    // The control: a declared source makes the address one that only records of trust are linked by.
    const all = [...declared, { source: 'stray', role: 'TOUCHPOINT' as const }]
    expect(withVictim(groups([victim, visit, ...crowd('stray')], all))).toBe('crm:v')
  })

  it.each([
    ['undeclared', [...crowd('stray')], 'UNDECLARED'],
    ['undeclared, and one of trust', [victim, ...crowd('stray')], 'UNDECLARED'],
    ['declared touchpoints', crowd('web'), 'STRANGERS'],
    ['declared touchpoints, and one of trust', [victim, ...crowd('web')], 'STRANGERS'],
    ['declared systems of record', crowd('crm'), 'ALL'],
    ['few', [victim, ...crowd('stray', 20)], 'NONE'],
  ] as const)('are counted without those who may not change it: %s', (_, records, expected) => {
    const compare = createCompareTraits(ruleSet.model)
    expect(crowdOf(address, records.map(matchRecordIn(declared)), 50, compare)).toBe(expected)
  })

  it('keep no watch list from naming the customer', () => {
    const listed = record('list:v', [address], name)
    const sources = [...declared, { source: 'list', role: 'WATCHLIST' as const }]
    const found = partition([victim, listed, ...crowd('stray')].map(matchRecordIn(sources)), ruleSet)
    expect(withVictim(found.clusters.map(({ members }) => members.join('+')))).toBe('crm:v+list:v')
  })
})

const person = {
  ...{ givenName: 'Annabel', familyName: 'Leighton', birthDate: '1980-01-31' },
  addresses: [{ line1: '1 High Street', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }],
}
/** More records that say what the customer's do than can be compared with each other. */
const similarities = (source: string) =>
  Array.from({ length: 60 }, (_, n) => record(`${source}:${n}`, [`COOKIE_ID:c${n}`], person))
const likened = [record('crm:v', ['PHONE:+447700900123'], person), record('web:v', ['EMAIL:ann@x.io'], person)] as const

describe('records that fill the blocks of a customer', () => {
  it('keep no records of declared sources from being compared, where nobody declared theirs', () => {
    expect(withVictim(groups([...likened, ...similarities('stray')]))).toMatch(/crm:v.*web:v/)
    // The control: too many of declared sources cannot be compared.
    const all = [...declared, { source: 'stray', role: 'TOUCHPOINT' as const }]
    expect(withVictim(groups([...likened, ...similarities('stray')], all))).toBe('crm:v')
  })
})

describe('in the graph', () => {
  beforeEach(async () => {
    await clear()
    await declare(graph, declared)
  })
  const customerOfVictim = async () => withVictim((await groupsIn(graph)).split(' | '))

  it.each<readonly [string, readonly (readonly RecordWritten[])[]]>([
    ['after the declared ones', [[victim], [visit], crowd('stray')]],
    ['before the declared ones', [crowd('stray'), [victim], [visit]]],
    ['between the declared ones', [[visit], crowd('stray'), [victim]]],
    ['one at a time', [[victim], ...crowd('stray').map((one) => [one]), [visit]]],
    ['in one batch with them', [[...crowd('stray'), victim, visit]]],
  ])('undeclared people on an address change nothing for declared records: %s', async (_, batches) => {
    for (const batch of batches) await write(graph, batch)
    expect(await customerOfVictim()).toBe('crm:v+web:v')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('undeclared people on the address of a couple change nothing for a further record of one of the two', async () => {
    const [ann, bob] = [{ fullName: 'Annabel Leighton' }, { fullName: 'Boris Quistgaard' }]
    const couple = [record('crm:v', [address], ann), record('crm:w', [address], bob)]
    await write(graph, couple)
    await write(graph, crowd('stray'))
    await write(graph, [record('web:v', [address], ann)])
    expect(await customerOfVictim()).toBe('crm:v+web:v')
  })

  it('a crowd of declared touchpoints that came first takes the address from no system of record', async () => {
    await declare(graph, [{ source: 'erp' }])
    await write(graph, crowd('web'))
    await write(graph, [victim])
    await write(graph, [record('erp:v', [address])])
    expect(await customerOfVictim()).toBe('crm:v+erp:v')
  })

  it.each<readonly [string, readonly (readonly RecordWritten[])[]]>([
    ['after the first declared one', [[likened[0]], similarities('stray'), [likened[1]]]],
    ['before the declared ones', [similarities('stray'), [likened[1]], [likened[0]]]],
  ])('undeclared records in the blocks of a customer change nothing for declared ones: %s', async (_, batches) => {
    for (const batch of batches) await write(graph, batch)
    expect(await customerOfVictim()).toMatch(/crm:v.*web:v/)
  })

  it('hundreds of subjects of an undeclared source on one address do not come in place of the customer', async () => {
    await write(graph, [victim])
    // Each fits two customers equally well and stays a subject of its own.
    await write(graph, [record('crm:w', ['EMAIL:other@x.io'])])
    const strays = Array.from({ length: 320 }, (_, n) =>
      record(`stray:${n}`, [address, 'EMAIL:other@x.io', `COOKIE_ID:c${n}`]),
    )
    for (let at = 0; at < strays.length; at += 80) await write(graph, strays.slice(at, at + 80))
    await write(graph, [visit])
    expect(await customerOfVictim()).toBe('crm:v+web:v')
  }, 120_000)
})
