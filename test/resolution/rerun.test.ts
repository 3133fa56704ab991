import { expect, it } from 'vitest'
import { command, cypher } from '../../graph/cypher.ts'
import type { RerunPage } from '../../resolution/rerun/follow-pages.ts'
import { runProgress, structuralFaults } from '../../resolution/rerun/queries.ts'
import { rerun } from '../../resolution/rerun/rerun.ts'
import { useGraph } from '../neo4j.ts'
import { deps, groupsIn, write } from './graph-state.ts'

const { graph } = useGraph()

const forgetBlocks = command({
  name: 'test.forgetBlocks',
  text: cypher`
    MATCH (r:SourceRecord)
    REMOVE r.blocks, r.blockEntry
    WITH count(r) AS records
    MATCH (b:Block)
    DELETE b`,
})

async function run(isDry: boolean, signal?: AbortSignal): Promise<RerunPage[]> {
  const pages: RerunPage[] = []
  const onPage = (page: RerunPage) => void pages.push(page)
  await rerun(graph, { isDry, onPage, ...(signal === undefined ? {} : { signal }) }, deps)
  return pages
}

it('decides records anew that came before there were blocks, tells it first, and finds nothing left', async () => {
  const attributes = { fullName: 'Rosalind Thornbury', birthDate: '1971-04-23' }
  await write(graph, [{ source: 'crm', id: '1', attributes }])
  await graph.write('test.forgetBlocks', (transaction) => transaction.run(forgetBlocks, {}))
  await write(graph, [{ source: 'shop', id: '1', attributes }])
  expect(await groupsIn(graph)).toBe('crm:1 | shop:1')

  const told = await run(true)
  expect(told).toMatchObject([{ records: 2, moves: [{ reason: 'MERGED' }] }])
  expect(await groupsIn(graph)).toBe('crm:1 | shop:1')
  expect(await graph.read(runProgress, { id: 'resolve' })).toEqual([])

  expect(await run(false)).toMatchObject([{ records: 2, moves: [{ reason: 'MERGED' }] }])
  expect(await groupsIn(graph)).toBe('crm:1+shop:1')
  expect(await run(true)).toMatchObject([{ records: 2, moves: [] }])
  expect(await graph.read(structuralFaults, {})).toEqual([])
  expect(await graph.read(runProgress, { id: 'resolve' })).toEqual([])
}, 60_000)
