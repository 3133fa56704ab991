import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { createGraph } from '../../graph/run.ts'
import { createMatchRecordCache, type MatchRecordCache } from '../../resolution/neighbourhood/match-record-cache.ts'
import { partition } from '../../resolution/partition/partition.ts'
import { recordLine } from '../../resolution/records/record-line.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import { writeAndResolve } from '../../resolution/write/write-and-resolve.ts'
import { writeRecords } from '../../resolution/write/write-records.ts'
import { meanwhile } from '../graph/meanwhile.ts'
import { useGraph } from '../harness/neo4j.ts'
import { faultyDriver } from './faulty-driver.ts'
import { declare, deps, faultsIn, groupsIn, ids, type RecordWritten, write } from './graph-state.ts'
import { matchRecord, matchRecordIn } from './partition/match-record.ts'

const { graph, driver, database, clear } = useGraph()

beforeEach(clear)

const home = { line1: '12 Harbour Street', city: 'Fremantle', postalCode: '6160', countryCode: 'AU' }
const person = { givenName: 'Rosalind', familyName: 'Thornbury', birthDate: '1971-04-23', addresses: [home] }

function record(source: string, id: string, attributes: Readonly<Record<string, unknown>>, keys: string[] = []) {
  return { source, id, attributes, identifiers: ids(...keys) } satisfies RecordWritten
}

const candidates = statement({
  name: 'test.candidates',
  text: cypher`MATCH (m:MatchCandidate) RETURN m.a AS a, m.b AS b, m.status AS status, m.reason AS reason, m.stake AS stake ORDER BY a, b`,
  row: (r) => ({
    a: r.string('a'),
    b: r.string('b'),
    status: r.string('status'),
    reason: r.string('reason'),
    stake: r.number('stake'),
  }),
})

const blocks = statement({
  name: 'test.blocks',
  text: cypher`MATCH (b:Block) RETURN substring(b.entry, 12) AS recordId, b.key AS key ORDER BY recordId, key`,
  row: (r) => `${r.string('recordId')} ${r.string('key').split('\n')[0]}`,
})

describe('records without a common identifier', () => {
  it('become one customer where the model is sure', async () => {
    await write(graph, [record('crm', '1', person, ['EMAIL:r@a.example'])])
    await write(graph, [record('shop', '1', { ...person, familyName: 'Thornbery' }, ['EMAIL:rosalind@b.example'])])
    expect(await groupsIn(graph)).toBe('crm:1+shop:1')
    expect(await faultsIn(graph)).toEqual([])
  })

  it('become one within a batch', async () => {
    await write(graph, [record('crm', '1', person), record('shop', '1', person)])
    expect(await groupsIn(graph)).toBe('crm:1+shop:1')
  })

  it('stay two where a suffix tells father and son', async () => {
    await write(graph, [
      record('crm', '1', { ...person, givenName: 'Hugh', nameSuffix: 'Jr' }),
      record('shop', '1', { ...person, givenName: 'Hugh', nameSuffix: 'Sr' }),
    ])
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1')
  })

  it('stay two where their source gives one id each', async () => {
    await declare(graph, [{ source: 'crm', uniqueIds: true }])
    await write(graph, [record('crm', '1', person), record('crm', '2', person)])
    expect(await groupsIn(graph)).toBe('crm:1 | crm:2')
  })

  it('part again when one turns out to be somebody else, whose blocks go with the old version', async () => {
    await write(graph, [record('crm', '1', person), record('shop', '1', person)])
    const other = { givenName: 'Ivo', familyName: 'Marchetti', birthDate: '1990-12-02' }
    await write(graph, [{ ...record('shop', '1', other), observedAt: '2026-02-02' }])
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1')
    const kept = await graph.read(blocks, {})
    expect(kept.filter((block) => block.startsWith('shop:1') && block.includes('1971'))).toEqual([])
    expect(kept.some((block) => block.startsWith('shop:1 b:19901202'))).toBe(true)
    await write(graph, [record('web', '1', other)])
    expect(await groupsIn(graph)).toBe('crm:1 | shop:1+web:1')
    expect(await faultsIn(graph)).toEqual([])
  })
})

describe('a record that a writer remembers', () => {
  const other = { givenName: 'Ivo', familyName: 'Marchetti', birthDate: '1990-12-02' }

  /** It remembers the first version, the second comes from elsewhere, and then somebody like the second. */
  async function groupsWith(cache: MatchRecordCache): Promise<string> {
    const remembering = async (written: RecordWritten) => {
      const line = recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...written })
      const own = { ...deps, matchRecords: cache }
      await writeAndResolve(graph, 'test.write', own, (transaction) => writeRecords(transaction, [line], own))
    }
    await remembering(record('crm', '1', person))
    await write(graph, [{ ...record('crm', '1', other), observedAt: '2026-02-02' }])
    await remembering(record('shop', '1', other))
    return groupsIn(graph)
  }

  it('is compared as it is now', async () => {
    expect(await groupsWith(createMatchRecordCache())).toBe('crm:1+shop:1')
  })

  it('would be compared as it was, did its blocks not tell the version', async () => {
    const cache = createMatchRecordCache()
    const stampById = new Map<string, string>()
    const deaf: MatchRecordCache = {
      get: (id) => cache.get(id, stampById.get(id) ?? ''),
      set(ready, source) {
        stampById.set(ready.id, ready.stamp)
        cache.set(ready, source)
      },
    }
    expect(await groupsWith(deaf)).toBe('crm:1 | shop:1')
  })
})

describe('pairs for a person to decide', () => {
  const unsure = { givenName: 'Rosalind', familyName: 'Thornbury' }

  it('wait in the graph, and are asked no more once they are one', async () => {
    const [left, right] = [
      record('crm', '1', { ...unsure, addresses: [{ city: 'Fremantle' }] }),
      record('shop', '1', unsure),
    ]
    await write(graph, [left])
    await write(graph, [right])
    const { review } = partition([left, right].map(matchRecord), ruleSet)
    const open = await graph.read(candidates, {})
    expect(open.map(({ a, b, reason }) => [a, b, reason])).toEqual(
      review.map(({ match, reason }) => [match.a, match.b, reason]),
    )
    expect(open).toEqual([{ a: 'crm:1', b: 'shop:1', status: 'OPEN', reason: 'UNSURE', stake: 2 }])
    await write(graph, [{ ...right, observedAt: '2026-03-01', attributes: unsure, identifiers: ids('CRM_ID:9') }])
    await write(graph, [{ ...left, observedAt: '2026-03-01', identifiers: ids('CRM_ID:9') }])
    expect(await groupsIn(graph)).toBe('crm:1+shop:1')
    expect(await graph.read(candidates, {})).toEqual([])
  })
})

describe('writers at the same time', () => {
  /** Links of the model join nearly all of them: one component that every writer reads and locks. */
  const lookAlikes = ['Ann', 'Anne', 'Anna', 'Annie', 'Nan', 'Rosalind', 'Rosalinde', 'Rosa'].map(
    (givenName, index) => ({
      givenName,
      familyName: index % 3 === 0 ? 'Thornbery' : 'Thornbury',
      birthDate: `1971-04-2${index % 4}`,
      addresses: [home],
    }),
  )

  it('that bring people much alike without a common identifier all meet, and none is refused', async () => {
    const records = lookAlikes.flatMap((attributes, index) => [
      record('crm', `${index}`, attributes),
      record('shop', `${index}`, attributes),
    ])
    await Promise.all(records.map((one) => write(graph, [one])))
    expect(await groupsIn(graph)).toBe(groupsOf(records))
    expect(await faultsIn(graph)).toEqual([])
  }, 60_000)

  it.each([
    ['is there', 0],
    ['is lost after the commit', 1],
  ])('find what came between reading and committing, where the connection %s', async (_, losses) => {
    const faulty = faultyDriver(driver, { at: 'AFTER_COMMIT', code: 'ServiceUnavailable' })
    const connected = losses === 0 ? graph : createGraph(faulty.driver, { database })
    const other = () => write(graph, [record('shop', '1', person)])
    const disturbed = meanwhile(connected, 'resolution.replaceBlocks', other)
    const line = recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...record('crm', '1', person) })
    let attempts = 0
    await writeAndResolve(disturbed, 'test.write', deps, (transaction) => {
      attempts++
      return writeRecords(transaction, [line], deps)
    })
    expect({ attempts, isLost: faulty.hasStruck() }).toEqual({ attempts: 1 + losses, isLost: losses > 0 })
    expect(await groupsIn(graph)).toBe('crm:1+shop:1')
  })

  it('ask one question of two customers, however many records they have', async () => {
    const left = { givenName: 'Rosalind', familyName: 'Thornbury', addresses: [{ city: 'Fremantle' }] }
    const right = { givenName: 'Rosalind', familyName: 'Thornbury' }
    const written = ['1', '2', '3'].flatMap((id) => [
      record('crm', id, left, ['CRM_ID:7']),
      record('shop', id, right, ['LOYALTY_ID:9']),
    ])
    await Promise.all(written.map((one) => write(graph, [one])))
    expect(await groupsIn(graph)).toBe('crm:1+crm:2+crm:3 | shop:1+shop:2+shop:3')
    expect(await graph.read(candidates, {})).toHaveLength(1)
  }, 60_000)
})

const similarity = fc.record(
  {
    givenName: fc.constantFrom('Ann', 'Anne', 'Rosalind', 'Bob', 'Robert'),
    familyName: fc.constantFrom('Thornbury', 'Thornbery', 'Marchetti'),
    birthDate: fc.constantFrom('1971-04-23', '1971-04-28', '1944-09-02'),
    addresses: fc.constantFrom([home], [{ ...home, line1: '12 Harbor St' }], [{ city: 'Fremantle' }]),
    nameSuffix: fc.constantFrom('Jr', 'Sr'),
  },
  { requiredKeys: ['givenName', 'familyName'] },
)

const alike = fc
  .array(
    fc.record({
      source: fc.constantFrom('one', 'two', 'web'),
      keys: fc.uniqueArray(fc.constantFrom('EMAIL:a@x.io', 'USER_ID:u1', 'NATIONAL_ID:8853061'), { maxLength: 1 }),
      attributes: similarity,
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((records) => records.map(({ source, keys, attributes }, index) => record(source, `${index}`, attributes, keys)))

const declared = [{ source: 'one', uniqueIds: true }]

function groupsOf(records: readonly RecordWritten[]): string {
  return partition(records.map(matchRecordIn(declared)), ruleSet)
    .clusters.map(({ members }) => members.join('+'))
    .join(' | ')
}

describe('the partition of people much alike', () => {
  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(
        alike.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          expect(partition(shuffled.map(matchRecord), ruleSet)).toEqual(partition(records.map(matchRecord), ruleSet))
        },
      ),
      { numRuns: 200, interruptAfterTimeLimit: 10_000 },
    )
  }, 30_000)

  it('is that of all records at once, in whatever order and batches they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        alike.chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray([...records], { minLength: records.length }),
            fc.integer({ min: 1, max: 4 }),
          ),
        ),
        async ([records, shuffled, size]) => {
          await clear()
          await declare(graph, declared)
          for (let at = 0; at < shuffled.length; at += size) await write(graph, shuffled.slice(at, at + size))
          expect(await groupsIn(graph)).toBe(groupsOf(records))
          expect(await faultsIn(graph)).toEqual([])
        },
      ),
      { numRuns: 20, interruptAfterTimeLimit: 20_000 },
    )
  }, 90_000)
})
