import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { assertSame } from '../../../resolution/corrections/assert-pair.ts'
import { correctAttributes } from '../../../resolution/corrections/correct-attribute.ts'
import { explainMatch } from '../../../resolution/explain-match.ts'
import { heldRule } from '../../../resolution/partition/hubs.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import type { Partition } from '../../../resolution/partition/partition-types.ts'
import { subjectsAround } from '../../../resolution/queries.ts'
import { recordLine, sourceLine } from '../../../resolution/records/record-line.ts'
import { sourceOfLine } from '../../../resolution/records/source.ts'
import { structuralFaults } from '../../../resolution/rerun/queries.ts'
import { rerun } from '../../../resolution/rerun/rerun.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { writeRecords } from '../../../resolution/write/write-records.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, deps, faultsIn, groupsIn, ids, type RecordWritten, subjectOf, write } from '../graph-state.ts'
import { matchRecordIn } from './match-record.ts'
import { people } from './people-arbitrary.ts'

const verifiedAt = '2026-01-01T00:00:00Z'
const crm = { source: 'crm', role: 'SYSTEM_OF_RECORD' as const }
const shop = { source: 'shop', role: 'TOUCHPOINT' as const, isolated: true }
const verifying = { ...shop, verifies: ['EMAIL' as const] }

function record(name: string, keys: readonly string[], attributes: object = {}): RecordWritten {
  const [source = '', id = ''] = name.split(':')
  return { source, id, identifiers: ids(...keys), attributes: { ...attributes } }
}

function verified(name: string, keys: readonly string[], attributes: object = {}): RecordWritten {
  const plain = record(name, keys, attributes)
  return { ...plain, identifiers: (plain.identifiers ?? []).map((identifier) => ({ ...identifier, verifiedAt })) }
}

const groupsOf = ({ clusters }: Pick<Partition, 'clusters'>) => clusters.map(({ members }) => members.join('+'))

type Sources = Parameters<typeof matchRecordIn>[0]
const groups = (sources: Sources, records: readonly RecordWritten[]) =>
  groupsOf(partition(records.map(matchRecordIn(sources)), ruleSet))

describe('records of an isolated source', () => {
  it('are joined as if there were no others, and leave the others as they are', () => {
    const isolated = (source: string) => [
      { source: 'one', uniqueIds: true },
      { source: 'two' },
      { source, isolated: true },
    ]
    let changed = 0
    fc.assert(
      fc.property(people, fc.constantFrom('one', 'two', 'web'), (records, source) => {
        const read = matchRecordIn(isolated(source))
        const all = partition(records.map(read), ruleSet)
        for (const isOf of [(of: string) => of === source, (of: string) => of !== source]) {
          const some = records.filter((one) => isOf(one.source))
          const alone = partition(some.map(read), ruleSet)
          const own = all.clusters.filter(({ members }) => members.some((id) => isOf(id.split(':')[0] ?? '')))
          expect(own).toEqual(alone.clusters)
          // The control: not isolated, others do make a difference.
          const open = matchRecordIn([{ source: 'one', uniqueIds: true }, { source: 'two' }, { source: 'web' }])
          const restricted = groupsOf(partition(records.map(open), ruleSet))
            .map((group) => group.split('+').filter((id) => isOf(id.split(':')[0] ?? '')))
            .filter(({ length }) => length > 0)
            .map((group) => group.join('+'))
          if (
            restricted.toSorted().join() !==
            groupsOf(partition(some.map(open), ruleSet))
              .toSorted()
              .join()
          )
            changed++
        }
      }),
      { numRuns: 200 },
    )
    expect(changed).toBeGreaterThan(0)
  })

  it('are joined with nobody by what the model likens', () => {
    const ann = { givenName: 'Annabel', familyName: 'Leighton', birthDate: '1980-01-31' }
    const records = [record('crm:1', [], ann), record('shop:1', [], ann), record('shop:2', [], ann)]
    expect(groups([crm, shop], records)).toEqual(['crm:1', 'shop:1+shop:2'])
    expect(groups([crm, { ...shop, isolated: false }], records)).toEqual(['crm:1+shop:1+shop:2'])
  })

  it('are joined by an identifier that both sides have verified, as the source line says', () => {
    const records = [verified('crm:1', ['EMAIL:a@x.io']), verified('shop:1', ['EMAIL:a@x.io', 'PHONE:+447700900123'])]
    expect(groups([crm, verifying], records)).toEqual(['crm:1+shop:1'])
    expect(groups([crm, shop], records)).toEqual(['crm:1', 'shop:1'])
    expect(groups([crm, { ...shop, role: 'SYSTEM_OF_RECORD' }], records)).toEqual(['crm:1', 'shop:1'])
    expect(groups([crm, verifying], [record('crm:1', ['EMAIL:a@x.io']), ...records.slice(1)])).toEqual([
      'crm:1',
      'shop:1',
    ])
    expect(groups([crm, verifying], [...records.slice(0, 1), record('shop:1', ['EMAIL:a@x.io'])])).toEqual([
      'crm:1',
      'shop:1',
    ])
  })

  it('stay with each other although what the others say speaks against it', () => {
    const born = (birthDate: string) => ({ fullName: 'Ann Lee', birthDate })
    const records = [
      verified('crm:1', ['EMAIL:a@x.io'], born('1991-05-06')),
      {
        ...verified('shop:1', ['EMAIL:a@x.io']),
        identifiers: [...(verified('', ['EMAIL:a@x.io']).identifiers ?? []), ...ids('LOYALTY_ID:l1', 'DEVICE_ID:d1')],
      },
    ]
    const guess = (birthDate: string) =>
      groups([crm, verifying], [...records, record('shop:2', ['LOYALTY_ID:l1', 'DEVICE_ID:d1'], born(birthDate))])
    expect(guess('1991-05-06')).toEqual(['crm:1+shop:1+shop:2'])
    const wrong = guess('1960-01-01')
    expect(wrong.find((group) => group.includes('shop:1'))).toContain('shop:2')
  })

  it('unite no two others, and are not united by others', () => {
    const [a, b] = ['EMAIL:a@x.io', 'EMAIL:b@x.io']
    const two = [verified('crm:1', [a]), verified('crm:2', [b])]
    const both = verified('shop:1', [a, b])
    expect(groups([crm, verifying], [...two, both])).toEqual(['crm:1', 'crm:2', 'shop:1'])
    expect(
      groups([crm, verifying], [verified('crm:1', [a, b]), verified('shop:1', [a]), verified('shop:2', [b])]),
    ).toEqual(['crm:1', 'shop:1', 'shop:2'])
  })

  it('are joined by a person, with all that belongs to them', () => {
    const records = [
      record('crm:1', ['EMAIL:a@x.io']),
      record('shop:1', ['EMAIL:a@x.io']),
      record('shop:2', ['EMAIL:a@x.io']),
    ]
    const read = records.map(matchRecordIn([crm, shop]))
    const said = { id: 's', relation: 'SAME', a: 'crm:1', b: 'shop:1', by: 'p', at: 1 } as const
    expect(groupsOf(partition(read, ruleSet, undefined, [said]))).toEqual(['crm:1+shop:1+shop:2'])
    const apart = { ...said, id: 'd', relation: 'NOT_SAME', b: 'shop:2' } as const
    expect(groupsOf(partition(read, ruleSet, undefined, [said, apart]))).toEqual(['crm:1', 'shop:1+shop:2'])
  })
})

const test = useGraph()
const { graph, clear } = test

describe('in the graph', () => {
  beforeEach(clear)
  const victim = record('crm:v', ['EMAIL:v@x.io', 'PHONE:+447700900123'], {
    fullName: 'Ann Lee',
    birthDate: '1991-05-06',
  })
  const own = [record('shop:1', ['EMAIL:v@x.io'], { fullName: 'Ann Lee' }), record('shop:2', ['EMAIL:v@x.io'])]

  it.each([
    ['last', [[victim], own]],
    ['first', [own, [victim]]],
  ])('they are apart from others, whichever comes %s, and find each other', async (_, batches) => {
    await declare(graph, [crm, shop])
    for (const batch of batches) await write(graph, batch)
    expect(await groupsIn(graph)).toBe('crm:v | shop:1+shop:2')
    expect((await subjectOf(graph, 'crm:v')).identifies).toEqual(['EMAIL:v@x.io', 'PHONE:+447700900123'])
    expect(await faultsIn(graph)).toEqual([])
    expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
  })

  it('says that they are apart because of it', async () => {
    await declare(graph, [crm, shop])
    await write(graph, [victim, ...own, record('shop:3', ['EMAIL:z@x.io'])])
    const recordIds = ['crm:v', 'shop:1', 'shop:3']
    const found = await graph.read(subjectsAround, { keys: [], crowded: [], recordIds, isWhole: true })
    const subjects = found.map(({ subject }) => subject)
    const sources = new Map(
      [crm, shop].map((source) => [source.source, sourceOfLine(sourceLine.parse({ kind: 'source', ...source }))]),
    )
    expect(explainMatch('crm:v', 'shop:1', subjects, sources, ruleSet)).toMatchObject({
      same: false,
      blockedBy: 'ISOLATED',
    })
    expect(explainMatch('crm:v', 'shop:3', subjects, sources, ruleSet)).toMatchObject({ same: false, blockedBy: null })
  })

  it('joins them once the source is declared otherwise, and parts them once it is declared so', async () => {
    await declare(graph, [crm, shop])
    await write(graph, [victim, ...own])
    const id = (await subjectOf(graph, 'crm:v')).id
    const again = async (declared: { readonly isolated: boolean }) => {
      await declare(graph, [{ ...shop, ...declared }])
      await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
      expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
      return groupsIn(graph)
    }
    expect(await again({ isolated: false })).toBe('crm:v+shop:1+shop:2')
    expect(await again({ isolated: true })).toBe('crm:v | shop:1+shop:2')
    expect((await subjectOf(graph, 'crm:v')).id).toBe(id)
  })

  it.each([
    true,
    false,
  ])('keeps what a person corrects with the record, and joins what a person joins: %s', async (isolated) => {
    const ann = {
      ...{ givenName: 'Annabel', familyName: 'Leighton', birthDate: '1991-05-06' },
      addresses: [{ line1: '7 Orchard Lane', city: 'Leeds', postalCode: 'LS1 9ZZ', countryCode: 'GB' }],
    }
    await declare(graph, [crm])
    await write(graph, [record('crm:v', ['EMAIL:v@x.io'], ann)])
    const line = recordLine.parse({ kind: 'record', observedAt: '2026-01-02', ...record('shop:1', ['EMAIL:z@x.io']) })
    // A caller who is bound to sources isolates what nobody declared.
    await graph.write('test.bound', (transaction) => writeRecords({ ...transaction, isBound: isolated }, [line], deps))
    const { id } = await subjectOf(graph, 'shop:1')
    const said = { by: 'p', reason: 'asked' }
    await graph.write('test.correct', (transaction) =>
      correctAttributes(transaction, { id, attributes: ann }, said, deps),
    )
    const apart = 'correction:shop:1+shop:1 | crm:v'
    // The control: where the source is not isolated, the corrected values join the two.
    expect(await groupsIn(graph)).toBe(isolated ? apart : 'correction:shop:1+crm:v+shop:1')
    await rerun(graph, { isDry: false, onPage: () => undefined }, deps)
    expect(await groupsIn(graph)).toBe(isolated ? apart : 'correction:shop:1+crm:v+shop:1')
    await graph.write('test.same', (transaction) => assertSame(transaction, { a: 'crm:v', b: 'shop:1' }, said, deps))
    expect(await groupsIn(graph)).toBe('correction:shop:1+crm:v+shop:1')
    expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
  })

  it('joins them with whoever has verified the same, and takes an identifier from nobody', async () => {
    await declare(graph, [crm, verifying])
    await write(graph, [verified('shop:1', ['EMAIL:v@x.io'])])
    await write(graph, [victim])
    expect(await groupsIn(graph)).toBe('crm:v | shop:1')
    expect((await subjectOf(graph, 'crm:v')).identifies).toContain('EMAIL:v@x.io')
    expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
    await write(graph, [{ ...verified('crm:v', ['EMAIL:v@x.io']), observedAt: '2026-03-01' }])
    expect(await groupsIn(graph)).toBe('crm:v+shop:1')
    expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
  })
})
