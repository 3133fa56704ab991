import { beforeEach, describe, expect, it } from 'vitest'
import { meanwhile } from '../../graph/meanwhile.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { subjectsIn, write } from '../../resolution/graph-state.ts'
import { createViewers } from './viewers.ts'

const test = useGraph()
const { graph, clear } = test
const ask = createViewers(test)
beforeEach(clear)

const mutation = `mutation($records: [RecordInput!]!, $key: String!) { ingestRecords(records: $records, idempotencyKey: $key) {
  __typename ... on IngestSuccess { items { index status message } accepted updated duplicate quarantined } ... on Error { message } } }`
const ingest = { scopes: ['ingest:write'] }

interface Ingested {
  readonly ingestRecords: { readonly __typename: string; readonly items: readonly { readonly status: string }[] }
}

function person(id: string, email: string, observedAt = '2026-01-02T03:04:05Z') {
  return {
    source: 'crm',
    id,
    observedAt,
    identifiers: [{ type: 'EMAIL', value: email }],
    attributes: { givenName: 'Ann' },
  }
}

describe('ingestRecords', () => {
  it('finds the same person whom another writer brought meanwhile', async () => {
    const known = { givenName: 'Rosalind', familyName: 'Thornbury', birthDate: '1971-04-23' }
    const attributes = { ...known, addresses: [{ line1: '12 Harbour Street', city: 'Fremantle', countryCode: 'AU' }] }
    const line = { source: 'crm', id: '1', observedAt: '2026-01-02T03:04:05Z', attributes }
    const other = () => write(graph, [{ ...line, source: 'shop' }])
    const disturbed = meanwhile(graph, 'resolution.replaceBlocks', other)
    const { data } = await createViewers({ ...test, graph: disturbed })<Ingested>(
      mutation,
      { records: [line], key: 'k1' },
      ingest,
    )
    expect(data.ingestRecords.items.map(({ status }) => status)).toEqual(['ACCEPTED'])
    expect(await subjectsIn(graph)).toMatchObject([{ records: ['crm:1', 'shop:1'] }])
  })

  it('tells what became of each record, and keeps what it refused', async () => {
    const records = [
      person('1', 'a@x.io'),
      { ...person('2', 'b@x.io'), source: 'no good' },
      person('1', 'a@x.io'),
      person('1', 'c@x.io', '2026-02-02T00:00:00Z'),
    ]
    const { data } = await ask<Ingested>(mutation, { records, key: 'k1' }, ingest)
    expect(data.ingestRecords.items.map(({ status }) => status)).toEqual([
      'ACCEPTED',
      'QUARANTINED',
      'DUPLICATE',
      'UPDATED',
    ])
    expect(data).toMatchObject({ ingestRecords: { accepted: 1, updated: 1, duplicate: 1, quarantined: 1 } })
    expect(await subjectsIn(graph)).toMatchObject([{ records: ['crm:1'], identifies: ['EMAIL:c@x.io'] }])
    const steward = { scopes: ['identity:steward'] }
    const kept = await ask(
      '{ quarantine(first: 5) { edges { node { kind source sourceId rule message } } pageInfo { hasNextPage } } }',
      {},
      steward,
    )
    expect(kept).toMatchObject({
      codes: [],
      data: {
        quarantine: {
          edges: [{ node: { kind: 'record', source: 'no good', sourceId: '2', rule: 'NO_SOURCE' } }],
          pageInfo: { hasNextPage: false },
        },
      },
    })
    // Who sent the line is told what is wrong with its value; who only reads the list is not told the value.
    expect(data.ingestRecords.items[1]).toMatchObject({ message: expect.stringContaining('"no good"') })
    expect(kept).toMatchObject({
      data: {
        quarantine: {
          edges: [
            {
              node: {
                message: 'source: The line does not name a valid source. Use letters, digits and . _ - only.',
              },
            },
          ],
        },
      },
    })
  })

  it('takes the order of versions within one second from the source, and refuses a count that loses digits', async () => {
    const counted = (email: string, sequence: unknown) => ({ ...person('1', email), sequence })
    const records = [counted('late@x.io', 2), counted('early@x.io', '1'), { ...counted('x@x.io', null), id: '2' }]
    const { data } = await ask<Ingested>(mutation, { records, key: 'k1' }, ingest)
    expect(data.ingestRecords.items.map(({ status }) => status)).toEqual(['ACCEPTED', 'DUPLICATE', 'ACCEPTED'])
    expect((await subjectsIn(graph)).flatMap(({ identifies }) => identifies)).toContain('EMAIL:late@x.io')
    const wrong = [counted('last@x.io', '9007199254740993'), counted('last@x.io', -1)]
    const refused = await ask<Ingested>(mutation, { records: wrong, key: 'k2' }, ingest)
    expect(refused.data.ingestRecords.items).toMatchObject([
      { status: 'QUARANTINED', message: expect.stringContaining('sequence: ') },
      { status: 'QUARANTINED', message: expect.stringContaining('sequence: ') },
    ])
  })

  it('has one effect a key, also when many send it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask<Ingested>(mutation, { records: [person('1', 'a@x.io')], key: 'same' }, ingest),
      ),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
    expect(await subjectsIn(graph)).toHaveLength(1)
  })

  it('refuses a key that stands for other input, but not of another client', async () => {
    await ask(mutation, { records: [person('1', 'a@x.io')], key: 'same' }, ingest)
    const reused = await ask<Ingested>(mutation, { records: [person('2', 'b@x.io')], key: 'same' }, ingest)
    expect(reused.data.ingestRecords.__typename).toBe('IdempotencyKeyReused')
    expect(await subjectsIn(graph)).toHaveLength(1)
    const other = await ask<Ingested>(
      mutation,
      { records: [person('2', 'b@x.io')], key: 'same' },
      { ...ingest, clientId: 'other' },
    )
    expect(other.data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
  })

  it('answers no user of a client with what another was answered', async () => {
    const send = (subject: string, id: string) =>
      ask<Ingested>(mutation, { records: [person(id, `${id}@x.io`)], key: 'same' }, { ...ingest, subject })
    expect((await send('ann', '1')).data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
    // Already there, and told so: not the answer that somebody else got.
    expect((await send('bob', '1')).data.ingestRecords.items).toMatchObject([{ status: 'DUPLICATE' }])
    expect((await send('eve', '2')).data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
    // The negative control: the same user gets the same answer.
    expect((await send('ann', '1')).data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
  })

  it('answers no token of a user with what another token was answered', async () => {
    const send = (more: object) =>
      ask<Ingested>(mutation, { records: [person('1', 'a@x.io')], key: 'same' }, { ...ingest, ...more })
    expect((await send({})).data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
    // A token of other sources or scopes finds the record, and not the answer.
    for (const more of [
      { sources: ['crm'] },
      { sources: ['crm', 'web'] },
      { scopes: ['ingest:write', 'customer:read'] },
    ])
      expect((await send(more)).data.ingestRecords.items).toMatchObject([{ status: 'DUPLICATE' }])
    // The controls: the same token, and one that lists the same in another order.
    expect((await send({})).data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
    const reused = { records: [person('2', 'b@x.io')], key: 'same' }
    const told = await ask<Ingested>(mutation, reused, { ...ingest, sources: ['web', 'crm'] })
    expect(told.data.ingestRecords.__typename).toBe('IdempotencyKeyReused')
  })

  it('never takes the key of one client for that of another, wherever a colon stands', async () => {
    const send = (clientId: string, key: string, id: string) =>
      ask<Ingested>(mutation, { records: [person(id, `${id}@x.io`)], key }, { ...ingest, clientId })
    for (const [clientId, key, id] of [
      ['a', 'b:c', '1'],
      ['a:b', 'c', '2'],
      ['a","b', 'c', '3'],
    ] as const)
      expect((await send(clientId, key, id)).data.ingestRecords.items).toMatchObject([{ status: 'ACCEPTED' }])
    expect(await subjectsIn(graph)).toHaveLength(3)
  })

  it('takes no more than 250 records, and none without the scope', async () => {
    const records = Array.from({ length: 251 }, (_, index) => person(`${index}`, 'a@x.io'))
    expect((await ask(mutation, { records, key: 'k' }, ingest)).codes).toEqual(['LIMIT_EXCEEDED'])
    const addresses = Array.from({ length: 2_501 }, (_, index) => `a${index}@x.io`)
    const many = (count: number) => {
      const lists = Array.from({ length: Math.ceil(count / 100) }, (_, n) => addresses.slice(n * 100, n * 100 + 100))
      return lists.map((list, n) => person(`${n}`, list.slice(0, count - n * 100).join('; ')))
    }
    expect((await ask(mutation, { records: many(2_501), key: 'k' }, ingest)).codes).toEqual(['LIMIT_EXCEEDED'])
    expect((await ask(mutation, { records: [], key: 'k' })).codes).toContain('FORBIDDEN')
    expect(await subjectsIn(graph)).toEqual([])
  })
})
