import { beforeAll, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, ids, type RecordWritten, subjectOf, write } from '../../resolution/graph-state.ts'
import { createViewers } from '../../subgraphs/identity/viewers.ts'

const test = useGraph()
const ask = createViewers(test)

const sharedBy = 5_000

/** Everybody has a number of his own; all but one also the mailbox of the whole company. */
function holder(index: number): RecordWritten {
  const keys = index === 0 ? ['EMAIL:own@x.io'] : ['EMAIL:office@x.io']
  return { source: 'crm', id: `${index}`, identifiers: ids(...keys, `LOYALTY_ID:${70_000 + index}`) }
}

beforeAll(async () => {
  await declare(test.graph, [{ source: 'crm' }])
  for (let at = 0; at <= sharedBy; at += 500)
    await write(
      test.graph,
      Array.from({ length: Math.min(500, sharedBy + 1 - at) }, (_, index) => holder(at + index)),
    )
}, 600_000)

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

it('an identifier of 5,000 records slows the reading of a holder by less than twice', async () => {
  const [alone, sharing] = [await subjectOf(test.graph, 'crm:0'), await subjectOf(test.graph, 'crm:4999')]
  const text = `query($id: ID!) { customer(id: $id) {
    displayName identifiers(first: 10) { edges { node { type value shared } } } records(first: 10) { edges { node { sourceId } } }
    resolution { confidence steps { rule } }
  } }`
  const read = async (id: string) => {
    const { data, codes } = await ask<{ customer: { identifiers: { edges: readonly unknown[] } } }>(text, { id })
    expect(codes).toEqual([])
    return data.customer
  }
  expect(await read(sharing.id)).toMatchObject({
    identifiers: { edges: expect.arrayContaining([{ node: expect.objectContaining({ shared: true }) }]) },
  })
  const [ofAlone, ofSharing]: [number[], number[]] = [[], []]
  for (let round = 0; round < 150; round++) {
    ofAlone.push(await time(() => read(alone.id)))
    ofSharing.push(await time(() => read(sharing.id)))
  }
  const ratio = median(ofSharing.slice(30)) / median(ofAlone.slice(30))
  console.log(`ratio ${ratio.toFixed(2)}`)
  expect(ratio).toBeLessThan(2)
})

it('and the arrival of a further holder by less than four times', async () => {
  const times: Record<'own' | 'office', number[]> = { own: [], office: [] }
  for (let round = 0; round < 40; round++)
    for (const [kind, of] of Object.entries(times)) {
      const key = kind === 'own' ? `EMAIL:own${round}@x.io` : 'EMAIL:office@x.io'
      const record = { source: 'web', id: `${kind}${round}`, identifiers: ids(key, `LOYALTY_ID:${kind}9${round}77`) }
      of.push(await time(() => write(test.graph, [record])))
    }
  const ratio = median(times.office.slice(10)) / median(times.own.slice(10))
  console.log(`ratio ${ratio.toFixed(2)}`)
  expect(ratio).toBeLessThan(4)
})
