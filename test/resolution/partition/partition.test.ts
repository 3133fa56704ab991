import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import type { Partition } from '../../../resolution/partition/partition-types.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { ids, type RecordWritten } from '../graph-state.ts'
import { matchRecord } from './match-record.ts'
import { people } from './people-arbitrary.ts'

function groups({ clusters }: Partition): string {
  return clusters.map(({ members }) => members.join('+')).join(' | ')
}

function partitionOf(...records: readonly RecordWritten[]): Partition {
  return partition(records.map(matchRecord), ruleSet)
}

function record(source: string, id: string, keys: readonly string[], fullName?: string): RecordWritten {
  return { source, id, identifiers: ids(...keys), attributes: fullName === undefined ? {} : { fullName } }
}

describe('the partition', () => {
  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(
        people.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          expect(partitionOf(...shuffled)).toEqual(partitionOf(...records))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('keeps its promises whatever the records are', () => {
    fc.assert(
      fc.property(people, (records) => {
        const byId = new Map(records.map((line) => [`${line.source}:${line.id}`, matchRecord(line)]))
        for (const { members, steps, links } of partitionOf(...records).clusters) {
          expect(steps).toHaveLength(members.length - 1)
          expect([...links.keys()]).toEqual(members)
          expect(members.filter((id) => id.startsWith('one:')).length).toBeLessThanOrEqual(1)
          // Without the browser's steps no part holds two known sides that a browser joined.
          for (const step of steps.filter(({ kind }) => kind === 'BROWSER')) {
            const known = [step.a, step.b].filter((id) => byId.get(id)?.isKnown)
            expect(known.length).toBeLessThan(2)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('prefers the surer of two reasons that exclude each other', () => {
    const found = partitionOf(
      record('a', '1', ['EMAIL:x@x.io'], 'Ann Lee'),
      record('b', '1', ['EMAIL:x@x.io', 'USER_ID:7']),
      record('c', '1', ['USER_ID:7'], 'Bob Lee'),
    )
    expect(groups(found)).toBe('a:1 | b:1+c:1')
    expect(found.conflicts.map(({ reason, edge }) => [reason, edge.a, edge.b])).toEqual([
      ['CONTRADICTION', 'a:1', 'b:1'],
    ])
  })

  it('leaves alone what fits two equally', () => {
    const found = partitionOf(
      record('a', '1', ['EMAIL:x@x.io'], 'John Lee Jr'),
      record('b', '1', ['EMAIL:x@x.io'], 'John Lee Sr'),
      record('c', '1', ['EMAIL:x@x.io'], 'John Lee'),
    )
    expect(groups(found)).toBe('a:1 | b:1 | c:1')
    expect(new Set(found.conflicts.map(({ reason }) => reason))).toEqual(new Set(['AMBIGUOUS']))
  })

  it('does not bridge two names by a record without one', () => {
    const found = partitionOf(
      record('a', '1', ['EMAIL:x@x.io'], 'Ann Lee'),
      record('b', '1', ['EMAIL:x@x.io', 'PHONE:+447700900123']),
      record('c', '1', ['PHONE:+447700900123'], 'Bob Lee'),
    )
    expect(groups(found)).toBe('a:1+b:1 | c:1')
  })

  it('grows surer with every independent identifier', () => {
    const one = partitionOf(record('a', '1', ['EMAIL:x@x.io']), record('b', '1', ['EMAIL:x@x.io']))
    const two = partitionOf(
      record('a', '1', ['EMAIL:x@x.io', 'PHONE:+447700900123']),
      record('b', '1', ['EMAIL:x@x.io', 'PHONE:+447700900123']),
    )
    const confidence = ({ clusters }: Partition) => clusters[0]?.links.get('a:1')?.confidence ?? 0
    expect(confidence(two)).toBeGreaterThan(confidence(one))
    expect(confidence(two)).toBeLessThan(1)
  })
})
