import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allStatements, modulesOf, statementRooms } from './harness/all-statements.ts'
import { useGraph } from './harness/neo4j.ts'

const { graph } = useGraph()

/** Statements that look at all of a small label on purpose, with the reason. */
const mayScan: Readonly<Record<string, string>> = {
  'identity.sources': 'a handful of systems, all of them asked for',
  'resolution.sourcesOutOfLicence': 'a handful of systems, all of them asked for',
  'resolution.allAssertions': 'a tool that goes over everything',
  'resolution.resolvedRecords': 'a tool that goes over everything',
  'resolution.recordsInReview': 'a tool that goes over everything',
  'resolution.countRecords': 'a tool that goes over everything',
  'resolution.structuralFaults': 'a tool that goes over everything',
  'ingest.graphIsEmpty': 'stops at the first node',
  'demo.isEmpty': 'stops at the first node',
}

const statements = await allStatements()

const isWalk = (operator: string) => /VarLength|Repeat|ShortestPath|Trail/.test(operator)

it('a walk of any length would be found', async () => {
  const walks = [
    'MATCH (c:Customer {id: $id})-[*]-(n) RETURN n',
    'MATCH (c:Customer {id: $id}) (()-->())+ (n) RETURN n',
  ]
  for (const text of walks)
    expect((await graph.explain({ name: 'test.walk', text, row: () => null })).some(isWalk)).toBe(true)
})

describe('every statement', () => {
  it('is exported, so that this test sees it', () => {
    const hidden = statementRooms.flatMap(modulesOf).flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      return [
        ...text.matchAll(
          /^const (\w+)[^=\n]*= (?:statement|command|keyed|byOwner|ownerStatement|factStatements)\(\{/gm,
        ),
      ].map(([, name]) => `${basename(file)}: ${name}`)
    })
    expect(hidden).toEqual([])
    expect(statements.length).toBeGreaterThan(10)
  })

  it('has a name of its own', () => {
    const names = statements.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it.each(
    statements.map((statement) => [statement.name, statement] as const),
  )('%s uses indexes', async (name, statement) => {
    const plan = await graph.explain(statement)
    const scans = plan.filter((operator) =>
      /^(AllNodesScan|NodeByLabelScan|UnionNodeByLabelsScan|DirectedAllRelationshipsScan|UndirectedAllRelationshipsScan|DirectedRelationshipTypeScan|UndirectedRelationshipTypeScan)/.test(
        operator,
      ),
    )
    // A walk of any length has no bound but the graph's.
    expect(plan.filter(isWalk)).toEqual([])
    if (name in mayScan) return
    expect(scans).toEqual([])
    if (/timeline|touchpoints/i.test(name))
      expect(plan.filter((operator) => /^(Sort|Top)\b/.test(operator))).toEqual([])
  })
})
