import { expect, it } from 'vitest'
import { command, cypher } from '../../graph/cypher.ts'
import { heldRule } from '../../resolution/partition/hubs.ts'
import { sourceLine } from '../../resolution/records/record-line.ts'
import type { RerunPage } from '../../resolution/rerun/follow-pages.ts'
import { runProgress, structuralFaults } from '../../resolution/rerun/queries.ts'
import { rerun } from '../../resolution/rerun/rerun.ts'
import { writeSources } from '../../resolution/write/write-sources.ts'
import { useGraph } from '../harness/neo4j.ts'
import { deps, groupsIn, write } from './graph-state.ts'

const { graph, clear } = useGraph()

const forgetBlocks = command({
  name: 'test.forgetBlocks',
  text: cypher`
    MATCH (r:SourceRecord)
    REMOVE r.blocks, r.blockEntry
    WITH count(r) AS records
    MATCH (b:Block)
    DELETE b`,
})

async function run(mode: 'DRY' | 'WRITE', signal?: AbortSignal): Promise<RerunPage[]> {
  const pages: RerunPage[] = []
  const onPage = (page: RerunPage) => void pages.push(page)
  await rerun(graph, { isDry: mode === 'DRY', onPage, ...(signal === undefined ? {} : { signal }) }, deps)
  return pages
}

it('decides records anew that came before there were blocks, tells it first, and finds nothing left', async () => {
  const attributes = { fullName: 'Rosalind Thornbury', birthDate: '1971-04-23' }
  await write(graph, [{ source: 'crm', id: '1', attributes }])
  await graph.write('test.forgetBlocks', (transaction) => transaction.run(forgetBlocks, {}))
  await write(graph, [{ source: 'shop', id: '1', attributes }])
  expect(await groupsIn(graph)).toBe('crm:1 | shop:1')

  const told = await run('DRY')
  expect(told).toMatchObject([{ records: 2, moves: [{ reason: 'MERGED' }] }])
  expect(await groupsIn(graph)).toBe('crm:1 | shop:1')
  expect(await graph.read(runProgress, { id: 'resolve' })).toEqual([])

  expect(await run('WRITE')).toMatchObject([{ records: 2, moves: [{ reason: 'MERGED' }] }])
  expect(await groupsIn(graph)).toBe('crm:1+shop:1')
  expect(await run('DRY')).toMatchObject([{ records: 2, moves: [] }])
  expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
  expect(await graph.read(runProgress, { id: 'resolve' })).toEqual([])
}, 60_000)

it('applies what a source states later to the records that are there, tells it first, and finds nothing left', async () => {
  await clear()
  const person = (source: string, id: string, value: string, attributes: Readonly<Record<string, unknown>>) => ({
    source,
    id,
    attributes,
    identifiers: [{ type: 'PHONE' as const, value }],
  })
  await write(graph, [
    person('late', '1', '030 901820 17', { givenName: 'Rosalind', familyName: 'Thornbury' }),
    person('crm', '1', '+49 30 90182017', {}),
    { source: 'late', id: '2', attributes: { fullName: 'Percival Ashdown', birthDate: '9/2/1971', email: '' } },
  ])
  expect(await groupsIn(graph)).toBe('crm:1 | late:1 | late:2')
  const declare = ({ uniqueIds }: { readonly uniqueIds: boolean }) =>
    graph.write('test.declare', (transaction) =>
      writeSources(transaction, [
        sourceLine.parse({ kind: 'source', source: 'late', defaultCountry: 'DE', dateOrder: 'DMY', uniqueIds }),
      ]),
    )
  await declare({ uniqueIds: false })
  // The control: without a run the records stay as they were read.
  expect(await groupsIn(graph)).toBe('crm:1 | late:1 | late:2')
  expect((await run('DRY')).flatMap(({ moves }) => moves.map(({ reason }) => reason))).toEqual(['MERGED'])
  expect(await groupsIn(graph)).toBe('crm:1 | late:1 | late:2')
  await run('WRITE')
  expect(await groupsIn(graph)).toBe('crm:1+late:1 | late:2')
  expect((await run('DRY')).flatMap(({ moves }) => moves)).toEqual([])
  expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
}, 60_000)

it('parts what a source declares later to be two people', async () => {
  await clear()
  const attributes = { fullName: 'Rosalind Thornbury', birthDate: '1971-04-23' }
  await write(graph, [
    { source: 'late', id: '1', attributes },
    { source: 'late', id: '2', attributes },
  ])
  expect(await groupsIn(graph)).toBe('late:1+late:2')
  await graph.write('test.declare', (transaction) =>
    writeSources(transaction, [sourceLine.parse({ kind: 'source', source: 'late', uniqueIds: true })]),
  )
  expect((await run('DRY')).flatMap(({ moves }) => moves)).toHaveLength(1)
  await run('WRITE')
  expect(await groupsIn(graph)).toBe('late:1 | late:2')
}, 60_000)

it.each([
  { isolated: false },
  { isolated: true },
])('finds no fault in a record that is held back, which takes an identifier from nobody ($isolated)', async ({
  isolated,
}) => {
  await clear()
  const point = (value: string) => ({ type: 'EMAIL' as const, value })
  await graph.write('test.declare', (transaction) =>
    writeSources(transaction, [
      sourceLine.parse({ kind: 'source', source: 'shop', role: 'SYSTEM_OF_RECORD', isolated }),
    ]),
  )
  // An isolated source joins its own records only.
  const visitor = isolated ? 'shop' : 'web'
  const people = ['Henry Bugociloberg', 'Margarethe Oyelaran', 'Tancredi Fjellstad'].map((fullName, i) => ({
    source: 'shop',
    id: `${i}`,
    identifiers: [point(`${i}@x.example`)],
    attributes: { fullName, birthDate: `196${i}-10-24` },
  }))
  await write(graph, [
    ...people,
    { source: visitor, id: 'all', identifiers: people.flatMap(({ identifiers }) => identifiers), attributes: {} },
  ])
  expect(await groupsIn(graph)).toContain(`${visitor}:all`)
  expect(await graph.read(structuralFaults, { heldRule })).toEqual([])
  // It counts for whoever is not held back: the control.
  expect(await graph.read(structuralFaults, { heldRule: 'ANOTHER' })).not.toEqual([])
})
