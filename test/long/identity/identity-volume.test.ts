import { beforeAll, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { declare, faultsIn, ids, type RecordWritten, subjectOf, write } from '../../resolution/graph-state.ts'
import { createViewers } from '../../subgraphs/identity/viewers.ts'

const test = useGraph()
const ask = createViewers(test)

const many = Number(process.env.VOLUME_RECORDS ?? '5000')

function order(person: string, index: number | string): RecordWritten {
  const name = person === 'ann' ? 'Ann Lee' : 'Bruno Castellanos'
  return {
    source: 'shop',
    id: `${person}-${index}`,
    identifiers: ids(`EMAIL:${person}@x.io`),
    attributes: { fullName: name },
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

beforeAll(async () => {
  await declare(test.graph, [{ source: 'shop' }])
  for (const [person, count] of [
    ['ann', many],
    ['bruno', 50],
  ] as const)
    for (let at = 0; at < count; at += 250)
      await write(
        test.graph,
        Array.from({ length: Math.min(250, count - at) }, (_, index) => order(person, at + index)),
      )
}, 900_000)

it('thousands of records of one person are one customer', async () => {
  expect(await subjectOf(test.graph, 'shop:ann-0')).toMatchObject({ recordCount: many, displayName: 'Ann Lee' })
  expect(await faultsIn(test.graph)).toEqual([])
})

it('to which a further one comes in less than twice the time that it takes with fifty', async () => {
  const times: Record<'ann' | 'bruno', number[]> = { ann: [], bruno: [] }
  for (let round = 0; round < 30; round++)
    for (const person of ['ann', 'bruno'] as const)
      times[person].push(await time(() => write(test.graph, [order(person, `late-${round}`)])))
  const ratio = median(times.ann.slice(5)) / median(times.bruno.slice(5))
  console.log(`arrival ratio ${ratio.toFixed(2)}`)
  expect(ratio).toBeLessThan(2)
}, 300_000)

it('and who is read in less than one and a half times it', async () => {
  const text = `query($value: String!) { customerByIdentifier(type: EMAIL, value: $value) {
    displayName identifiers(first: 10) { edges { node { type value } } } records(first: 10) { edges { node { sourceId } } }
    resolution { confidence steps { rule } }
  } }`
  const times: Record<'ann' | 'bruno', number[]> = { ann: [], bruno: [] }
  for (let round = 0; round < 60; round++)
    for (const person of ['ann', 'bruno'] as const)
      times[person].push(
        await time(async () => expect((await ask(text, { value: `${person}@x.io` })).codes).toEqual([])),
      )
  const ratio = median(times.ann.slice(10)) / median(times.bruno.slice(10))
  console.log(`reading ratio ${ratio.toFixed(2)}`)
  expect(ratio).toBeLessThan(1.5)
}, 300_000)
