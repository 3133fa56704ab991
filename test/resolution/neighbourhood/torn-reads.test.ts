import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Params, Statement } from '../../../graph/cypher.ts'
import type { Transaction } from '../../../graph/run.ts'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { subjectsAround } from '../../../resolution/queries.ts'
import { recordLine } from '../../../resolution/records/record-line.ts'
import { writeRecords } from '../../../resolution/write/write-records.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, startProduct } from '../../harness/product.ts'
import { deps, faultsIn, subjectOf } from '../graph-state.ts'
import { people } from '../partition/different-people.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(() => test.clear())

type RecordLine = Extract<IngestLineInput, { readonly kind: 'record' }>
type Around = ReturnType<(typeof subjectsAround)['row']>

const address = { type: 'EMAIL' as const, value: 'vera@x.example' }
const placeholder = 'identifier:EMAIL:vera@x.example'
const vera: RecordLine = {
  ...{ kind: 'record', source: 'crm', id: 'v', observedAt: '2026-01-02', identifiers: [address] },
  attributes: { givenName: 'Vera', familyName: 'Victor' },
}
const known: readonly IngestLineInput[] = [
  { kind: 'source', source: 'crm' },
  { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
  vera,
  {
    ...{ kind: 'event', source: 'web', id: 'e', identifier: address, name: 'page_viewed', channel: 'WEB' },
    occurredAt: '2026-03-01',
  },
]

/** Records of as many different people who state the address, or with these attributes. */
function forms(count: number, from = 0, attributes?: Readonly<Record<string, unknown>>): readonly RecordLine[] {
  return people(from + count)
    .slice(from)
    .map(({ name }, index) => ({
      ...{ kind: 'record', source: 'web', id: `f${from + index}`, observedAt: '2026-01-02' },
      attributes: attributes ?? { fullName: name },
      identifiers: [address, { type: 'COOKIE_ID' as const, value: `c${from + index}` }],
    }))
}

/**
 * A transaction that meets a commit of somebody else in the middle of its first reading: who holds an identifier is read before it, and how
 * many hold it, and the locks, after it.
 */
function meeting(transaction: Transaction, commit: () => Promise<unknown>): Transaction {
  let isFirst = true
  async function run<P extends Params, R>(statement: Statement<P, R>, params: P): Promise<readonly R[]> {
    const rows = await transaction.run(statement, params)
    // Compared as values: each statement has its own types.
    if (!isFirst || (statement as unknown) !== subjectsAround) return rows
    isFirst = false
    await commit()
    const later = (await transaction.run(statement, params)) as unknown as readonly Around[]
    const laterOf = new Map(later.map((row) => [row.subject.id, row]))
    const torn = (rows as unknown as readonly Around[]).map(({ subject, holdings }) => {
      const after = laterOf.get(subject.id)
      return {
        subject: { ...subject, lock: after?.subject.lock ?? subject.lock },
        holdings: after?.holdings ?? holdings,
      }
    })
    return torn as unknown as readonly R[]
  }
  return { ...transaction, run }
}

async function writeMeeting(lines: readonly RecordLine[], others: readonly RecordLine[]): Promise<void> {
  let hasMet = false
  await test.graph.write('test.torn', (transaction) =>
    writeRecords(
      hasMet
        ? transaction
        : meeting(transaction, async () => {
            hasMet = true
            await product.ingest(others)
          }),
      lines.map((line) => recordLine.parse(line)),
      deps,
    ),
  )
  expect(hasMet).toBe(true)
}

describe('records that arrive while others of the same identifier are being committed', () => {
  it('take the placeholder of a crowded identifier from nobody', async () => {
    await product.ingest(known)
    const { id } = await subjectOf(test.graph, 'crm:v')
    await writeMeeting(forms(40), forms(60, 40))
    expect((await subjectOf(test.graph, 'crm:v')).id).toBe(id)
    expect((await subjectOf(test.graph, placeholder)).id).toBe(id)
    expect(await faultsIn(test.graph)).toEqual([])
  }, 120_000)

  it('join whom they join without them', async () => {
    await product.ingest(known)
    const { id } = await subjectOf(test.graph, 'crm:v')
    await writeMeeting(forms(1, 0, {}), forms(1, 1, {}))
    for (const record of ['web:f0', 'web:f1', placeholder])
      expect((await subjectOf(test.graph, record)).id, record).toBe(id)
    expect(await faultsIn(test.graph)).toEqual([])
  }, 120_000)
})
